// SPDX-License-Identifier: MIT
#include "stdlib/information/uncertainty/semantic_entropy.h"
#include "stdlib/information/uncertainty/answers.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::information::answers::square;
using ansatz::information::answers::values;
using Catch::Matchers::Contains;

namespace {

SemanticEntropyEstimate semantic_entropy_of(const SemanticEntropy& question) {
  Run run;
  return semantic_entropy(question, run);
}

// 1 means 2 and 2 means 3, but 1 does not mean 3; 4 entails all and is entailed by none.
const Array kChain = square(4, {1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 0, 1, 1, 1, 1});

}  // namespace

TEST_CASE("semantic entropy: is that of shares of labels", "[information][uncertainty]") {
  const auto found = semantic_entropy_of({.answers = Array::of({7, 7, 2, 7, 2, 5})});
  CHECK(found.entropy == Approx(1.0114042647073518).epsilon(1e-14));
  CHECK(values(found.meanings) == std::vector<double>{1, 1, 2, 1, 2, 3});
  CHECK(values(found.shares) == std::vector<double>{0.5, 2.0 / 6, 1.0 / 6});
  CHECK(semantic_entropy_of({.answers = Array::of_texts({"a", "b"}), .base = std::string("bit")}).entropy ==
        Approx(1).epsilon(1e-14));
  CHECK(semantic_entropy_of({.answers = std::vector<std::string>{"b", "a", "b"}}).shares.real()[0] ==
        Approx(2.0 / 3).epsilon(1e-14));
  // Whatever the words: one meaning has no entropy.
  CHECK(semantic_entropy_of({.answers = Array::of_texts({"yes", "yes", "yes"})}).entropy == 0);
}

TEST_CASE("semantic entropy: weighs meanings by likelihoods", "[information][uncertainty]") {
  // Meanings of 0.2 + 0.1 and 0.6 of 0.9.
  const Array logs = Array::of({std::log(0.2), std::log(0.6), std::log(0.1)});
  const auto found = semantic_entropy_of({.answers = Array::of({1, 2, 1}), .log_likelihoods = logs});
  CHECK(found.shares.real()[0] == Approx(1.0 / 3).epsilon(1e-14));
  CHECK(found.entropy == Approx(std::log(3) - 2.0 / 3 * std::log(2)).epsilon(1e-14));
  // Each to the power 1/length: 0.2, 0.6^(1/2), 0.1^(1/4).
  const double a = 0.2 + std::pow(0.1, 0.25), b = std::sqrt(0.6);
  const auto by_length =
      semantic_entropy_of({.answers = Array::of({1, 2, 1}), .log_likelihoods = logs, .lengths = Array::of({1, 2, 4})});
  CHECK(by_length.shares.real()[1] == Approx(b / (a + b)).epsilon(1e-14));
  // Likelihoods that are no numbers any more count by their ratio.
  const auto tiny =
      semantic_entropy_of({.answers = Array::of({1, 2}), .log_likelihoods = Array::of({-2000, -2000 + std::log(3)})});
  CHECK(tiny.shares.real()[1] == Approx(0.75).epsilon(1e-12));
}

TEST_CASE("semantic entropy: joins answers that entail each other", "[information][uncertainty]") {
  CHECK(values(semantic_entropy_of({.answers = kChain}).meanings) == std::vector<double>{1, 1, 2, 3});
  CHECK(values(semantic_entropy_of({.answers = kChain, .joined = "components"}).meanings) ==
        std::vector<double>{1, 1, 1, 2});
  // Above ½ both ways.
  CHECK(values(semantic_entropy_of({.answers = square(2, {1, 0.51, 0.5, 1})}).meanings) == std::vector<double>{1, 2});
  CHECK(values(semantic_entropy_of({.answers = square(2, {1, 0.51, 0.51, 1})}).meanings) == std::vector<double>{1, 1});
}

TEST_CASE("semantic entropy: refuses what it cannot read, by name", "[information][uncertainty]") {
  CHECK_THROWS_WITH(semantic_entropy_of({.answers = Array::of({})}), Contains("answers is 0 values"));
  CHECK_THROWS_WITH(semantic_entropy_of({.answers = Array::of_texts({})}), Contains("answers is empty"));
  CHECK_THROWS_WITH(semantic_entropy_of({.answers = Array::of({1, NAN})}), Contains("nan at element 2"));
  CHECK_THROWS_WITH(semantic_entropy_of({.answers = Array({{"a", 2}, {"b", 3}}, std::vector<double>(6))}),
                    Contains("answers is 2 × 3"));
  CHECK_THROWS_WITH(semantic_entropy_of({.answers = square(2, {1, 0, 1.5, 1})}), Contains("1.5 at [2, 1]"));
  CHECK_THROWS_WITH(semantic_entropy_of({.answers = square(2, {1, NAN, 1, 1})}), Contains("nan at [1, 2]"));
  CHECK_THROWS_WITH(semantic_entropy_of({.answers = Array::of({1, 2}), .log_likelihoods = Array::of({-1})}),
                    Contains("log_likelihoods is 1 value, but must be one for each of 2 answers"));
  CHECK_THROWS_WITH(semantic_entropy_of({.answers = Array::of({1}), .log_likelihoods = Array::of({-INFINITY})}),
                    Contains("log_likelihoods is -inf"));
  CHECK_THROWS_WITH(semantic_entropy_of({.answers = Array::of({1}), .lengths = Array::of({2})}),
                    Contains("lengths is given alone"));
  CHECK_THROWS_WITH(
      semantic_entropy_of({.answers = Array::of({1}), .log_likelihoods = Array::of({-1}), .lengths = Array::of({0})}),
      Contains("lengths is 0 at element 1, but must be above 0"));
  CHECK_THROWS_WITH(semantic_entropy_of({.answers = kChain, .joined = "all"}), Contains("joined is \"all\""));
}
