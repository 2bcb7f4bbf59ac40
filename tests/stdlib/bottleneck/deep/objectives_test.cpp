// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

#include "stdlib/bottleneck/deep/cauchy_schwarz.h"
#include "stdlib/bottleneck/deep/hsic.h"
#include "stdlib/bottleneck/deep/kernel_slopes.h"
#include "stdlib/bottleneck/deep/matrix_renyi.h"
#include "stdlib/bottleneck/deep/noisy_code.h"
#include "stdlib/information/representations/kernel_divergence.h"
#include "stdlib/information/representations/matrix_entropy.h"
#include "stdlib/networks/small_nets.h"
#include "support/split_mix.h"

using namespace ansatz::bottleneck;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::networks::Batch;
using ansatz::networks::test::normal_batch;

namespace {

Batch column(std::vector<double> values) {
  Batch out(values.size(), 1);
  out.values = std::move(values);
  return out;
}

Batch corners() {
  Batch out(4, 2);
  out.values = {0, 1, 0, 1, 0, 0, 1, 1};
  return out;
}

Array as_array(const Batch& batch) {
  std::vector<double> values;
  for (std::size_t i = 0; i < batch.rows; ++i)
    for (std::size_t j = 0; j < batch.columns; ++j) values.push_back(batch.at(i, j));
  return Array({{"", batch.rows}, {"", batch.columns}}, std::move(values));
}

using Objective = std::function<double(const Batch& code, Batch& slopes)>;

/// Largest miss of a central difference, whose own error is about h² = 1e-10 times a third derivative of order one, and
/// 1e-16/h = 1e-11 of the value by rounding.
double worst_miss(const Objective& objective, Batch code) {
  Batch slopes(code.rows, code.columns), other = slopes;
  objective(code, slopes);
  constexpr double kStep = 1e-5;
  double worst = 0;
  for (std::size_t i = 0; i < code.values.size(); ++i) {
    const double there = code.values[i];
    code.values[i] = there + kStep;
    const double above = objective(code, other);
    code.values[i] = there - kStep;
    const double below = objective(code, other);
    code.values[i] = there;
    worst = std::max(worst, std::abs(slopes.values[i] - (above - below) / (2 * kStep)));
  }
  return worst;
}

}  // namespace

TEST_CASE("code_dependence: has the value of four corners of a square", "[bottleneck][deep]") {
  Batch slopes(4, 1);
  const Batch x = gaussian_matrix(corners(), corners(), 1);
  // Computed apart from this code, with kernels of width one.
  CHECK(code_dependence(x, column({0, 0, 1, 1}), 1, slopes) == Approx(0.058254899717955055).epsilon(1e-13));
}

TEST_CASE("code_dependence: is the Cauchy–Schwarz information of inputs and codes", "[bottleneck][deep]") {
  const Batch x = normal_batch(1, 30, 3), code = normal_batch(2, 30, 2);
  Batch slopes(30, 2);
  Run run;
  const double wanted =
      ansatz::information::cauchy_schwarz_information({as_array(x), as_array(code), 1.3, 0.7, std::string("nat")}, run);
  CHECK(code_dependence(gaussian_matrix(x, x, 1.3), code, 0.7, slopes) == Approx(wanted).epsilon(1e-12));
}

TEST_CASE("code_dependence: slopes are those of central differences", "[bottleneck][deep]") {
  const Batch x = normal_batch(1, 12, 3);
  const Batch kernel = gaussian_matrix(x, x, 1.5);
  CHECK(worst_miss([&](const Batch& code, Batch& slopes) { return code_dependence(kernel, code, 0.9, slopes); },
                   normal_batch(2, 12, 2)) < 1e-9);
}

TEST_CASE("conditional_divergence: slopes are those of central differences", "[bottleneck][deep]") {
  const auto pairs = GENERATE(PairWeights::published, PairWeights::balanced);
  const Batch x = normal_batch(1, 12, 3), targets = normal_batch(3, 12, 2);
  const Batch kernel = gaussian_matrix(x, x, 1.5);
  CHECK(worst_miss([&](const Batch& out,
                       Batch& slopes) { return conditional_divergence(pairs, kernel, out, targets, 0.9, slopes); },
                   normal_batch(2, 12, 2)) < 1e-9);
}

// Where all inputs are one, K = 1 and each S is a mean over pairs: the divergence of two samples.
TEST_CASE("conditional_divergence: is that of two samples where inputs say nothing", "[bottleneck][deep]") {
  const Batch x(2, 1), outputs = column({0, 1}), targets = column({0, 2});
  Batch slopes(2, 1);
  for (const auto pairs : {PairWeights::published, PairWeights::balanced})
    CHECK(conditional_divergence(pairs, gaussian_matrix(x, x, 1), outputs, targets, 1, slopes) ==
          Approx(0.2798337592507879).epsilon(1e-13));
}

TEST_CASE("conditional_divergence: is nothing and flat where predictions are what is wanted", "[bottleneck][deep]") {
  const Batch x = normal_batch(1, 20, 2), y = normal_batch(2, 20, 1), kernel = gaussian_matrix(x, x, 1);
  Batch slopes(20, 1);
  CHECK(std::abs(conditional_divergence(PairWeights::balanced, kernel, y, y, 0.8, slopes)) < 1e-12);
  for (const double slope : slopes.values) CHECK(std::abs(slope) < 1e-12);
  // By Cauchy–Schwarz it is not negative anywhere else.
  for (const std::uint64_t seed : {3, 4, 5, 6, 7})
    CHECK(conditional_divergence(PairWeights::balanced, kernel, normal_batch(seed, 20, 1), y, 0.8, slopes) > 0);
}

TEST_CASE("conditional_divergence: as published is nothing there, but lower nearby", "[bottleneck][deep]") {
  const Batch x = normal_batch(1, 20, 2), y = normal_batch(2, 20, 1), kernel = gaussian_matrix(x, x, 1);
  Batch slopes(20, 1), other(20, 1), lower = y;
  CHECK(std::abs(conditional_divergence(PairWeights::published, kernel, y, y, 0.8, slopes)) < 1e-12);
  for (std::size_t i = 0; i < 20; ++i) lower.values[i] -= slopes.values[i];
  CHECK(conditional_divergence(PairWeights::published, kernel, lower, y, 0.8, other) < -1e-4);
}

TEST_CASE("conditional_divergence: is infinite where no prediction is near", "[bottleneck][deep]") {
  const Batch x(2, 1);
  Batch slopes(2, 1);
  CHECK(std::isinf(conditional_divergence(PairWeights::published, gaussian_matrix(x, x, 1), column({0, 0}),
                                          column({90, 90}), 1, slopes)));
}

// Four corners, σ² = 0.1: by hand in squares of distances 0, 1, 1, 2.
TEST_CASE("mixture_bound: has the value of four corners of a square", "[bottleneck][deep]") {
  Batch slopes(4, 2);
  CHECK(mixture_bound(corners(), std::sqrt(0.1), slopes) == Approx(1.3728636641416547).epsilon(1e-13));
  CHECK(mixture_bound(corners(), 1e-3, slopes) == Approx(std::log(4.0)).epsilon(1e-14));  // all told apart
  CHECK(mixture_bound(Batch(4, 2), 1, slopes) == 0);
}

TEST_CASE("mixture_bound: slopes are those of central differences", "[bottleneck][deep]") {
  CHECK(worst_miss([](const Batch& code, Batch& slopes) { return mixture_bound(code, 0.7, slopes); },
                   normal_batch(1, 15, 3)) < 1e-9);
}

TEST_CASE("normal_bound: is the divergence from a standard normal", "[bottleneck][deep]") {
  // μ = (1, −½), σ = (½, 2): ½(1 + ¼ − 1 + ln 4) + ½(¼ + 4 − 1 − ln 4) = 1.75.
  const auto of = [](double sigma) { return 5 + std::log(std::expm1(sigma)); };
  Batch encoded(1, 4), slopes(1, 4);
  encoded.values = {1, -0.5, of(0.5), of(2)};
  CHECK(normal_bound(encoded, slopes) == Approx(1.75).epsilon(1e-13));
  encoded.values = {0, 0, of(1), of(1)};
  CHECK(std::abs(normal_bound(encoded, slopes)) < 1e-15);
  CHECK(spread(-800) == 0);
  CHECK(spread(805) == 800);
}

TEST_CASE("normal_bound: slopes are those of central differences", "[bottleneck][deep]") {
  Batch encoded = normal_batch(1, 10, 4);
  for (std::size_t i = 20; i < 40; ++i) encoded.values[i] += 5;
  CHECK(worst_miss([](const Batch& code, Batch& slopes) { return normal_bound(code, slopes); }, encoded) < 1e-8);
}

TEST_CASE("normalised_dependence: has the value of three points", "[bottleneck][deep]") {
  const Batch z = column({0, 1, 2}), y = column({0, 1, 1});
  Batch slopes(3, 1);
  const Batch of_y = normalised_kernel(gaussian_matrix(y, y, 1), 1e-5);
  CHECK(normalised_dependence(z, 1, 1e-5, of_y, slopes) == Approx(0.9998850809138065).epsilon(1e-11));
  // y has one direction besides its mean, which it tells wholly: n − 1 would take more.
  CHECK(normalised_dependence(y, 1, 1e-5, of_y, slopes) == Approx(1).epsilon(1e-3));
}

// The kernel is inverted with ε n = 1e-2 on its diagonal: the third derivative is larger, and h² of it shows.
TEST_CASE("normalised_dependence: slopes are those of central differences", "[bottleneck][deep]") {
  const Batch x = normal_batch(1, 10, 2);
  const Batch of_x = normalised_kernel(gaussian_matrix(x, x, 1.5), 1e-3);
  CHECK(
      worst_miss([&](const Batch& code, Batch& slopes) { return normalised_dependence(code, 1.1, 1e-3, of_x, slopes); },
                 normal_batch(2, 10, 2)) < 1e-6);
}

TEST_CASE("matrix_dependence: is the matrix-based information of inputs and codes", "[bottleneck][deep]") {
  const Batch x = normal_batch(1, 30, 3), code = normal_batch(2, 30, 2);
  Batch slopes(30, 2);
  Run run;
  const double order = GENERATE(1.01, 2.0);
  const double wanted = ansatz::information::matrix_mutual_information(
                            {as_array(x), as_array(code), order, 1.3, 0.7, std::string("nat")}, run)
                            .information;
  // For α near 1 eigenvalues that sum to 1e-13 are left out there.
  CHECK(matrix_dependence(gaussian_matrix(x, x, 1.3), code, 0.7, order, slopes) == Approx(wanted).epsilon(1e-9));
}

// Near α = 1 entropies are differences over 1 − α = 0.01: rounding is a hundred times that of the others.
TEST_CASE("matrix_dependence: slopes are those of central differences", "[bottleneck][deep]") {
  const Batch x = normal_batch(1, 12, 3);
  const Batch kernel = gaussian_matrix(x, x, 1.5);
  const double order = GENERATE(1.01, 2.0);
  CHECK(
      worst_miss([&](const Batch& code, Batch& slopes) { return matrix_dependence(kernel, code, 0.5, order, slopes); },
                 normal_batch(2, 12, 2)) < 1e-7);
}
