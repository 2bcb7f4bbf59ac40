// SPDX-License-Identifier: MIT
#include "stdlib/core/unordered_fft.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <cstring>
#include <limits>
#include <numbers>
#include <set>
#include <thread>
#include <vector>

#include "stdlib/core/each_target.h"
#include "stdlib/core/error.h"

using namespace ansatz::core;

namespace {

// Numbers of order 1, without a symmetry.
AlignedBuffer sample(std::size_t n) {
  AlignedBuffer field(2 * n);
  for (std::size_t i = 0; i < 2 * n; ++i) field[i] = std::sin(1.0 + static_cast<double>(i * i % 9973));
  return field;
}

/// Σ f_j exp(∓2πi jk/n), term by term.
std::complex<double> wave(const AlignedBuffer& field, std::size_t k, int sign) {
  const std::size_t n = field.size() / 2;
  std::complex<long double> sum = 0;
  for (std::size_t j = 0; j < n; ++j) {
    const long double angle = 2 * std::numbers::pi_v<long double> * static_cast<long double>(j * k % n) /
                              static_cast<long double>(n) * static_cast<long double>(sign);
    sum += std::complex<long double>(field[2 * j], field[2 * j + 1]) * std::polar(1.0L, angle);
  }
  return std::complex<double>(sum);
}

std::vector<double> there_and_back(const UnorderedFft& transform, const AlignedBuffer& field) {
  AlignedBuffer spectrum(field.size()), back(field.size()), blocks(field.size());
  transform.forward(field.data(), spectrum.data());
  transform.backward(spectrum.data(), back.data());
  std::vector<double> all(spectrum.data(), spectrum.data() + spectrum.size());
  all.insert(all.end(), back.data(), back.data() + back.size());
  if (!UnorderedFft::has_own(transform.size())) return all;
  transform.forward_to_blocks(field.data(), blocks.data());
  transform.backward_from_blocks(blocks.data(), back.data());
  all.insert(all.end(), back.data(), back.data() + back.size());
  return all;
}

}  // namespace

// Sums of n numbers of order 1, of size √n: rounding below eps · log2(n) · √n, which is 2e-13 for the longest.
TEST_CASE("unordered_fft: gives every wave once, as the sum that it stands for", "[fft]") {
  const std::size_t n = GENERATE(1, 2, 3, 6, 30, 32, 63, 64, 96, 128, 256, 512, 1000, 1024, 2048);
  const UnorderedFft transform(n);
  const auto waves = transform.waves();
  REQUIRE(waves.size() == n);
  CHECK(std::set<std::uint32_t>(waves.begin(), waves.end()).size() == n);
  const AlignedBuffer field = sample(n);
  AlignedBuffer spectrum(2 * n), back(2 * n);
  transform.forward(field.data(), spectrum.data());
  const std::size_t every = n > 256 ? n / 64 + 1 : 1;  // the sums cost n each
  for (std::size_t place = 0; place < n; place += every) {
    const std::complex<double> expected = wave(field, waves[place], -1);
    CHECK(spectrum[2 * place] == Approx(expected.real()).epsilon(0).margin(1e-12));
    CHECK(spectrum[2 * place + 1] == Approx(expected.imag()).epsilon(0).margin(1e-12));
  }
  AlignedBuffer sorted(2 * n);
  for (std::size_t place = 0; place < n; ++place)
    for (std::size_t part = 0; part < 2; ++part) sorted[2 * waves[place] + part] = spectrum[2 * place + part];
  transform.backward(spectrum.data(), back.data());
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t part = 0; part < 2; ++part)
      CHECK(back[2 * j + part] / static_cast<double>(n) == Approx(field[2 * j + part]).epsilon(0).margin(1e-14));
  }
  for (std::size_t j = 0; j < n; j += every) {
    const std::complex<double> expected = wave(sorted, j, +1);
    CHECK(back[2 * j] == Approx(expected.real()).epsilon(0).margin(4e-15 * static_cast<double>(n) + 1e-13));
  }
}

// The longer ones by stages of their own: against FFTW's, whose error is of the same size.
TEST_CASE("unordered_fft: long transforms have FFTW's waves", "[fft]") {
  const std::size_t n =
      GENERATE(std::size_t{1} << 12, std::size_t{1} << 14, std::size_t{1} << 16, std::size_t{1} << 18);
  const UnorderedFft transform(n);
  AlignedBuffer field = sample(n), spectrum(2 * n), expected(2 * n);
  transform.forward(field.data(), spectrum.data());
  FftPlan(Transform::complex_forward, n).execute(field.data(), expected.data());
  double worst = 0;
  for (std::size_t place = 0; place < n; ++place)
    for (std::size_t part = 0; part < 2; ++part)
      worst = std::max(worst, std::fabs(spectrum[2 * place + part] - expected[2 * transform.waves()[place] + part]));
  CHECK(worst < 2e-15 * std::sqrt(static_cast<double>(n)) * std::log2(n));
  AlignedBuffer back(2 * n);
  transform.backward(spectrum.data(), back.data());
  worst = 0;
  for (std::size_t i = 0; i < 2 * n; ++i)
    worst = std::max(worst, std::fabs(back[i] / static_cast<double>(n) - field[i]));
  CHECK(worst < 1e-14);
}

TEST_CASE("unordered_fft: vectors of every width give the same bits, in pairs as in blocks", "[fft]") {
  const std::size_t n = GENERATE(64, 128, 256, 512, 1024, 4096, 32768);
  const UnorderedFft transform(n);
  const AlignedBuffer field = sample(n);
  const std::vector<double> widest = there_and_back(transform, field);
  CHECK(std::memcmp(&widest[2 * n], &widest[4 * n], 2 * n * sizeof(double)) == 0);
  with_each_target([&] {
    CHECK(std::memcmp(there_and_back(transform, field).data(), widest.data(), widest.size() * sizeof(double)) == 0);
  });
}

// Rounded alike each time, a transform that lengthened what it turns by 1e-16 would show 1e-12 after so many pairs, as
// both values of the root of a half do when each pair takes the same one twice.
TEST_CASE("unordered_fft: a thousand pairs neither grow nor shrink a field", "[fft]") {
  const std::size_t n = GENERATE(64, 256, 512, 2048);
  const UnorderedFft transform(n);
  AlignedBuffer field = sample(n), spectrum(2 * n);
  const auto size = [&] {
    double sum = 0;
    for (double value : field.span()) sum += value * value;
    return sum;
  };
  const double before = size();
  for (int pair = 0; pair < 1000; ++pair) {
    transform.forward(field.data(), spectrum.data());
    for (double& value : spectrum.span()) value /= static_cast<double>(n);
    transform.backward(spectrum.data(), field.data());
  }
  CHECK(size() / before == Approx(1).epsilon(0).margin(3e-14));
}

TEST_CASE("unordered_fft: what is not finite stays so", "[fft]") {
  const std::size_t n = 256;
  AlignedBuffer field(2 * n), spectrum(2 * n);
  field[77] = GENERATE(std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity());
  UnorderedFft(n).forward(field.data(), spectrum.data());
  for (std::size_t place = 0; place < n; ++place)
    CHECK_FALSE((std::isfinite(spectrum[2 * place]) && std::isfinite(spectrum[2 * place + 1])));
}

TEST_CASE("unordered_fft: several threads may ask for a length at once", "[fft]") {
  const std::size_t n = 8192;
  const AlignedBuffer field = sample(n);
  std::vector<std::vector<double>> results(4);
  std::vector<std::thread> threads;
  for (auto& result : results) threads.emplace_back([&] { result = there_and_back(UnorderedFft(n), field); });
  for (auto& thread : threads) thread.join();
  for (const auto& result : results) CHECK(result == results[0]);
}

TEST_CASE("unordered_fft: refuses a length of nothing", "[fft]") {
  CHECK_THROWS_WITH(UnorderedFft(0), "fft: n is 0, but must be in [1, 2^30]");
}
