// SPDX-License-Identifier: MIT
#include "stdlib/information/variational/gaussian_code.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/information/variational/small_critic.h"

using namespace ansatz::information;
using ansatz::core::Run;
using ansatz::core::Stream;
using ansatz::information::test::check_critic_slopes;
using ansatz::information::test::small_critic;
using ansatz::networks::Batch;
using ansatz::networks::test::normal_batch;

// ½ (m² + e^s − s − 1), and for two rows their mean; 20000 draws have mean m and variance e^s within four errors.
TEST_CASE("gaussian code: the cost is the divergence, the draws have the law", "[information][variational]") {
  Batch outputs(2, 4);
  outputs.at(0, 0) = 1;
  outputs.at(0, 1) = -2;
  outputs.at(0, 2) = std::log(4);
  outputs.at(0, 3) = -1;
  const double first = 0.5 * (1 + 4 - std::log(4) - 1) + 0.5 * (4 + std::exp(-1) + 1 - 1);
  CHECK(GaussianCode::cost(outputs) == Approx(0.5 * first).epsilon(1e-14));
  Batch many(20000, 2), z;
  for (std::size_t i = 0; i < many.rows; ++i) {
    many.at(i, 0) = 3;
    many.at(i, 1) = std::log(0.25);
  }
  GaussianCode code;
  code.draw(many, Stream(4), z);
  double mean = 0, square = 0;
  for (const double v : z.values) mean += v / 20000;
  for (const double v : z.values) square += (v - mean) * (v - mean) / 20000;
  CHECK(mean == Approx(3).epsilon(0).margin(4 * 0.5 / std::sqrt(20000)));
  CHECK(square == Approx(0.25).epsilon(0).margin(4 * 0.25 * std::sqrt(2.0 / 20000)));
}

// With β = 0.05 the cost is twenty times itself, and so are its derivatives.
TEST_CASE("gaussian code: a critic's slopes are those of central differences", "[information][variational]") {
  const std::string kind = GENERATE("separable", "hybrid");
  const double beta = GENERATE(0.05, 1024.0);
  const std::size_t rows = GENERATE(4, 50);
  CAPTURE(kind, beta, rows);
  check_critic_slopes(small_critic(kind, beta), rows, 3e-7);
}

// Codes of no spread are the numbers themselves: a separable critic of the same means scores as one that draws none.
TEST_CASE("gaussian code: without spread a critic is the exact one", "[information][variational]") {
  const Batch x = normal_batch(1, 20, 2), y = normal_batch(2, 20, 3);
  const auto exact = make_critic("test", small_critic("separable"), 2, 3, 20);
  const auto gaussian = make_critic("test", small_critic("separable", 1024.0), 2, 3, 20);
  const auto few = exact->initial_parameters(Stream(4));
  // Of each tower the hidden layer as it is; of the last, weights and biases of means, then of log-variances.
  std::vector<double> all;
  std::size_t at = 0;
  for (const std::size_t inputs : {2, 3}) {
    const std::size_t hidden = 7 * inputs + 7;
    all.insert(all.end(), few.begin() + static_cast<std::ptrdiff_t>(at),
               few.begin() + static_cast<std::ptrdiff_t>(at + hidden));
    at += hidden;
    all.insert(all.end(), few.begin() + static_cast<std::ptrdiff_t>(at),
               few.begin() + static_cast<std::ptrdiff_t>(at + 21));
    all.insert(all.end(), 21, 0.0);
    all.insert(all.end(), few.begin() + static_cast<std::ptrdiff_t>(at + 21),
               few.begin() + static_cast<std::ptrdiff_t>(at + 24));
    all.insert(all.end(), 3, -80.0);
    at += 24;
  }
  REQUIRE(all.size() == gaussian->parameters());
  Run run;
  Batch wanted(20, 20), found(20, 20);
  exact->scores(few, x, y, wanted, run);
  gaussian->draw_from(Stream(9));
  gaussian->scores(all, x, y, found, run);
  for (std::size_t p = 0; p < 400; ++p) CHECK(found.values[p] == Approx(wanted.values[p]).epsilon(0).margin(1e-13));
  CHECK(exact->code_cost() == 0);
  // The cost of so little spread is ½ · 79 for each of six numbers, and of the means.
  CHECK(gaussian->code_cost() > 6 * 0.5 * 79);
}

TEST_CASE("gaussian code: critics without codes refuse to draw them", "[information][variational]") {
  for (const char* kind : {"bilinear", "concat"})
    CHECK_THROWS_WITH(
        make_critic("k", small_critic(kind, 1.0), 1, 1, 4),
        "k: critic is \"" + std::string(kind) + "\", but must be \"separable\" or \"hybrid\" where codes are drawn");
}
