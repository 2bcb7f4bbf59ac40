// SPDX-License-Identifier: MIT
#include "stdlib/information/transfer/embedding_choice.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

Embedding choose(const EmbeddingChoice& question) {
  Run run;
  return embedding_choice(question, run);
}

EmbeddingChoice embedding_about(std::vector<double> x) {
  EmbeddingChoice question;
  question.x = Array::of(std::move(x));
  return question;
}

// x' = 1 − 1.4 x² + y, y' = 0.3 x: two steps of x say all.
std::vector<double> henon(std::size_t n) {
  std::vector<double> x{0.1, 0.2};
  while (x.size() < n) x.push_back(1 - 1.4 * x.back() * x.back() + 0.3 * x[x.size() - 2]);
  return x;
}

}  // namespace

TEST_CASE("embedding_choice: the Hénon map needs two steps", "[information][transfer]") {
  const auto criterion = GENERATE("prediction", "information");
  auto question = embedding_about(henon(2000));
  question.criterion = criterion;
  const auto found = choose(question);
  CHECK(found.history == 2);
  CHECK(found.delay == 1);
  CHECK(found.scores.size() == 5);
  CHECK(found.score == found.scores.real()[1]);
}

TEST_CASE("embedding_choice: a series that remembers two steps, one, or none", "[information][transfer]") {
  auto two = support::normals(91, 3000), one = support::normals(92, 3000);
  for (std::size_t t = 2; t < two.size(); ++t) two[t] += 0.4 * two[t - 1] - 0.6 * two[t - 2];
  for (std::size_t t = 1; t < one.size(); ++t) one[t] += 0.7 * one[t - 1];
  CHECK(choose(embedding_about(two)).history == 2);
  CHECK(choose(embedding_about(one)).history == 1);
  CHECK(choose(embedding_about(support::normals(93, 3000))).history == 1);
  // Nothing can be foretold of white noise: an error of √(1 + 1/k) of its deviation.
  CHECK(choose(embedding_about(support::normals(93, 3000))).score == Approx(std::sqrt(1.25)).epsilon(0.05));
}

TEST_CASE("embedding_choice: steps that matter may be apart", "[information][transfer]") {
  auto x = support::normals(94, 3000);
  for (std::size_t t = 4; t < x.size(); ++t) x[t] = 0.3 * x[t] + std::tanh(2 * x[t - 1] * x[t - 4]);
  auto question = embedding_about(x);
  question.histories = {1, 2};
  question.delays = {1, 2, 3};
  const auto found = choose(question);
  CHECK(found.history == 2);
  CHECK(found.delay == 3);
}

TEST_CASE("embedding_choice: names what it refuses", "[information][transfer]") {
  auto question = embedding_about(henon(100));
  question.histories = {1.5};
  CHECK_THROWS_WITH(choose(question), "embedding_choice: histories is 1.5, but must be whole numbers of at least 1");
  question.histories = {};
  CHECK_THROWS_WITH(choose(question), Contains("histories is none"));
  question = embedding_about(henon(6));
  CHECK_THROWS_WITH(choose(question), Contains("x is 6 steps, but must be at least 13, for the longest history"));
  question = embedding_about(std::vector<double>(100, 2.0));
  CHECK_THROWS_WITH(choose(question), Contains("x is a constant series"));
  question = embedding_about(henon(100));
  question.criterion = "mdl";
  CHECK_THROWS_WITH(choose(question), Contains("criterion is \"mdl\""));
  question.criterion = "prediction";
  question.neighbours = 0;
  CHECK_THROWS_WITH(choose(question), Contains("neighbours is 0"));
}
