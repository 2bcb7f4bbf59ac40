// SPDX-License-Identifier: MIT
#include "stdlib/information/variational/score_bounds.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::networks::Batch;

namespace {

const ScoreBound kAll[] = {ScoreBound::nwj,     ScoreBound::dv, ScoreBound::mine,
                           ScoreBound::infonce, ScoreBound::js, ScoreBound::smile};

double bound_of(ScoreBound bound, const Batch& scores, double clip = 5) {
  ScoreBoundValue value(bound, clip);
  Batch work = scores;
  value.add(scores, work);
  return value.value();
}

Batch random_scores(std::size_t n) {
  Batch scores(n, n);
  scores.values = support::normals(3, n * n);
  return scores;
}

}  // namespace

TEST_CASE("score bounds: a critic that tells nothing apart gives the known values", "[information][variational]") {
  const std::size_t n = GENERATE(2, 7, 128);
  const Batch zeros(n, n);
  CHECK(bound_of(ScoreBound::infonce, zeros) == Approx(0).epsilon(0).margin(1e-15));
  CHECK(bound_of(ScoreBound::dv, zeros) == Approx(0).epsilon(0).margin(1e-15));
  CHECK(bound_of(ScoreBound::mine, zeros) == Approx(0).epsilon(0).margin(1e-15));
  CHECK(bound_of(ScoreBound::smile, zeros) == Approx(0).epsilon(0).margin(1e-15));
  CHECK(bound_of(ScoreBound::nwj, zeros) == Approx(-0.36787944117144233).epsilon(1e-14));
  CHECK(bound_of(ScoreBound::js, zeros) == Approx(0).epsilon(0).margin(1e-15));
}

TEST_CASE("score bounds: are what their formulas say, worked out plainly", "[information][variational]") {
  constexpr std::size_t kRows = 6;
  const Batch s = random_scores(kRows);
  double diagonal = 0, apart = 0, clipped = 0, nce = 0;
  for (std::size_t i = 0; i < kRows; ++i) {
    diagonal += s.at(i, i) / kRows;
    double row = 0;
    for (std::size_t j = 0; j < kRows; ++j) {
      row += std::exp(s.at(i, j));
      if (i == j) continue;
      apart += std::exp(s.at(i, j)) / (kRows * (kRows - 1));
      clipped += std::exp(std::min(0.5, std::max(-0.5, s.at(i, j)))) / (kRows * (kRows - 1));
    }
    nce += (s.at(i, i) - std::log(row)) / kRows;
  }
  CHECK(bound_of(ScoreBound::nwj, s) == Approx(diagonal - apart / std::exp(1.0)).epsilon(1e-13));
  CHECK(bound_of(ScoreBound::dv, s) == Approx(diagonal - std::log(apart)).epsilon(1e-13));
  CHECK(bound_of(ScoreBound::mine, s) == bound_of(ScoreBound::dv, s));
  CHECK(bound_of(ScoreBound::infonce, s) == Approx(nce + std::log(6.0)).epsilon(1e-13));
  CHECK(bound_of(ScoreBound::js, s) == Approx(1 + diagonal - apart).epsilon(1e-13));
  CHECK(bound_of(ScoreBound::smile, s, 0.5) == Approx(diagonal - std::log(clipped)).epsilon(1e-13));
  CHECK(bound_of(ScoreBound::smile, s, 1e300) == Approx(bound_of(ScoreBound::dv, s)).epsilon(1e-13));
}

// The best critic is the logarithm of the density ratio (with 1 for nwj). Over 10⁵ rows in blocks of 500 its bounds
// spread by the deviation of the log ratio, 0.8, over √10⁵: 0.0025; of e^ratio over pairs apart, 5·10⁷ of them but of
// 10⁵ rows only, somewhat more. 0.02 is what is asked for.
TEST_CASE("score bounds: the best critic of a normal pair gives its information", "[information][variational]") {
  constexpr double kR = 0.8, kInformation = 0.5108256237659907;
  constexpr std::size_t kRows = 100000;
  const auto x = support::normals(1, kRows);
  auto y = support::normals(2, kRows);
  for (std::size_t i = 0; i < kRows; ++i) y[i] = kR * x[i] + 0.6 * y[i];
  const auto in_blocks = [&](ScoreBound bound, std::size_t block, double more) {
    ScoreBoundValue value(bound, 5);
    Batch scores(block, block), work = scores;
    for (std::size_t first = 0; first + block <= kRows; first += block) {
      for (std::size_t j = 0; j < block; ++j)
        for (std::size_t i = 0; i < block; ++i) {
          const double a = x[first + i], b = y[first + j];
          scores.at(i, j) = more + kInformation - (kR * kR * (a * a + b * b) - 2 * kR * a * b) / (2 * (1 - kR * kR));
        }
      value.add(scores, work);
    }
    return value.value();
  };
  CHECK(in_blocks(ScoreBound::dv, 500, 0) == Approx(kInformation).epsilon(0).margin(0.02));
  CHECK(in_blocks(ScoreBound::nwj, 500, 1) == Approx(kInformation).epsilon(0).margin(0.02));
  CHECK(in_blocks(ScoreBound::js, 500, 0) == Approx(kInformation).epsilon(0).margin(0.02));
  CHECK(in_blocks(ScoreBound::smile, 500, 0) == Approx(kInformation).epsilon(0).margin(0.02));
  // With 64 rows a block it falls short by about (e^{variance} − 1)/(2·64), a hundredth; never above but for chance.
  const double nce = in_blocks(ScoreBound::infonce, 64, 0);
  CHECK(nce <= kInformation + 0.01);
  CHECK(nce > kInformation - 0.04);
}

// js and smile go down the softplus loss, the others their own bound. A central difference with 1e-6 errs by 1e-12 and
// by rounding, 1e-16/1e-6.
TEST_CASE("score bounds: slopes are those of what is made small", "[information][variational]") {
  const auto bound = GENERATE(from_range(std::begin(kAll), std::end(kAll)));
  constexpr std::size_t kRows = 5;
  Batch scores = random_scores(kRows), slopes = scores;
  ScoreBoundSlopes{bound}(scores, slopes);
  const auto objective = [&] {
    if (bound != ScoreBound::js && bound != ScoreBound::smile) return -bound_of(bound, scores);
    double sum = 0;
    for (std::size_t i = 0; i < kRows; ++i)
      for (std::size_t j = 0; j < kRows; ++j)
        sum += i == j ? std::log1p(std::exp(-scores.at(i, i))) / kRows
                      : std::log1p(std::exp(scores.at(i, j))) / (kRows * (kRows - 1));
    return sum;
  };
  for (std::size_t p = 0; p < kRows * kRows; ++p) {
    const double there = scores.values[p];
    scores.values[p] = there + 1e-6;
    const double above = objective();
    scores.values[p] = there - 1e-6;
    const double below = objective();
    scores.values[p] = there;
    CHECK(slopes.values[p] == Approx((above - below) / 2e-6).epsilon(0).margin(1e-9));
  }
}

TEST_CASE("score bounds: mine divides by a mean over past batches", "[information][variational]") {
  Batch low(2, 2), high(2, 2), slopes(2, 2);
  high.at(0, 1) = high.at(1, 0) = std::log(11.0);
  ScoreBoundSlopes slopes_of(ScoreBound::mine);
  slopes_of(low, slopes);
  CHECK(slopes.at(0, 1) == Approx(0.5));  // e^0 / 1 / 2
  slopes_of(high, slopes);
  CHECK(slopes.at(0, 1) == Approx(11 / 2.0 / 2));  // the mean is now 0.9 · 1 + 0.1 · 11 = 2
  CHECK(slopes.at(0, 0) == Approx(-0.5));
}

TEST_CASE("score bounds: large scores do not overflow where the bound does not", "[information][variational]") {
  Batch scores(3, 3), work = scores;
  for (std::size_t i = 0; i < 3; ++i) scores.at(i, i) = 2000;
  CHECK(bound_of(ScoreBound::infonce, scores) == Approx(std::log(3.0)));
  CHECK(bound_of(ScoreBound::smile, scores) == Approx(2000));
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) scores.at(i, j) = 3000 * static_cast<double>(i);
  CHECK(bound_of(ScoreBound::infonce, scores) == Approx(0).epsilon(0).margin(1e-9));
  ScoreBoundSlopes{ScoreBound::infonce}(scores, work);
  for (const double s : work.values) CHECK(std::isfinite(s));
  CHECK_FALSE(std::isfinite(bound_of(ScoreBound::nwj, scores)));
  scores.at(0, 1) = std::numeric_limits<double>::quiet_NaN();
  for (const ScoreBound bound : kAll) CHECK_FALSE(std::isfinite(bound_of(bound, scores)));
}

TEST_CASE("score bounds: a bound that is none is refused by name", "[information][variational]") {
  CHECK_THROWS_WITH(score_bound_named("k", "nce"),
                    "k: bound is \"nce\", but must be \"nwj\", \"dv\", \"mine\", \"infonce\", \"js\" or \"smile\"");
}
