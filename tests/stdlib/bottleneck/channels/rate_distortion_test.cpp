// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/channels/rate_distortion.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"
#include "support/not_finite.h"
#include "support/rows.h"
#include "support/split_mix.h"

using namespace ansatz::bottleneck;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Contains;
using support::kInfinity;
using support::matrix;

namespace {

Array hamming(std::size_t n) {
  std::vector<double> cells(n * n, 1);
  for (std::size_t i = 0; i < n; ++i) cells[i * n + i] = 0;
  return matrix(n, std::move(cells));
}

double h(double p) { return -p * std::log(p) - (1 - p) * std::log1p(-p); }

RateDistortionResult solve(std::vector<double> source, Array distortion, std::vector<double> slopes) {
  Run run;
  auto out = rate_distortion({Array::of(std::move(source)), std::move(distortion), Array::of(std::move(slopes))}, run);
  CHECK(run.warnings().empty());
  return out;
}

}  // namespace

// D = 1/(1 + e^s), R = h(p) − h(D) while D < p. The bounds are 1e-10 apart in R, and D moves with the root of that.
TEST_CASE("rate_distortion: meets the curve of a binary source", "[bottleneck][rate_distortion]") {
  const auto found = solve({0.3, 0.7}, hamming(2), {1, 2, 3});
  const double rates[] = {0.028661193166728105, 0.24553044696768977, 0.4199993309484513};
  const double distortions[] = {0.2689414213699426, 0.11920292202211556, 0.04742587317756663};
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(found.rates.number(i) == Approx(rates[i]).epsilon(0).margin(1e-6));
    CHECK(found.distortions.number(i) == Approx(distortions[i]).epsilon(0).margin(1e-6));
    CHECK(found.gap.number(i) <= 1e-10);
    // On the curve itself nothing is lost to where on it the search ended.
    CHECK(found.rates.number(i) - (h(0.3) - h(found.distortions.number(i))) == Approx(0).epsilon(0).margin(1e-10));
  }
}

// n equal symbols: R = ln n − h(D) − D ln(n − 1), e^s = (1 − D)(n − 1)/D, whatever the start.
TEST_CASE("rate_distortion: meets the curve of equal symbols", "[bottleneck][rate_distortion]") {
  const auto found = solve(std::vector<double>(5, 0.2), hamming(5), {4, 0.5, 50, 2});
  for (std::size_t i = 0; i < 4; ++i) {
    const double s = std::vector<double>{4, 0.5, 50, 2}[i], d = 4 / (4 + std::exp(s));
    CHECK(found.distortions.number(i) == Approx(d).epsilon(0).margin(1e-9));
    CHECK(found.rates.number(i) == Approx(std::log(5) - h(d) - d * std::log(4)).epsilon(0).margin(1e-9));
  }
  CHECK(found.rates.dimension(0).name == "slope");
}

TEST_CASE("rate_distortion: costs nothing at slope 0 and the entropy at a steep one", "[bottleneck][rate_distortion]") {
  const auto found = solve({0.5, 0.3, 0.2}, hamming(3), {0, 1e6});
  CHECK(found.rates.number(0) == 0);
  CHECK(found.distortions.number(0) == Approx(0.5).epsilon(0).margin(1e-15));
  CHECK(found.outputs.number(0) == 1);
  CHECK(found.distortions.number(1) == 0);
  CHECK(found.rates.number(1) ==
        Approx(-0.5 * std::log(0.5) - 0.3 * std::log(0.3) - 0.2 * std::log(0.2)).epsilon(0).margin(1e-9));
}

// A bit that may be erased at cost 1 but never told wrong: R = (1 − D) ln 2, a straight line of slope ln 2.
TEST_CASE("rate_distortion: keeps to what is forbidden", "[bottleneck][rate_distortion]") {
  const Array erasing = matrix(2, {0, kInfinity, 1, kInfinity, 0, 1});
  const auto found = solve({0.5, 0.5}, erasing, {0, 0.5, 2});
  CHECK(found.distortions.number(0) == 1);
  CHECK(found.rates.number(1) == Approx(0).epsilon(0).margin(1e-9));
  CHECK(found.rates.number(2) == Approx(std::log(2)).epsilon(0).margin(1e-9));
  CHECK(found.distortions.number(2) == Approx(0).epsilon(0).margin(1e-9));
}

// The curve lies below every chord and above every tangent: convex and falling, with slopes that lie between.
TEST_CASE("rate_distortion: is convex on random sources, and its outputs are those of the channel",
          "[bottleneck][rate_distortion]") {
  support::SplitMix random{17};
  for (int trial = 0; trial < 20; ++trial) {
    std::vector<double> source(6), cells(6 * 8);
    double sum = 0;
    for (double& p : source) sum += p = 0.01 + random.uniform();
    for (double& p : source) p /= sum;
    for (double& d : cells) d = random.uniform();
    const std::vector<double> slopes{1, 3, 9, 27};
    const auto found = solve(source, matrix(6, cells), slopes);
    for (std::size_t i = 0; i < slopes.size(); ++i) {
      CHECK(found.gap.number(i) <= 1e-10);
      // The rate is I of the joint p q e^{−s d}/Z, whose other marginal q is: to the accuracy q is known to.
      double information = 0;
      for (std::size_t x = 0; x < 6; ++x) {
        double z = 0;
        for (std::size_t y = 0; y < 8; ++y)
          z += found.outputs.number(i * 8 + y) * std::exp(-slopes[i] * cells[x * 8 + y]);
        for (std::size_t y = 0; y < 8; ++y) {
          const double ratio = std::exp(-slopes[i] * cells[x * 8 + y]) / z;
          information += source[x] * found.outputs.number(i * 8 + y) * ratio * std::log(ratio);
        }
      }
      CHECK(found.rates.number(i) == Approx(information).epsilon(0).margin(1e-6));
      if (i == 0) continue;
      const double drop = found.rates.number(i) - found.rates.number(i - 1);
      const double saved = found.distortions.number(i - 1) - found.distortions.number(i);
      CHECK(saved >= -1e-9);
      CHECK(drop >= slopes[i - 1] * saved - 1e-9);
      CHECK(drop <= slopes[i] * saved + 1e-9);
    }
  }
}

TEST_CASE("rate_distortion: takes a number for a slope, in bits where it is asked to",
          "[bottleneck][rate_distortion]") {
  Run run;
  const auto found = rate_distortion(
      {Array::of({0.5, 0.5}), hamming(2), Array({}, std::vector<double>{2}), 1e-10, std::string("bit")}, run);
  CHECK(found.rates.rank() == 0);
  CHECK(found.outputs.rank() == 1);
  CHECK(found.rates.number(0) == Approx(1 - h(1 / (1 + std::exp(2))) / std::log(2)).epsilon(0).margin(1e-9));
}

TEST_CASE("rate_distortion: refuses what is no source, and no distortion", "[bottleneck][rate_distortion]") {
  Run run;
  const auto ask = [&](Array p, Array d, double slope) {
    rate_distortion({std::move(p), std::move(d), Array({}, std::vector<double>{slope})}, run);
  };
  const Array fair = Array::of({0.5, 0.5});
  CHECK_THROWS_WITH(ask(Array::of({0.5, 0.4}), hamming(2), 1), Contains("source"));
  CHECK_THROWS_WITH(ask(Array::of({NAN, 1}), hamming(2), 1), Contains("source"));
  CHECK_THROWS_WITH(ask(hamming(2), hamming(2), 1), Contains("a list of masses"));
  CHECK_THROWS_WITH(ask(fair, fair, 1), Contains("a matrix [source, reproduction]"));
  CHECK_THROWS_WITH(ask(fair, hamming(3), 1), Contains("distortion is of 3 rows, but must be of 2"));
  CHECK_THROWS_WITH(ask(fair, matrix(2, {0, NAN, 1, 0}), 1), Contains("at element 2"));
  CHECK_THROWS_WITH(ask(fair, matrix(2, {0, -kInfinity, 1, 0}), 1), Contains("at element 2"));
  CHECK_THROWS_WITH(ask(fair, matrix(2, {0, 1, kInfinity, kInfinity}), 1), Contains("row 2"));
  CHECK_THROWS_WITH(ask(fair, hamming(2), -1), Contains("slopes is -1"));
  CHECK_THROWS_WITH(ask(fair, hamming(2), NAN), Contains("slopes is nan"));
  CHECK_THROWS_WITH(rate_distortion({fair, hamming(2), fair, 0}, run), Contains("tolerance is 0"));
}
