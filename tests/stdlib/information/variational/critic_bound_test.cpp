// SPDX-License-Identifier: MIT
#include "stdlib/information/variational/critic_bound.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

double of(std::vector<double> scores, std::size_t rows, std::string bound, double clip = 5, std::size_t blocks = 0) {
  Run run;
  const Array square = blocks == 0 ? Array({{"x", rows}, {"y", rows}}, std::move(scores))
                                   : Array({{"block", blocks}, {"x", rows}, {"y", rows}}, std::move(scores));
  return critic_bound({.scores = square, .bound = std::move(bound), .clip = clip}, run);
}

const std::vector<double> kThree = {1.2, -0.3, 0.5, 0.1, 0.9, -0.7, -0.4, 0.6, 2.0};

}  // namespace

// By hand from the formulas, to all digits.
TEST_CASE("critic bound: meets the reference values", "[information][variational]") {
  CHECK(of(kThree, 3, "dv") == Approx(1.2891294706021617).epsilon(1e-14));
  CHECK(of(kThree, 3, "mine") == Approx(1.2891294706021617).epsilon(1e-14));
  CHECK(of(kThree, 3, "nwj") == Approx(0.9691278922471291).epsilon(1e-14));
  CHECK(of(kThree, 3, "infonce") == Approx(0.6538321591889135).epsilon(1e-14));
  CHECK(of(kThree, 3, "smile", 0.5) == Approx(1.298964033816581).epsilon(1e-14));
  Run run;
  const CriticBound bits{.scores = Array({{"x", 3}, {"y", 3}}, kThree), .bound = "nwj", .clip = 5, .base = "bit"};
  CHECK(critic_bound(bits, run) == Approx(0.9691278922471291 / std::log(2)).epsilon(1e-14));
}

TEST_CASE("critic bound: rows are of x, and blocks are put together", "[information][variational]") {
  // Three times the same row: infonce takes ln Σ over the columns of a row.
  CHECK(of({3, 0, 3, 0}, 2, "infonce") ==
        Approx(0.5 * (3 + 0) - std::log(std::exp(3) + 1) + std::log(2)).epsilon(1e-14));
  auto twice = kThree;
  twice.insert(twice.end(), kThree.begin(), kThree.end());
  for (const char* bound : {"dv", "nwj", "infonce", "js", "smile"})
    CHECK(of(twice, 3, bound, 0.5, 2) == Approx(of(kThree, 3, bound, 0.5)).epsilon(1e-14));
}

// The best critic of a normal pair with correlation 0.8: DV within four deviations of −½ ln(1 − 0.64) over 100 blocks,
// infonce below it and below ln 64. Of 20 seeds the deviation was 0.02.
TEST_CASE("critic bound: the best critic gives the information", "[information][variational]") {
  constexpr std::size_t kRows = 64, kBlocks = 100;
  constexpr double r = 0.8;
  support::SplitMix draws(5);
  std::vector<double> scores;
  for (std::size_t b = 0; b < kBlocks; ++b) {
    std::vector<double> x, y;
    for (std::size_t i = 0; i < kRows; ++i) {
      x.push_back(draws.normal());
      y.push_back(r * x.back() + std::sqrt(1 - r * r) * draws.normal());
    }
    for (std::size_t i = 0; i < kRows; ++i)
      for (std::size_t j = 0; j < kRows; ++j)
        scores.push_back(-0.5 * std::log(1 - r * r) -
                         (r * r * (x[i] * x[i] + y[j] * y[j]) - 2 * r * x[i] * y[j]) / (2 * (1 - r * r)));
  }
  const double truth = -0.5 * std::log(1 - r * r);
  CHECK(of(scores, kRows, "dv", 5, kBlocks) == Approx(truth).epsilon(0).margin(0.05));
  CHECK(of(scores, kRows, "smile", 5, kBlocks) == Approx(truth).epsilon(0).margin(0.05));
  const double nce = of(scores, kRows, "infonce", 5, kBlocks);
  CHECK(nce < truth + 0.02);
  CHECK(nce > truth - 0.05);
}

TEST_CASE("critic bound: refuses what it cannot read, by name", "[information][variational]") {
  Run run;
  CHECK_THROWS_WITH(critic_bound({.scores = Array::of({1, 2})}, run), Contains("scores is an array of 1 dimension,"));
  CHECK_THROWS_WITH(critic_bound({.scores = Array({{"x", 2}, {"y", 3}}, std::vector<double>(6))}, run),
                    Contains("scores is 2 × 3, but must be as many columns as rows"));
  CHECK_THROWS_WITH(of({1}, 1, "dv"), Contains("scores is 1 × 1"));
  CHECK_THROWS_WITH(of({1, NAN, 2, 3}, 2, "dv"), Contains("nan at element 2"));
  CHECK_THROWS_WITH(of({1, 4, 2, INFINITY}, 2, "dv"), Contains("inf at element 4"));
  CHECK_THROWS_WITH(of(kThree, 3, "tuba"), Contains("bound is \"tuba\""));
  CHECK_THROWS_WITH(of(kThree, 3, "smile", 0), Contains("clip is 0, but must be above 0"));
}
