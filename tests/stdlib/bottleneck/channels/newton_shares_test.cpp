// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/channels/newton_shares.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "stdlib/bottleneck/channels/channel_capacity.h"
#include "support/split_mix.h"

using namespace ansatz::bottleneck;
using Numbers = std::vector<double>;

namespace {

/// A channel [input, output] with shares of its inputs, and what the definitions make of them.
struct Point {
  Numbers channel, shares, output, divergence;

  Point(Numbers cells, Numbers r) : channel(std::move(cells)), shares(std::move(r)) {
    const std::size_t inputs = shares.size(), outputs = channel.size() / inputs;
    output.resize(outputs);
    for (std::size_t x = 0; x < inputs; ++x)
      for (std::size_t y = 0; y < outputs; ++y) output[y] += shares[x] * channel[x * outputs + y];
    for (std::size_t x = 0; x < inputs; ++x) {
      double sum = 0;
      for (std::size_t y = 0; y < outputs; ++y) {
        const double w = channel[x * outputs + y];
        if (w > 0) sum += w * std::log(w / output[y]);
      }
      divergence.push_back(sum);
    }
  }
  Numbers step() const { return newton_shares(channel, shares, output, divergence); }
  double information() const { return std::inner_product(shares.begin(), shares.end(), divergence.begin(), 0.0); }
  /// Slope of the second-order expansion by each share, at `next`: D − H (next − r), output by output.
  Numbers slopes(const Numbers& next) const {
    const std::size_t inputs = shares.size(), outputs = output.size();
    Numbers out = divergence;
    for (std::size_t y = 0; y < outputs; ++y) {
      if (output[y] == 0) continue;
      double moved = 0;
      for (std::size_t x = 0; x < inputs; ++x) moved += (next[x] - shares[x]) * channel[x * outputs + y];
      for (std::size_t x = 0; x < inputs; ++x) out[x] -= channel[x * outputs + y] * moved / output[y];
    }
    return out;
  }
};

double entropy(double p) { return -p * std::log(p) - (1 - p) * std::log(1 - p); }

/// After so many steps of second order.
Point after(Point at, int steps) {
  for (int step = 0; step < steps; ++step) {
    const Numbers next = at.step();
    REQUIRE(next.size() == at.shares.size());
    at = Point(at.channel, next);
  }
  return at;
}

Numbers drawn(std::uint64_t seed, std::size_t inputs, std::size_t outputs) {
  Numbers cells = support::normals(seed, inputs * outputs);
  for (std::size_t x = 0; x < inputs; ++x) {
    double sum = 0;
    for (std::size_t y = 0; y < outputs; ++y) sum += cells[x * outputs + y] = std::exp(cells[x * outputs + y]);
    for (std::size_t y = 0; y < outputs; ++y) cells[x * outputs + y] /= sum;
  }
  return cells;
}

double sum_of(const Numbers& numbers) { return std::accumulate(numbers.begin(), numbers.end(), 0.0); }

}  // namespace

// Two inputs move along (1, −1), so that the second order is a parabola: with r′ = r + t (1, −1),
// t = (D₁ − D₂)/Σ_y (W₁y − W₂y)²/q_y. The ridge, 1e-12 of the curvature, is all that is added.
TEST_CASE("newton_shares: two inputs move to the top of their parabola", "[bottleneck][newton_shares]") {
  const Point at({0.9, 0.1, 0.3, 0.7}, {0.6, 0.4});  // q = (0.66, 0.34)
  const double curvature = 0.36 / 0.66 + 0.36 / 0.34;
  const double first = 0.9 * std::log(0.9 / 0.66) + 0.1 * std::log(0.1 / 0.34);
  const double second = 0.3 * std::log(0.3 / 0.66) + 0.7 * std::log(0.7 / 0.34);
  const Numbers next = at.step();
  CHECK(next[0] == Approx(0.6 + (first - second) / curvature).epsilon(1e-10));
  CHECK(next[1] == Approx(0.4 - (first - second) / curvature).epsilon(1e-10));
}

// Closed forms (Cover & Thomas, Elements of Information Theory, ch. 7): from off by a few hundredths the digits double,
// 1e-2, 1e-4, 1e-8, 1e-16, so that five steps are more than enough; then only rounding and the ridge are left.
TEST_CASE("newton_shares: a few steps meet the closed forms of capacities", "[bottleneck][newton_shares]") {
  for (const double e : {0.01, 0.1, 0.4}) {
    CAPTURE(e);
    const Point symmetric = after(Point({1 - e, e, e, 1 - e}, {0.53, 0.47}), 5);
    CHECK(symmetric.shares[0] == Approx(0.5).epsilon(0).margin(1e-10));
    CHECK(symmetric.information() == Approx(std::log(2) - entropy(e)).epsilon(1e-12));
    const Point erasure = after(Point({1 - e, e, 0, 0, e, 1 - e}, {0.46, 0.54}), 5);
    CHECK(erasure.shares[0] == Approx(0.5).epsilon(0).margin(1e-10));
    CHECK(erasure.information() == Approx((1 - e) * std::log(2)).epsilon(1e-12));
    // A 1 comes through as 0 with probability e.
    const double odds = std::exp(entropy(e) / (1 - e)), ones = 1 / ((1 - e) * (1 + odds));
    const Point z = after(Point({1, 0, e, 1 - e}, {1 - ones + 0.03, ones - 0.03}), 5);
    CHECK(z.shares[1] == Approx(ones).epsilon(0).margin(1e-10));
    CHECK(z.information() == Approx(std::log1p(1 / odds)).epsilon(1e-12));
  }
}

// The error after a step is that before it, squared, times a third derivative over the curvature: here of order one.
TEST_CASE("newton_shares: close to the best shares it doubles the digits", "[bottleneck][newton_shares]") {
  const double ones = 0.4;  // of the Z-channel with e = 1/2
  for (const double off : {3e-2, 1e-2, 3e-3, 1e-3}) {
    const Numbers next = Point({1, 0, 0.5, 0.5}, {1 - ones - off, ones + off}).step();
    const double left = std::abs(next[1] - ones) / (off * off);
    CHECK(left > 0.1);
    CHECK(left < 3);
  }
}

// q stays (½, ½) whatever the idle inputs lose, so that (½, ½, 0, …) is best to second order too.
TEST_CASE("newton_shares: inputs that are of no use are left out at once", "[bottleneck][newton_shares]") {
  const Numbers next = Point({0.9, 0.1, 0.1, 0.9, 0.5, 0.5}, {1. / 3, 1. / 3, 1. / 3}).step();
  CHECK(next[0] == Approx(0.5).epsilon(0).margin(1e-9));
  CHECK(next[1] == Approx(0.5).epsilon(0).margin(1e-9));
  CHECK(next[2] == 0);
  // More idle ones than it looks at first, 2 · 2 + 8, each with a larger share than the two that matter.
  Numbers cells, shares;
  for (int idle = 0; idle < 18; ++idle) {
    const double off = 0.01 * (idle % 9 + 1) * (idle < 9 ? 1 : -1);
    cells.insert(cells.end(), {0.5 + off, 0.5 - off});
    shares.push_back(0.99 / 18);
  }
  cells.insert(cells.end(), {0.9, 0.1, 0.1, 0.9});
  shares.insert(shares.end(), {0.005, 0.005});
  const Numbers found = Point(cells, shares).step();
  REQUIRE(found.size() == 20);
  for (std::size_t idle = 0; idle < 18; ++idle) CHECK(found[idle] == 0);
  CHECK(found[18] == Approx(0.5).epsilon(0).margin(1e-9));
  CHECK(found[19] == Approx(0.5).epsilon(0).margin(1e-9));
}

// Of a concave function on shares: slopes are the same for all shares above 0 and no larger for the others. What an
// input must promise to join is 1e-12, and the ridge adds 1e-12 of the largest curvature, below 1e3 here.
TEST_CASE("newton_shares: is best to second order", "[bottleneck][newton_shares]") {
  struct Case {
    std::size_t inputs, outputs;
  };
  const auto of = GENERATE(values<Case>({{2, 2}, {3, 2}, {4, 4}, {12, 5}, {30, 3}, {60, 8}, {40, 30}}));
  CAPTURE(of.inputs, of.outputs);
  std::size_t left_out = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    Numbers shares = support::normals(100 + seed, of.inputs);
    for (double& share : shares) share = std::exp(share);
    const double all = sum_of(shares);
    for (double& share : shares) share /= all;
    const Point at(drawn(seed, of.inputs, of.outputs), shares);
    const Numbers next = at.step();
    REQUIRE(next.size() == of.inputs);
    CHECK(sum_of(next) == Approx(1).epsilon(1e-14));
    const Numbers slopes = at.slopes(next);
    const double level = std::inner_product(next.begin(), next.end(), slopes.begin(), 0.0);
    for (std::size_t x = 0; x < of.inputs; ++x) {
      CHECK(next[x] >= 0);
      if (next[x] > 0)
        CHECK(slopes[x] == Approx(level).epsilon(0).margin(1e-9));
      else
        CHECK(slopes[x] <= level + 1e-9);
      left_out += next[x] == 0;
    }
  }
  if (of.inputs > 2 * of.outputs) CHECK(left_out >= 10 * (of.inputs - of.outputs));
}

// The ridge alone decides between equal rows, and holds them to where they are; it is 1e-12 of products that round by
// 1e-16 each.
TEST_CASE("newton_shares: one input keeps all, and equal rows keep theirs", "[bottleneck][newton_shares]") {
  CHECK(Point({0.2, 0.8}, {1}).step() == Numbers{1});
  const Numbers shares{0.2, 0.3, 0.5};
  const Numbers same = Point({0.2, 0.8, 0.2, 0.8, 0.2, 0.8}, shares).step();
  REQUIRE(same.size() == 3);
  for (std::size_t x = 0; x < 3; ++x) CHECK(same[x] == Approx(shares[x]).epsilon(0).margin(1e-2));
  // Twins together have what one alone would have.
  const Numbers alone = Point({0.9, 0.1, 0.3, 0.7}, {0.6, 0.4}).step(),
                twins = Point({0.9, 0.1, 0.3, 0.7, 0.9, 0.1}, {0.35, 0.4, 0.25}).step();
  CHECK(twins[0] + twins[2] == Approx(alone[0]).epsilon(1e-10));
  CHECK(twins[0] - twins[2] == Approx(0.1).epsilon(0).margin(1e-2));
}

TEST_CASE("newton_shares: finds none where an output is wanted that no share reaches", "[bottleneck][newton_shares]") {
  CHECK(Point({1, 0, 0, 1}, {1, 0}).step().empty());
  CHECK(newton_shares(Numbers{1, 0, 0, 1}, Numbers{0.5, 0.5}, Numbers{0.5, 0.5}, Numbers{NAN, 0}).empty());
  // One that no row reaches either counts for nothing.
  const Numbers next = Point({0, 0.9, 0.1, 0, 0.3, 0.7}, {0.6, 0.4}).step();
  CHECK(next == Point({0.9, 0.1, 0.3, 0.7}, {0.6, 0.4}).step());
}

// Far off the second order is no guide. A noiseless key that is pressed too often, D₁ < I − 1, is left out for good:
// 100 keys of which one has a tenth.
TEST_CASE("newton_shares: is a proposal that channel_capacity takes only where it brings the bounds together",
          "[bottleneck][newton_shares]") {
  Numbers noiseless(100 * 100), shares(100, 0.9 / 99);
  for (std::size_t x = 0; x < 100; ++x) noiseless[x * 100 + x] = 1;
  shares[0] = 0.1;
  const Point far(noiseless, shares), there(noiseless, far.step());
  CHECK(there.shares[0] == 0);
  CHECK(std::isinf(there.divergence[0]));
  CHECK(there.step().empty());
  // All of 320 keys are wanted but the last, which slips most, onto one that never does; a step leaves twenty out, so
  // that turns of Blahut and Arimoto have to do it alone.
  const std::size_t keys = 320;
  Numbers cells(keys * keys);
  for (std::size_t x = 0; x < keys; ++x) {
    const double slip = 0.4 * static_cast<double>(x) / static_cast<double>(keys);
    cells[x * keys + x] = 1 - slip;
    cells[x * keys + (x + 1) % keys] = slip;
  }
  const auto is_used = [](double share) { return share > 1e-3; };
  const Numbers next = Point(cells, Numbers(keys, 1.0 / static_cast<double>(keys))).step();
  CHECK(std::count_if(next.begin(), next.end(), is_used) == 300);
  ansatz::core::Run run;
  const auto found = channel_capacity({ansatz::core::Array({{"", keys}, {"", keys}}, cells), 1e-9}, run);
  CHECK(run.warnings().empty());
  CHECK(found.steps > 50);
  CHECK(found.gap <= 1e-9);
  const auto shares_found = found.input.real();
  CHECK(std::count_if(shares_found.begin(), shares_found.end(), is_used) == 319);
}
