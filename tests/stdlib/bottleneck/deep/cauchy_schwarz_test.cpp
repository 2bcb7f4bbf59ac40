// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/deep/cauchy_schwarz.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/networks/small_nets.h"

// The slopes of both, and code_dependence against stdlib/information, stand in objectives_test.cpp.

using namespace ansatz::bottleneck;
using ansatz::networks::Batch;
using ansatz::networks::test::normal_batch;

namespace {

constexpr std::size_t kCount = 7;

double kernel(const Batch& a, std::size_t i, const Batch& b, std::size_t j, double width) {
  double square = 0;
  for (std::size_t k = 0; k < a.columns; ++k) square += std::pow(a.at(i, k) - b.at(j, k), 2);
  return std::exp(-square / (2 * width * width));
}

/// ln Σ_j Σ_i w_ji k(a_j, b_i), with w as the header writes it and sums as they stand there.
double log_sum(bool is_published, const Batch& x, double x_width, const Batch& a, const Batch& b, double width) {
  double all = 0;
  for (std::size_t j = 0; j < kCount; ++j)
    for (std::size_t i = 0; i < kCount; ++i) {
      double of_j = 0, of_i = 0;
      for (std::size_t k = 0; k < kCount; ++k) of_j += kernel(x, j, x, k, x_width), of_i += kernel(x, i, x, k, x_width);
      all += kernel(x, j, x, i, x_width) / (of_j * (is_published ? of_j : of_i)) * kernel(a, j, b, i, width);
    }
  return std::log(all);
}

}  // namespace

TEST_CASE("conditional_divergence: is the sum over pairs that its formula says", "[bottleneck][deep]") {
  constexpr double kXWidth = 1.4, kWidth = 0.8;
  const Batch x = normal_batch(1, kCount, 3), outputs = normal_batch(2, kCount, 2),
              targets = normal_batch(3, kCount, 2);
  Batch of_x(kCount, kCount), slopes(kCount, 2);
  for (std::size_t j = 0; j < kCount; ++j)
    for (std::size_t i = 0; i < kCount; ++i) of_x.at(i, j) = kernel(x, i, x, j, kXWidth);
  for (const bool is_published : {true, false}) {
    const auto term = [&](const Batch& a, const Batch& b) { return log_sum(is_published, x, kXWidth, a, b, kWidth); };
    const double wanted = -2 * term(outputs, targets) + term(targets, targets) + term(outputs, outputs);
    const PairWeights weights = is_published ? PairWeights::published : PairWeights::balanced;
    CHECK(conditional_divergence(weights, of_x, outputs, targets, kWidth, slopes) == Approx(wanted).epsilon(1e-12));
    // Only the published weights tell which of the two a row stands for.
    const double turned = std::abs(term(targets, outputs) - term(outputs, targets));
    CHECK((is_published ? turned > 1e-3 : turned < 1e-13));
  }
}
