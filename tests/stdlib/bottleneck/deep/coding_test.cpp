// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/deep/coding.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/bottleneck/deep/cauchy_schwarz.h"
#include "stdlib/bottleneck/deep/hsic.h"
#include "stdlib/bottleneck/deep/kernel_slopes.h"
#include "stdlib/bottleneck/deep/matrix_renyi.h"
#include "stdlib/bottleneck/deep/noisy_code.h"
#include "stdlib/information/representations/von_neumann_entropy.h"
#include "stdlib/networks/small_nets.h"

// What is refused stands in train_bottleneck_test.cpp.

using namespace ansatz::bottleneck;
using ansatz::core::Run;
using ansatz::core::Stream;
using ansatz::networks::Batch;
using ansatz::networks::test::normal_batch;

namespace {

CodingChoice choice(const char* kind) { return {kind, 2.0, 0.6, 1.3, 0.7}; }

std::unique_ptr<Coding> made(const char* kind, std::size_t outputs, const Batch& x) {
  Run run;
  return make_coding("kernel", choice(kind), outputs, x, run);
}

/// Means and squares of (code − what it lies about)/deviation, over all numbers.
void check_normal(const std::vector<double>& z) {
  double mean = 0, square = 0;
  const auto n = static_cast<double>(z.size());
  for (const double v : z) {
    mean += v / n;
    square += v * v / n;
  }
  // Four standard errors, of a mean 1/√n and of a square √(2/n).
  CHECK(std::abs(mean) < 4 / std::sqrt(n));
  CHECK(square == Approx(1).epsilon(0).margin(4 * std::sqrt(2 / n)));
}

}  // namespace

TEST_CASE("coding: what is not noisy goes on as it is", "[bottleneck][deep]") {
  const Batch encoded = normal_batch(1, 9, 2);
  for (const char* kind : {"none", "cauchy_schwarz", "renyi", "hsic", "von_neumann", "von_neumann_gap"}) {
    const auto coding = made(kind, 2, encoded);
    Batch code(9, 2);
    coding->send(encoded, Stream(1), code);
    CHECK(coding->numbers(2) == 2);
    CHECK(code.values == encoded.values);
  }
}

TEST_CASE("coding: normal noise has the deviation asked for", "[bottleneck][deep]") {
  const Batch encoded = normal_batch(1, 10000, 2);
  Batch code(10000, 2);
  const auto coding = made("nonlinear", 2, encoded);
  CHECK(coding->numbers(2) == 2);
  coding->send(encoded, Stream(3), code);
  std::vector<double> z;
  for (std::size_t i = 0; i < code.values.size(); ++i) z.push_back((code.values[i] - encoded.values[i]) / 0.6);
  check_normal(z);
}

TEST_CASE("coding: a variational code has the means and spreads of its encoder", "[bottleneck][deep]") {
  Batch encoded = normal_batch(1, 10000, 4);
  for (std::size_t i = 20000; i < 40000; ++i) encoded.values[i] += 5;  // spreads of order one
  Batch code(10000, 2);
  const auto coding = made("variational", 4, encoded);
  CHECK(coding->numbers(4) == 2);
  coding->send(encoded, Stream(3), code);
  std::vector<double> z;
  for (std::size_t i = 0; i < 10000; ++i)
    for (std::size_t k = 0; k < 2; ++k)
      z.push_back((code.at(i, k) - encoded.at(i, k)) / std::log1p(std::exp(encoded.at(i, k + 2) - 5)));
  check_normal(z);
}

TEST_CASE("coding: a cost is that of its kind, each width in its place", "[bottleneck][deep]") {
  const Batch x = normal_batch(1, 12, 3), encoded = normal_batch(2, 12, 2);
  const Batch of_x = gaussian_matrix(x, x, 1.3);
  const auto check = [&](const char* kind, const auto& wanted) {
    CAPTURE(kind);
    Batch slopes(12, 2), expected(12, 2);
    slopes.values.assign(24, 9);  // what stood there before does not count
    Run run;
    CHECK(made(kind, 2, x)->cost(x, encoded, slopes, run) == wanted(expected));
    CHECK(slopes.values == expected.values);
  };
  check("none", [](Batch&) { return 0.0; });
  check("cauchy_schwarz", [&](Batch& slopes) { return code_dependence(of_x, encoded, 0.7, slopes); });
  check("renyi", [&](Batch& slopes) { return matrix_dependence(of_x, encoded, 0.7, 2.0, slopes); });
  check("hsic", [&](Batch& slopes) {
    return normalised_dependence(encoded, 0.7, 1e-5, normalised_kernel(of_x, 1e-5), slopes);
  });
  check("von_neumann", [&](Batch& slopes) {
    return ansatz::information::direction_entropy(encoded.values, 12, 2, slopes.values).entropy;
  });
  check("von_neumann_gap", [&](Batch& slopes) {
    const double entropy = ansatz::information::direction_entropy(encoded.values, 12, 2, slopes.values).entropy;
    for (double& slope : slopes.values) slope = -slope;
    return std::log(2.0) - entropy;
  });
  check("nonlinear", [&](Batch& slopes) { return mixture_bound(encoded, 0.6, slopes); });
  check("variational", [&](Batch& slopes) { return normal_bound(encoded, slopes); });
}

TEST_CASE("coding: codes of zeros have no direction, which is said once", "[bottleneck][deep]") {
  Batch encoded = normal_batch(2, 6, 2), slopes(6, 2);
  encoded.at(4, 0) = encoded.at(4, 1) = 0;
  const auto coding = made("von_neumann_gap", 2, encoded);
  Run run;
  const double first = coding->cost(encoded, encoded, slopes, run);
  CHECK(slopes.at(4, 0) == 0);
  CHECK(slopes.at(4, 1) == 0);
  CHECK(coding->cost(encoded, encoded, slopes, run) == first);
  REQUIRE(run.warnings().size() == 1);
  CHECK(run.warnings()[0] == "kernel: 1 of 6 codes of a batch have no length and were left out of its entropy");
}

// Codes are smooth in what they are made of: a central difference with h = 1e-5 is off by some 1e-10.
TEST_CASE("coding: slopes by the code go back to the encoder and add to what is there", "[bottleneck][deep]") {
  const char* kind = GENERATE("none", "cauchy_schwarz", "nonlinear", "variational");
  CAPTURE(kind);
  const bool is_double = std::string(kind) == "variational";
  Batch encoded = normal_batch(4, 6, is_double ? 4 : 2);
  if (is_double)
    for (std::size_t i = 12; i < 24; ++i) encoded.values[i] += 5;
  const Batch by_code = normal_batch(5, 6, 2);
  const auto coding = made(kind, encoded.columns, encoded);
  const auto value = [&](const Batch& of) {
    Batch code(6, 2);
    coding->send(of, Stream(7), code);
    double sum = 0;
    for (std::size_t i = 0; i < code.values.size(); ++i) sum += by_code.values[i] * code.values[i];
    return sum;
  };
  value(encoded);
  Batch slopes(6, encoded.columns);
  slopes.values.assign(slopes.values.size(), 3);
  coding->carry_back(encoded, by_code, slopes);
  for (std::size_t i = 0; i < encoded.values.size(); ++i) {
    Batch above = encoded, below = encoded;
    above.values[i] += 1e-5;
    below.values[i] -= 1e-5;
    CHECK(slopes.values[i] - 3 == Approx((value(above) - value(below)) / 2e-5).epsilon(0).margin(1e-8));
  }
}
