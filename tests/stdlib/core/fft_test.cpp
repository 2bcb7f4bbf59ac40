// SPDX-License-Identifier: MIT
#include "stdlib/core/fft.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <numbers>
#include <thread>
#include <vector>

#include "stdlib/core/error.h"

using namespace ansatz::core;
using std::numbers::pi;

// Rounding of a transform of n numbers of order 1 is below eps · log2(n) · √n; n ≤ 512 here, so 1e-12 is wide.
constexpr double kRounding = 1e-12;

TEST_CASE("fft: a real wave is one pair of coefficients", "[fft]") {
  const std::size_t n = GENERATE(8, 12, 512);
  AlignedBuffer field(n), spectrum(n + 2);
  for (std::size_t j = 0; j < n; ++j) {
    const double angle = 2 * pi * 3 * static_cast<double>(j) / static_cast<double>(n);
    field[j] = 2 * std::cos(angle) - std::sin(angle);
  }
  FftPlan(Transform::real_forward, n).execute(field.data(), spectrum.data());
  for (std::size_t k = 0; k <= n / 2; ++k) {
    const double half = static_cast<double>(n) / 2;
    CHECK(spectrum[2 * k] == Approx(k == 3 ? 2 * half : 0).epsilon(0).margin(kRounding));
    CHECK(spectrum[2 * k + 1] == Approx(k == 3 ? half : 0).epsilon(0).margin(kRounding));
  }
}

TEST_CASE("fft: forward and backward together multiply by the length", "[fft]") {
  struct Pair {
    Transform forward, backward;
    std::size_t doubles;  // of the field, per sample
    double factor;
  };
  const auto pair = GENERATE(Pair{Transform::real_forward, Transform::real_backward, 1, 1},
                             Pair{Transform::complex_forward, Transform::complex_backward, 2, 1},
                             Pair{Transform::cosine_forward, Transform::cosine_backward, 1, 2});
  const std::size_t n = GENERATE(1, 2, 7, 64);
  AlignedBuffer field(2 * n), spectrum(2 * n + 2), again(2 * n);
  for (std::size_t j = 0; j < pair.doubles * n; ++j) field[j] = std::sin(1.0 + static_cast<double>(j * j));
  FftPlan(pair.forward, n).execute(field.data(), spectrum.data());
  FftPlan(pair.backward, n).execute(spectrum.data(), again.data());
  for (std::size_t j = 0; j < pair.doubles * n; ++j) {
    CHECK(again[j] == Approx(pair.factor * static_cast<double>(n) * field[j]).epsilon(0).margin(kRounding));
  }
}

TEST_CASE("fft: the sine transform gives the samples of one sine", "[fft]") {
  const std::size_t n = 16;
  AlignedBuffer coefficients(n), field(n);
  coefficients[4] = 0.5;
  FftPlan(Transform::sine_backward, n).execute(coefficients.data(), field.data());
  for (std::size_t j = 0; j < n; ++j) {
    CHECK(field[j] == Approx(std::sin(pi * 5 * (static_cast<double>(j) + 0.5) / 16)).epsilon(0).margin(kRounding));
  }
}

TEST_CASE("fft: a length gives the same bits whoever asks", "[fft]") {
  const std::size_t n = 1000;
  std::vector<std::vector<double>> results(4);
  std::vector<std::thread> threads;
  for (auto& result : results) {
    threads.emplace_back([&result] {
      AlignedBuffer field(n), spectrum(n + 2);
      for (std::size_t j = 0; j < n; ++j) field[j] = std::sin(static_cast<double>(j * j));
      FftPlan(Transform::real_forward, n).execute(field.data(), spectrum.data());
      result.assign(spectrum.data(), spectrum.data() + spectrum.size());
    });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& result : results) {
    CHECK(std::memcmp(result.data(), results[0].data(), result.size() * sizeof(double)) == 0);
  }
}

TEST_CASE("fft: refuses a length of nothing", "[fft]") {
  CHECK_THROWS_WITH(FftPlan(Transform::real_forward, 0), "fft: n is 0, but must be in [1, 2^30]");
}
