// SPDX-License-Identifier: MIT
#include "stdlib/information/transfer/transfer_entropy.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <string>

#include "stdlib/core/random.h"
#include "support/reference_samples.h"

using namespace ansatz::information;
using namespace support;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

// x normal, y_t = 0.3 y_{t − 1} + 0.5 x_{t − 1} + e_t: T(x → y) = ½ ln(1 + ¼) = 0.11157, T(y → x) = 0.
struct Pair {
  std::vector<double> x, y;
};

Pair driven(std::uint64_t seed, std::size_t n, std::size_t lag = 1) {
  Pair out{normals(seed, n), normals(seed + 1, n)};
  out.y[0] = 0;
  for (std::size_t t = lag; t < n; ++t) out.y[t] += 0.3 * out.y[t - 1] + 0.5 * out.x[t - lag];
  return out;
}

TransferEntropy transfer_about(std::vector<double> source, std::vector<double> target, std::string estimator) {
  TransferEntropy question;
  question.source = Array::of(std::move(source));
  question.target = Array::of(std::move(target));
  question.estimator = std::move(estimator);
  return question;
}

TransferEntropyEstimate estimate(const TransferEntropy& question) {
  Run run(Stream(5));
  return transfer_entropy(question, run);
}

// A fair coin, and what it showed a step before.
Pair coin(std::size_t n) {
  Pair out;
  for (const double u : uniforms(8, n)) {
    out.y.push_back(out.x.empty() ? 0 : out.x.back());
    out.x.push_back(u < 0.5);
  }
  return out;
}

}  // namespace

TEST_CASE("transfer_entropy: meets the reference values", "[information][transfer]") {
  auto [x, y] = driven(41, 501);
  CHECK(estimate(transfer_about(x, y, "gaussian")).information == Approx(0.09027499495536809).epsilon(1e-9));
  CHECK(estimate(transfer_about(y, x, "gaussian")).information == Approx(0.0013888135726471094).epsilon(1e-9));
  CHECK(estimate(transfer_about(x, y, "ksg")).information == Approx(0.07445290372615543).epsilon(1e-9));
}

TEST_CASE("transfer_entropy: a coin's copy has one bit, and the coin none of its copy", "[information][transfer]") {
  const auto [x, y] = coin(4000);
  auto question = transfer_about(x, y, "discrete");
  question.base = "bit";
  // The plug-in entropies of 4000 throws: their frequencies are within 4/√4000 of even, H within 0.006 of one bit.
  CHECK(estimate(question).information == Approx(1).epsilon(0).margin(0.01));
  auto back = transfer_about(y, x, "discrete");
  CHECK(estimate(back).information == Approx(0).epsilon(0).margin(0.002));
  // The second kind of state is the first with other names.
  auto renamed = x;
  for (double& v : renamed) v = 7 - 3 * v;
  CHECK(estimate(transfer_about(renamed, y, "discrete")).information ==
        Approx(estimate(question).information * std::numbers::ln2).epsilon(1e-12));
}

TEST_CASE("transfer_entropy: states may be texts", "[information][transfer]") {
  const Pair flips = coin(3000);
  TransferEntropy question = transfer_about(flips.x, flips.y, "discrete");
  const double of_numbers = estimate(question).information;
  const auto words = [](const std::vector<double>& numbers) {
    std::vector<std::string> out;
    for (const double number : numbers) out.push_back(number > 0 ? "heads" : "tails");
    return Array::of_texts(std::move(out));
  };
  question.source = words(flips.x);
  CHECK(estimate(question).information == Approx(of_numbers).epsilon(0).margin(1e-12));
  question.target = words(flips.y);
  CHECK(estimate(question).information == Approx(of_numbers).epsilon(0).margin(1e-12));
  question.estimator = "gaussian";
  CHECK_THROWS_WITH(estimate(question), Contains("text"));
}

TEST_CASE("transfer_entropy: the lag that tells most is found", "[information][transfer]") {
  const auto estimator = GENERATE("gaussian", "ksg");
  auto [x, y] = driven(45, 2000, 3);
  auto question = transfer_about(x, y, estimator);
  question.lags = {1, 2, 3, 4};
  const auto found = estimate(question);
  CHECK(found.lag == 3);
  CHECK(found.information == found.by_lag.real()[2]);
  CHECK(found.information == Approx(0.5 * std::log(1.25)).epsilon(0).margin(0.06));
  CHECK(found.by_lag.coordinate_values(0) == std::vector<double>{1, 2, 3, 4});
}

TEST_CASE("transfer_entropy: surrogates tell transfer from none", "[information][transfer]") {
  const auto surrogate = GENERATE("rotate", "permute");
  auto [x, y] = driven(47, 1000);
  auto question = transfer_about(x, y, "ksg");
  question.surrogates = 99;
  question.surrogate = surrogate;
  const auto forth = estimate(question);
  CHECK(*forth.p <= 0.02);  // at most one of the 99 is as large
  CHECK(*forth.excess == Approx(0.5 * std::log(1.25)).epsilon(0).margin(0.06));
  CHECK(forth.surrogates.size() == 99);
  std::swap(question.source, question.target);
  CHECK(*estimate(question).p > 0.01);
  CHECK(estimate(question).surrogates.identical(estimate(question).surrogates));
}

TEST_CASE("transfer_entropy: p is uniform without transfer, also over several lags", "[information][transfer]") {
  // 100 pairs: those with p ≤ 0.1 are binomial, 10 ± 3; four of that.
  int low = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    auto question = transfer_about(normals(100 + seed, 80), normals(900 + seed, 80), "gaussian");
    question.lags = {1, 2, 3};
    question.surrogates = 19;
    question.surrogate = "permute";
    low += *estimate(question).p <= 0.1;
  }
  CHECK(low == Approx(10).epsilon(0).margin(12));
}

TEST_CASE("transfer_entropy: what a third series brings to both is taken off", "[information][transfer]") {
  // z drives both a step later; y a step after x has shown it.
  const auto z = normals(51, 3000);
  auto x = normals(52, 3000), y = normals(53, 3000);
  for (std::size_t t = 2; t < z.size(); ++t) {
    x[t] = z[t - 1] + 0.5 * x[t];
    y[t] = z[t - 1] + 0.5 * y[t];
  }
  auto question = transfer_about(x, y, "gaussian");
  question.lags = {0};
  CHECK(estimate(question).information == Approx(-0.5 * std::log(1 - 0.64)).epsilon(0).margin(0.05));  // r = 1/1.25
  question.given = Array::of(z);
  CHECK(estimate(question).information == Approx(0).epsilon(0).margin(0.005));
}

TEST_CASE("transfer_entropy: χ² stands in for surrogates under gaussian", "[information][transfer]") {
  auto [x, y] = driven(41, 501);
  CHECK(*estimate(transfer_about(x, y, "gaussian")).p < 1e-10);
  CHECK(*estimate(transfer_about(y, x, "gaussian")).p > 0.05);
  CHECK_FALSE(estimate(transfer_about(x, y, "ksg")).p);
}

TEST_CASE("transfer_entropy: constants tell nothing and are told nothing", "[information][transfer]") {
  const auto estimator = GENERATE("gaussian", "ksg", "discrete");
  const std::vector<double> constant(200, 1.5);
  CHECK(estimate(transfer_about(constant, normals(1, 200), estimator)).information ==
        Approx(0).epsilon(0).margin(1e-12));
  CHECK(estimate(transfer_about(normals(1, 200), constant, estimator)).information ==
        Approx(0).epsilon(0).margin(1e-12));
}

TEST_CASE("transfer_entropy: patterns of order are states like others", "[information][transfer]") {
  const auto [x, y] = driven(71, 600);
  // By definition: rank each window of three, earlier first among equals, and name the permutation.
  const auto named = [](const std::vector<double>& v) {
    std::vector<double> out;
    for (std::size_t t = 2; t < v.size(); ++t) {
      std::vector<std::size_t> order{0, 1, 2};
      std::stable_sort(order.begin(), order.end(), [&](auto i, auto j) { return v[t - 2 + i] < v[t - 2 + j]; });
      out.push_back(static_cast<double>(100 * order[0] + 10 * order[1] + order[2]));
    }
    return out;
  };
  auto ordinal = transfer_about(x, y, "ordinal");
  ordinal.lags = {1, 2};
  auto states = transfer_about(named(x), named(y), "discrete");
  states.lags = {1, 2};
  CHECK(estimate(ordinal).by_lag.real()[0] == Approx(estimate(states).by_lag.real()[0]).epsilon(1e-12));
  CHECK(estimate(ordinal).by_lag.real()[1] == Approx(estimate(states).by_lag.real()[1]).epsilon(1e-12));
  // Any rising map leaves the order alone.
  auto bent = x;
  for (double& v : bent) v = std::exp(2 * v);
  CHECK(estimate(transfer_about(bent, y, "ordinal")).information ==
        estimate(transfer_about(x, y, "ordinal")).information);
}

TEST_CASE("transfer_entropy: the shares of the steps have the estimate as mean", "[information][transfer]") {
  const auto estimator = GENERATE("ksg", "gaussian", "discrete", "ordinal");
  auto [x, y] = driven(73, 400);
  if (std::string(estimator) == "discrete")
    for (auto* series : {&x, &y})
      for (double& v : *series) v = std::floor(v);
  auto question = transfer_about(x, y, estimator);
  question.history = 2;
  question.base = "bit";
  const auto found = estimate(question);
  double sum = 0;
  for (const double share : found.local.real()) sum += share;
  CHECK(sum / static_cast<double>(found.local.size()) == Approx(found.information).epsilon(1e-9).margin(1e-12));
  // Two steps of past, and as many as a pattern takes beside its last.
  const double first = std::string(estimator) == "ordinal" ? 5 : 3;
  CHECK(found.local.coordinate_values(0).front() == first);
  CHECK(found.local.coordinate_values(0).back() == 400);
}

TEST_CASE("transfer_entropy: a step's share is what its source told of it", "[information][transfer]") {
  const auto [x, y] = coin(4000);
  auto question = transfer_about(x, y, "discrete");
  question.base = "bit";
  const auto local = estimate(question).local;
  // One bit each, but for frequencies within 4/√4000 of even.
  for (const double share : local.real()) CHECK(share == Approx(1).epsilon(0).margin(0.15));
  // Of a normal pair: ½ ln(σ²_r/σ²_s) + ½ (r²/σ²_r − s²/σ²_s), r and s the residuals; regression by hand.
  const auto [u, v] = driven(41, 300);
  const auto found = estimate(transfer_about(u, v, "gaussian")).local;
  std::vector<double> a, b, c;
  for (std::size_t t = 1; t < v.size(); ++t) {
    a.push_back(v[t]);
    b.push_back(v[t - 1]);
    c.push_back(u[t - 1]);
  }
  const auto centre = [](std::vector<double>& w) {
    double mean = 0;
    for (const double value : w) mean += value / static_cast<double>(w.size());
    for (double& value : w) value -= mean;
  };
  const auto remove = [](std::vector<double> from, const std::vector<double>& w) {
    double along = 0, square = 0;
    for (std::size_t i = 0; i < w.size(); ++i) {
      along += from[i] * w[i];
      square += w[i] * w[i];
    }
    for (std::size_t i = 0; i < w.size(); ++i) from[i] -= along / square * w[i];
    return from;
  };
  for (auto* w : {&a, &b, &c}) centre(*w);
  const auto r = remove(a, b), s = remove(r, remove(c, b));
  double of_r = 0, of_s = 0;
  for (std::size_t i = 0; i < r.size(); ++i) {
    of_r += r[i] * r[i] / static_cast<double>(r.size());
    of_s += s[i] * s[i] / static_cast<double>(r.size());
  }
  for (const std::size_t i : {0, 17, 200})
    CHECK(found.real()[i] ==
          Approx(0.5 * std::log(of_r / of_s) + 0.5 * (r[i] * r[i] / of_r - s[i] * s[i] / of_s)).epsilon(1e-9));
}

TEST_CASE("transfer_entropy: what is open of the next step is shared", "[information][transfer]") {
  const auto [x, y] = coin(2000);
  auto question = transfer_about(x, y, "discrete");
  question.surrogates = 19;
  // All of it, less what 19 unconnected sources seem to tell: one state in 2000, 0.00025 nat.
  CHECK(*estimate(question).share == Approx(1).epsilon(0).margin(0.005));
  CHECK(*estimate(question).p == 0.05);
  question.estimator = "ksg";
  question.target = Array::of(normals(3, 2000));
  question.source = Array::of(normals(4, 2000));
  CHECK_FALSE(estimate(question).share);
}

TEST_CASE("transfer_entropy: sources that are slow pass no test they should not", "[information][transfer]") {
  // Two slow series without connection; p ≤ 0.1 in 10 ± 3 of 100, four of that.
  const auto surrogate = GENERATE("rotate", "block", "phases");
  const auto slow = [](std::uint64_t seed) {
    auto v = normals(seed, 300);
    for (std::size_t t = 1; t < v.size(); ++t) v[t] += 0.95 * v[t - 1];
    return v;
  };
  int low = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    auto question = transfer_about(slow(3000 + seed), slow(4000 + seed), "gaussian");
    question.source_history = 2;
    question.surrogates = 19;
    question.surrogate = surrogate;
    low += *estimate(question).p <= 0.1;
  }
  CHECK(low == Approx(10).epsilon(0).margin(12));
}

TEST_CASE("transfer_entropy: further series are known as far back as is said", "[information][transfer]") {
  // z two steps before drives x and y alike.
  const auto z = normals(81, 3000);
  auto x = normals(82, 3000), y = normals(83, 3000);
  for (std::size_t t = 2; t < z.size(); ++t) {
    x[t] = z[t - 2] + 0.5 * x[t];
    y[t] = z[t - 2] + 0.5 * y[t];
  }
  auto question = transfer_about(x, y, "gaussian");
  question.lags = {0};
  question.given = Array::of(z);
  const double seen = -0.5 * std::log(1 - 0.64);
  CHECK(estimate(question).information == Approx(seen).epsilon(0).margin(0.05));  // z a step before says nothing
  question.given_lag = 2;
  CHECK(estimate(question).information == Approx(0).epsilon(0).margin(0.005));
  question.given_lag = 1;
  question.given_history = 2;
  CHECK(estimate(question).information == Approx(0).epsilon(0).margin(0.005));
  question.given_lag = -1;
  CHECK_THROWS_WITH(estimate(question), Contains("given_lag is -1"));
}

TEST_CASE("transfer_entropy: names what it refuses", "[information][transfer]") {
  auto [x, y] = driven(41, 50);
  auto question = transfer_about(x, y, "ksg");
  question.lags = {1.5};
  CHECK_THROWS_WITH(estimate(question), "transfer_entropy: lags is 1.5, but must be whole numbers of at least 0");
  question.lags = {};
  CHECK_THROWS_WITH(estimate(question), Contains("lags is no lag"));
  question.lags = {1};
  question.history = 0;
  CHECK_THROWS_WITH(estimate(question), Contains("history is 0"));
  question.history = 48;
  CHECK_THROWS_WITH(estimate(question), Contains("target is 50 steps, but must be at least"));
  question = transfer_about(x, {1, 2, 3}, "ksg");
  CHECK_THROWS_WITH(estimate(question), Contains("target is 3 rows, but must be 50 rows, as source has"));
  question = transfer_about(x, y, "granger");
  CHECK_THROWS_WITH(estimate(question), Contains("estimator is \"granger\""));
  question = transfer_about(x, y, "ksg");
  question.surrogate = "shuffle";
  CHECK_THROWS_WITH(estimate(question), Contains("\"permute\""));
  question = transfer_about(x, y, "discrete");
  question.surrogate = "phases";
  CHECK_THROWS_WITH(estimate(question), Contains("states have no spectrum"));
  question = transfer_about(x, y, "ordinal");
  question.order = 1;
  CHECK_THROWS_WITH(estimate(question), "transfer_entropy: order is 1, but must be in [2, 12]");
  question = transfer_about({1, 2, 3, 4}, {1, 2, 3, 4}, "ordinal");
  question.order = 4;
  CHECK_THROWS_WITH(estimate(question), Contains("order is 4, but must be below the 4 steps of the series"));
  x[3] = NAN;
  CHECK_THROWS_WITH(estimate(transfer_about(x, y, "ksg")), Contains("source is 1 NaN"));
  Run run;
  transfer_entropy(transfer_about(normals(1, 25), normals(2, 25), "gaussian"), run);
  CHECK_THAT(run.warnings().at(0), Contains("usable steps are few"));
}

TEST_CASE("directed_information: counts what happens in the same step", "[information][transfer]") {
  // y_t = 0.5 x_t + e_t: nothing by way of the past, ½ ln(1 + ¼) at once.
  const auto x = normals(61, 5000);
  auto y = normals(62, 5000);
  for (std::size_t t = 0; t < y.size(); ++t) y[t] += 0.5 * x[t];
  DirectedInformation question;
  question.source = Array::of(x);
  question.target = Array::of(y);
  question.estimator = "gaussian";
  Run run;
  CHECK(directed_information(question, run) == Approx(0.5 * std::log(1.25)).epsilon(0).margin(0.03));
  CHECK(estimate(transfer_about(x, y, "gaussian")).information == Approx(0).epsilon(0).margin(0.003));
  question.memory = 0;
  CHECK_THROWS_WITH(directed_information(question, run), "directed_information: memory is 0, but must be at least 1");
}
