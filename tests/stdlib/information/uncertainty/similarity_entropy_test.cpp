// SPDX-License-Identifier: MIT
#include "stdlib/information/uncertainty/similarity_entropy.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "stdlib/information/uncertainty/answers.h"
#include "stdlib/information/uncertainty/semantic_entropy.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::information::answers::square;
using Catch::Matchers::Contains;

namespace {

double similarity_entropy_of(const SimilarityEntropy& question) {
  Run run;
  return similarity_entropy(question, run);
}

}  // namespace

TEST_CASE("similarity entropy: is its formula worked out by hand", "[information][uncertainty]") {
  // Each row: ln(e + 3).
  CHECK(similarity_entropy_of({.similarity = square(4, {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1})}) ==
        Approx(-1.743668380628679).epsilon(1e-14));
  const Array two = square(2, {1, 0.2, 0.4, 1});
  const double first = std::log(std::exp(2) + std::exp(0.4)), second = std::log(std::exp(0.8) + std::exp(2));
  CHECK(similarity_entropy_of({.similarity = two, .temperature = 0.5}) ==
        Approx(-0.5 * (first + second)).epsilon(1e-14));
  CHECK(similarity_entropy_of({.similarity = two, .temperature = 0.5, .weights = Array::of({3, 1})}) ==
        Approx(-0.75 * first - 0.25 * second).epsilon(1e-14));
  CHECK(similarity_entropy_of({.similarity = two, .temperature = 0.5, .base = std::string("bit")}) ==
        Approx(-0.5 * (first + second) / std::log(2)).epsilon(1e-14));
  // Sums of exponentials that are no numbers.
  CHECK(similarity_entropy_of({.similarity = square(1, {5000})}) == Approx(-5000).epsilon(1e-14));
}

// With 0 for the same meaning and −∞ for another it is the semantic entropy less ln n, whatever the meanings.
TEST_CASE("similarity entropy: has the semantic entropy as its limit", "[information][uncertainty]") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const std::size_t n = 2 + seed % 9;
    std::vector<double> meanings;
    for (const double u : support::uniforms(seed, n)) meanings.push_back(std::floor(4 * u));
    std::vector<double> entries;
    for (const double a : meanings)
      for (const double b : meanings) entries.push_back(a == b ? 0 : -INFINITY);
    Run run;
    const double semantic = semantic_entropy({.answers = Array::of(meanings)}, run).entropy;
    CHECK(similarity_entropy_of({.similarity = square(n, entries)}) ==
          Approx(semantic - std::log(static_cast<double>(n))).epsilon(0).margin(1e-13));
  }
}

TEST_CASE("similarity entropy: refuses what it cannot read, by name", "[information][uncertainty]") {
  const Array two = square(2, {1, 0, 0, 1});
  CHECK_THROWS_WITH(similarity_entropy_of({.similarity = Array::of({1, 2})}),
                    Contains("similarity is an array of 1 dimension,"));
  CHECK_THROWS_WITH(similarity_entropy_of({.similarity = Array({{"a", 2}, {"b", 3}}, std::vector<double>(6))}),
                    Contains("similarity is 2 × 3"));
  CHECK_THROWS_WITH(similarity_entropy_of({.similarity = square(2, {1, NAN, 0, 1})}), Contains("nan at [1, 2]"));
  CHECK_THROWS_WITH(similarity_entropy_of({.similarity = square(2, {1, 0, INFINITY, 1})}), Contains("inf at [2, 1]"));
  CHECK_THROWS_WITH(similarity_entropy_of({.similarity = square(2, {1, 0, -INFINITY, -INFINITY})}),
                    Contains("-inf throughout row 2"));
  CHECK_THROWS_WITH(similarity_entropy_of({.similarity = two, .temperature = 0}), Contains("temperature is 0"));
  CHECK_THROWS_WITH(similarity_entropy_of({.similarity = two, .weights = Array::of({1})}),
                    Contains("weights is 1 value"));
  CHECK_THROWS_WITH(similarity_entropy_of({.similarity = two, .weights = Array::of({1, -1})}),
                    Contains("weights is -1 at element 2"));
  CHECK_THROWS_WITH(similarity_entropy_of({.similarity = two, .weights = Array::of({0, 0})}),
                    Contains("weights is 0 throughout"));
}
