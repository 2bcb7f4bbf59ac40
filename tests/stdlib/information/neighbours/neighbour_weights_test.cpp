// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/neighbour_weights.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "stdlib/core/error.h"
#include "stdlib/information/continuous/differential_entropy.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

TEST_CASE("neighbour_weights: they cancel what they are to", "[information][neighbours]") {
  for (const std::size_t d : {4, 5, 7, 8, 11, 16}) {
    for (const std::size_t k : {d, 2 * d + 1, 10 * d}) {
      const auto weights = neighbour_weights("here", d, k);
      REQUIRE(weights.size() == k);
      for (std::size_t l = 0; l <= d / 4; ++l) {
        double sum = 0, size = 0;
        for (std::size_t j = 1; j <= k; ++j) {
          const double term =
              weights[j - 1] *
              std::exp(std::lgamma(static_cast<double>(j) + 2.0 * static_cast<double>(l) / static_cast<double>(d)) -
                       std::lgamma(static_cast<double>(j)));
          sum += term;
          size += std::abs(term);
        }
        CHECK(sum == Approx(l == 0 ? 1 : 0).epsilon(0).margin(1e-11 * size));
      }
    }
  }
  CHECK(neighbour_weights("here", 3, 4) == std::vector<double>{0, 0, 0, 1});
  CHECK_THROWS_WITH(neighbour_weights("here", 6, 5),
                    "here: neighbours is 5, but must be at least 6, one a dimension, to be weighted");
}

// Four dimensions, two weights by hand: of k = 4 the support is 1, 2, 3, 4 and the condition Σ w_j Γ(j + ½)/Γ(j) = 0.
// The least Σ w² is along the two rows of conditions; checked by its being orthogonal to what both leave free.
TEST_CASE("neighbour_weights: of all that do it they are the least", "[information][neighbours]") {
  const auto w = neighbour_weights("here", 4, 4);
  double g[4];
  for (int j = 0; j < 4; ++j) g[j] = std::exp(std::lgamma(j + 1.5) - std::lgamma(j + 1));
  // Two directions that change neither sum, from the cross products of (1, 1, 1) and three of the g.
  const double a[4] = {g[1] - g[2], g[2] - g[0], g[0] - g[1], 0}, b[4] = {0, g[2] - g[3], g[3] - g[1], g[1] - g[2]};
  double along_a = 0, along_b = 0;
  for (int j = 0; j < 4; ++j) {
    along_a += w[static_cast<std::size_t>(j)] * a[j];
    along_b += w[static_cast<std::size_t>(j)] * b[j];
  }
  CHECK(along_a == Approx(0).epsilon(0).margin(1e-12));
  CHECK(along_b == Approx(0).epsilon(0).margin(1e-12));
}

// Normal in d dimensions: d/2 ln(2πe). The entropy of 4000 rows scatters by √(d/2N), 0.027 in six; of that four times,
// and as much again for the weights, which are of either sign and as large as ten.
TEST_CASE("differential_entropy: weighted neighbours meet the closed form", "[information][neighbours]") {
  const std::size_t n = 4000;
  Run run;
  DifferentialEntropy question;
  question.estimator = "nearest";
  question.weighted = true;
  for (const std::size_t d : {4, 6}) {
    question.x = Array({{"", n}, {"", d}}, support::normals(11, n * d));
    const double truth = 0.5 * static_cast<double>(d) * std::log(2 * std::numbers::pi * std::numbers::e);
    for (const char* norm : {"euclidean", "largest"}) {
      question.neighbours = 20;
      question.norm = norm;
      CHECK(differential_entropy(question, run) == Approx(truth).epsilon(0).margin(0.2));
    }
  }
  // Of one column there is nothing to weigh.
  question.x = Array::of(support::normals(3, 500));
  question.weighted = false;
  const double one = differential_entropy(question, run);
  question.weighted = true;
  CHECK(differential_entropy(question, run) == Approx(one).epsilon(1e-12));
  // A row that has a twin is left out.
  question.x = Array({{"", 8}, {"", 4}}, std::vector<double>(32, 1.0));
  question.neighbours = 4;
  CHECK_THROWS_WITH(differential_entropy(question, run), Contains("repeated rows only"));
}
