// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/divergences/divergences.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <numbers>

#include "stdlib/core/random.h"
#include "stdlib/information/discrete/divergences/two_distributions.h"

using namespace ansatz::information;
using namespace ansatz::core;
using ansatz::information::divergences::kP;
using ansatz::information::divergences::kQ;
using Catch::Matchers::Contains;

namespace {

template <class Question = DistributionPair>
Question of(const Array& p, const Array& q) {
  Question question;
  question.p = p;
  question.q = q;
  return question;
}

double number(const Array& array) {
  REQUIRE(array.rank() == 0);
  return array.real()[0];
}

using Measure = std::function<double(const Array&, const Array&)>;

template <class Question>
Measure measure(Array (*kernel)(const Question&, Run&)) {
  return [kernel](const Array& p, const Array& q) {
    Run run;
    return number(kernel(of<Question>(p, q), run));
  };
}

Measure renyi_of(double order) {
  return [order](const Array& p, const Array& q) {
    Run run;
    auto question = of<RenyiDivergence>(p, q);
    question.order = order;
    return number(renyi_divergence(question, run));
  };
}

Measure tsallis_of(double order) {
  return [order](const Array& p, const Array& q) {
    Run run;
    auto question = of<TsallisDivergence>(p, q);
    question.order = order;
    return number(tsallis_divergence(question, run));
  };
}

Measure alpha_of(double alpha) {
  return [alpha](const Array& p, const Array& q) {
    Run run;
    auto question = of<AlphaDivergence>(p, q);
    question.alpha = alpha;
    return number(alpha_divergence(question, run));
  };
}

const std::vector<std::pair<std::string, Measure>>& all() {
  static const std::vector<std::pair<std::string, Measure>> kAll = {
      {"kullback_leibler", measure(&kullback_leibler)},
      {"jeffreys", measure(&jeffreys)},
      {"renyi 0.3", renyi_of(0.3)},
      {"renyi 4", renyi_of(4)},
      {"renyi infinity", renyi_of(INFINITY)},
      {"tsallis 0.5", tsallis_of(0.5)},
      {"tsallis 2", tsallis_of(2)},
      {"alpha 0.4", alpha_of(0.4)},
      {"alpha -3", alpha_of(-3)},
      {"alpha 3", alpha_of(3)},
      {"hellinger", measure(&hellinger)},
      {"bhattacharyya", measure(&bhattacharyya)},
      {"total_variation", measure(&total_variation)},
      {"chi_squared_divergence", measure(&chi_squared_divergence)}};
  return kAll;
}

Array random_masses(std::uint64_t seed, std::size_t n) {
  std::vector<double> p(n);
  Stream(seed).fill_uniform(p);
  double sum = 0;
  for (double& v : p) sum += v = -std::log(v);
  for (double& v : p) v /= sum;
  return Array::of(p);
}

Function formula(const char* name, double (*f)(double)) {
  return Function::native(name, 1, [f](std::span<const double* const> inputs, double* out, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) out[i] = f(inputs[0][i]);
  });
}

}  // namespace

TEST_CASE("divergences: meet the published values", "[information][divergences]") {
  const double kl = 0.2238046571856474, reverse = 0.1937941979406136;
  CHECK(measure(&kullback_leibler)(kP, kQ) == Approx(kl).epsilon(1e-12));
  CHECK(measure(&kullback_leibler)(kQ, kP) == Approx(reverse).epsilon(1e-12));
  CHECK(measure(&jeffreys)(kP, kQ) == Approx(0.4175988551262610).epsilon(1e-12));
  CHECK(std::pow(measure(&hellinger)(kP, kQ), 2) == Approx(0.0515249250841026).epsilon(1e-12));
  CHECK(measure(&total_variation)(kP, kQ) == Approx(0.3).epsilon(1e-14));
  CHECK(measure(&chi_squared_divergence)(kP, kQ) == Approx(0.5633333333333334).epsilon(1e-12));
  CHECK(renyi_of(0.5)(kP, kQ) == Approx(0.1057995367504658).epsilon(1e-12));
  CHECK(renyi_of(1)(kP, kQ) == Approx(kl).epsilon(1e-12));
  CHECK(renyi_of(2)(kP, kQ) == Approx(0.4468202937900783).epsilon(1e-12));
  CHECK(renyi_of(3)(kP, kQ) == Approx(0.6002667817892117).epsilon(1e-12));
  CHECK(renyi_of(INFINITY)(kP, kQ) == Approx(0.9162907318741551).epsilon(1e-12));
  CHECK(measure(&cauchy_schwarz)(kP, kQ) == Approx(0.4071979104824790).epsilon(1e-12));
  CHECK(measure(&bhattacharyya)(kP, kQ) == Approx(0.0528997683752329).epsilon(1e-12));
  Run run;
  const auto found = chernoff(of<DistributionPairInBase>(kP, kQ), run);
  CHECK(found.information == Approx(0.052970610401256425).epsilon(1e-10));
  CHECK(found.order == Approx(0.518127).epsilon(0).margin(1e-6));
  // Tsallis of order 2 is χ²; alpha 0 four times H².
  CHECK(tsallis_of(2)(kP, kQ) == Approx(0.5633333333333334).epsilon(1e-12));
  CHECK(alpha_of(0)(kP, kQ) == Approx(4 * 0.0515249250841026).epsilon(1e-12));
  CHECK(alpha_of(-1)(kP, kQ) == Approx(kl).epsilon(1e-12));
  CHECK(alpha_of(1)(kP, kQ) == Approx(reverse).epsilon(1e-12));
}

TEST_CASE("divergences: vanish for equal distributions alone", "[information][divergences]") {
  for (const auto& [name, divergence] : all()) {
    INFO(name);
    CHECK(divergence(kP, kP) == Approx(0).epsilon(0).margin(1e-15));
    CHECK(divergence(kP, kQ) > 1e-3);
    CHECK(divergence(Array::of({1.0}), Array::of({1.0})) == 0);
  }
  CHECK(measure(&cauchy_schwarz)(kP, kP) == Approx(0).epsilon(0).margin(1e-15));
}

TEST_CASE("divergences: never grow when cells are merged or distributions mixed", "[information][divergences]") {
  // Data processing and, for the f-divergences among them, joint convexity; margins of a few roundings.
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const Array p = random_masses(2 * seed, 6), q = random_masses(2 * seed + 1, 6);
    const auto merged = [](const Array& x) {
      const auto v = x.real();
      return Array::of({v[0] + v[3], v[1], v[2] + v[4] + v[5]});
    };
    for (const auto& [name, divergence] : all()) {
      INFO(name << " seed " << seed);
      CHECK(divergence(merged(p), merged(q)) <= divergence(p, q) * (1 + 1e-12) + 1e-14);
    }
  }
}

TEST_CASE("divergences: obey the inequalities between them", "[information][divergences]") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const Array p = random_masses(seed + 1000, 5), q = random_masses(seed + 5000, 5);
    const double kl = measure(&kullback_leibler)(p, q), tv = measure(&total_variation)(p, q);
    const double h = measure(&hellinger)(p, q), chi = measure(&chi_squared_divergence)(p, q);
    CHECK(kl >= 2 * tv * tv);  // Pinsker
    CHECK(h * h <= tv);
    CHECK(tv <= h * std::sqrt(2 - h * h) + 1e-14);
    CHECK(kl <= std::log1p(chi) + 1e-14);
    CHECK(renyi_of(0.5)(p, q) == Approx(2 * measure(&bhattacharyya)(p, q)).epsilon(1e-12));
    double last = 0;
    for (const double order : {0.0, 0.2, 0.999999, 1.0, 1.0000001, 1.7, 5.0, 80.0, HUGE_VAL}) {
      const double here = renyi_of(order)(p, q);
      CHECK(here >= last - 1e-9);  // rises with the order; the switch to the series leaves rounding/1e-6
      last = here;
    }
    Run run;
    const auto best = chernoff(of<DistributionPairInBase>(p, q), run);
    CHECK(best.information >= measure(&bhattacharyya)(p, q) - 1e-14);
  }
}

TEST_CASE("divergences: keep their digits for near distributions", "[information][divergences]") {
  // To second order every one is a multiple of χ²: KL ≈ χ²/2, H² ≈ χ²/8. δ = 1e-8 leaves terms of third order, 1e-8.
  const double d = 1e-8;
  const Array near = Array::of({0.5 + d, 0.3 - d, 0.2});
  const double chi = d * d * (1 / 0.5 + 1 / 0.3);
  // The masses themselves are rounded to 1e-16, d to 1e-8 of itself.
  CHECK(measure(&kullback_leibler)(near, kP) == Approx(0.5 * chi).epsilon(1e-6).margin(0));
  CHECK(std::pow(measure(&hellinger)(near, kP), 2) == Approx(0.125 * chi).epsilon(1e-6).margin(0));
}

TEST_CASE("divergences: are infinite, or not, where one has no mass", "[information][divergences]") {
  const Array half = Array::of({0.5, 0.5, 0}), other = Array::of({0, 0.5, 0.5}), apart = Array::of({0, 0, 1});
  Run run;
  CHECK(std::isinf(number(kullback_leibler(of<DistributionPairInBase>(half, other), run))));
  REQUIRE(run.warnings().size() == 1);
  CHECK_THAT(run.warnings()[0], Contains("has mass where the other has none"));
  CHECK(renyi_of(0.5)(half, other) == Approx(2 * std::numbers::ln2));
  CHECK(renyi_of(0)(half, other) == Approx(std::numbers::ln2));
  CHECK(std::isinf(renyi_of(2)(half, other)));
  CHECK(std::isinf(renyi_of(0.5)(half, apart)));
  CHECK(std::isinf(measure(&chi_squared_divergence)(half, other)));
  CHECK(std::isinf(measure(&bhattacharyya)(half, apart)));
  CHECK(std::isinf(measure(&cauchy_schwarz)(half, apart)));
  CHECK(measure(&hellinger)(half, apart) == 1);
  CHECK(measure(&total_variation)(half, apart) == 1);
  CHECK(measure(&kullback_leibler)(half, kP) == Approx(0.5 * std::log(1.0) + 0.5 * std::log(0.5 / 0.3)));
}

TEST_CASE("divergences: of densities are integrals", "[information][divergences]") {
  // Normals (0, 1) and (1, 2²) on an uneven grid: KL = ln 2 + (1 + 1)/8 − ½, H² = 1 − √(2·2/5) e^{−1/20}, CS by
  // products of normals. Midpoint cells of a grid x = 4 sinh(u), Δu = 0.002: second order, 1e-5.
  std::vector<double> x, p, q;
  for (int i = -1000; i <= 1000; ++i) {
    x.push_back(4 * std::sinh(i / 500.0));
    p.push_back(std::exp(-0.5 * x.back() * x.back()));
    q.push_back(std::exp(-0.125 * (x.back() - 1) * (x.back() - 1)));
  }
  const auto density = [&](const std::vector<double>& values) {
    Array out({Dimension("x", Array::along("x", x))}, values);
    out.density_over = {"x"};
    return out;
  };
  CHECK(measure(&kullback_leibler)(density(p), density(q)) == Approx(std::numbers::ln2 + 0.25 - 0.5).epsilon(1e-4));
  CHECK(std::pow(measure(&hellinger)(density(p), density(q)), 2) ==
        Approx(1 - std::sqrt(0.8) * std::exp(-0.05)).epsilon(1e-4));
  // ∫ pq = N(1; 0, 5), ∫ p² = 1/(2√π), ∫ q² = 1/(4√π)
  const double pq = std::exp(-0.1) / std::sqrt(10 * std::numbers::pi);
  CHECK(measure(&cauchy_schwarz)(density(p), density(q)) ==
        Approx(-std::log(pq * pq * 8 * std::numbers::pi)).epsilon(1e-4));
}

TEST_CASE("f_divergence: is any of them by its function", "[information][divergences]") {
  Run run;
  const auto with = [&](const Array& p, const Array& q, Function f, std::optional<double> slope = {}) {
    auto question = of<FDivergence>(p, q);
    question.f = std::move(f);
    question.final_slope = slope;
    return number(f_divergence(question, run));
  };
  const auto t_log_t = formula("t log t", [](double t) { return t > 0 ? t * std::log(t) : 0; });
  const auto variation = formula("|t - 1|/2", [](double t) { return 0.5 * std::abs(t - 1); });
  CHECK(with(kP, kQ, t_log_t) == Approx(0.2238046571856474).epsilon(1e-12));
  CHECK(with(kP, kQ, variation) == Approx(0.3).epsilon(1e-12));
  const Array half = Array::of({0.5, 0.5, 0}), other = Array::of({0, 0.5, 0.5});
  CHECK(with(half, other, variation, 0.5) == Approx(0.5));
  CHECK_THROWS_WITH(with(half, other, variation), Contains("final_slope is not given"));
  CHECK_THROWS_WITH(with(kP, kQ, formula("t", [](double t) { return t; })),
                    "f_divergence: f is 1 at 1, but must be 0 at 1");
}

TEST_CASE("wasserstein: is what must be carried, and how far", "[information][divergences]") {
  CHECK(measure(&wasserstein)(kP, kQ) == Approx(0.3 + 0.1));
  const Array points({Dimension("x", Array::along("x", {0, 10, 11}))}, std::vector<double>{0.5, 0.3, 0.2});
  CHECK(measure(&wasserstein)(points, kQ) == Approx(0.3 * 10 + 0.1));
  CHECK(measure(&wasserstein)(kP, kP) == 0);
  const Array falling({Dimension("x", Array::along("x", {2, 1, 0}))}, std::vector<double>{0.5, 0.3, 0.2});
  CHECK_THROWS_WITH(measure(&wasserstein)(falling, kQ), Contains("on points that rise"));
}

TEST_CASE("divergences: give one value for each remaining index, and refuse by name", "[information][divergences]") {
  Run run;
  auto question = of<DistributionPairInBase>(
      Array({Dimension("time", 2), Dimension("state", 2)}, std::vector<double>{1, 0, 0.5, 0.5}),
      Array({Dimension("time", 2), Dimension("state", 2)}, std::vector<double>{0.5, 0.5, 0.5, 0.5}));
  question.over = "state";
  question.base = "bit";
  const Array d = kullback_leibler(question, run);
  REQUIRE(d.rank() == 1);
  CHECK(d.real()[0] == Approx(1));
  CHECK(d.real()[1] == 0);
  CHECK(d.label == "D (bit)");
  CHECK_THROWS_WITH(measure(&jeffreys)(kP, Array::of({0.5, 0.5})),
                    Contains("q is [ 3] and [ 2], but must be of one shape"));
  CHECK_THROWS_WITH(measure(&hellinger)(kP, Array::of({0.5, 0.5, 0.5})), Contains("sums to 1.5"));
  CHECK_THROWS_WITH(measure(&hellinger)(kP, Array::of({0.5, NAN, 0.5})), Contains("nan at element 2"));
  CHECK_THROWS_WITH(renyi_of(-1)(kP, kQ), Contains("order is -1"));
  CHECK_THROWS_WITH(tsallis_of(0)(kP, kQ), Contains("above 0 and finite"));
}
