// SPDX-License-Identifier: MIT
#include "stdlib/fields/rotation_loops.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <limits>
#include <vector>

#include "stdlib/core/fft.h"

using namespace ansatz;
using namespace ansatz::fields;

namespace {

/// As `turn` takes what belongs to points.
std::vector<double> arranged(const std::vector<double>& values) {
  std::vector<double> out(padded_for_turn(values.size()));
  arrange_for_turn(values.data(), out.data(), values.size());
  return out;
}

/// The field 1 turned by each angle.
std::vector<std::complex<double>> turned(const std::vector<double>& angles) {
  std::vector<double> field(2 * angles.size());
  for (std::size_t j = 0; j < angles.size(); ++j) field[2 * j] = 1;
  const std::vector<double> ordered = arranged(angles);
  turn(field.data(), angles.size(), {.time = 1, .angles = ordered.data()});
  std::vector<std::complex<double>> out;
  for (std::size_t j = 0; j < angles.size(); ++j) out.emplace_back(field[2 * j], field[2 * j + 1]);
  return out;
}

}  // namespace

// Sine and cosine are off by an ulp of the larger of them at most, 1.1e-16, where the reduction is exact; the long
// double reference is not off.
TEST_CASE("turn: has sine and cosine to the last place", "[fields][loops]") {
  for (double reach : {1e-17, 1e-9, 0.003, 0.0039, 0.02, 0.031, 0.1, 0.124, 0.5, 3.0, 50.0, 1e4, 1e6, 1e9}) {
    std::vector<double> angles;
    for (int i = 0; i < 4099; ++i) angles.push_back(reach * std::sin(0.7 * i * i + i));
    const auto found = turned(angles);
    double worst = 0;
    for (std::size_t j = 0; j < angles.size(); ++j) {
      const long double x = angles[j];
      worst = std::fmax(worst, std::fabs(found[j].real() - static_cast<double>(std::cos(x))));
      worst = std::fmax(worst, std::fabs(found[j].imag() - static_cast<double>(std::sin(x))));
    }
    CAPTURE(reach, worst);
    CHECK(worst < 2.3e-16);
  }
}

// A turn must not breathe. The same point meets the same cosine each time here, rounded by up to 5.5e-17 of it, so over
// a million turns |ψ|² may go by 1.1e-10; the mean of 32 points by some 2e-11. of.
TEST_CASE("turn: keeps the modulus over a million turns", "[fields][loops]") {
  std::vector<double> field(2 * 32);
  for (std::size_t j = 0; j < field.size(); ++j) field[j] = std::cos(0.3 * static_cast<double>(j)) + 0.1;
  std::vector<double> before(32), after(32);
  squared_moduli(field.data(), before.data(), 32);
  const double gain = GENERATE(0.001, 0.01, 0.03, 0.3, 2.0);
  for (int i = 0; i < 1'000'000; ++i) turn(field.data(), 32, {.gain = gain});
  squared_moduli(field.data(), after.data(), 32);
  double mean = 0;
  for (std::size_t j = 0; j < 32; ++j) mean += (after[j] / before[j] - 1) / 32;
  CAPTURE(gain, 1e15 * mean);
  CHECK(std::fabs(mean) < 2e-11);
}

// A point's value depends on the block of 32 it stands in, by a rounding; not on what follows that block.
TEST_CASE("turn: leaves the numbers of a whole block alone when more follow", "[fields][loops]") {
  std::vector<double> angles(75), damping(75);
  for (std::size_t j = 0; j < 75; ++j) {
    angles[j] = 0.05 * static_cast<double>(j * j % 61);
    damping[j] = 1 - 0.001 * static_cast<double>(j);
  }
  std::vector<double> whole(150), part(128);
  for (std::size_t j = 0; j < 150; ++j) whole[j] = std::sin(static_cast<double>(j));
  part.assign(whole.begin(), whole.begin() + 128);
  const std::vector<double> by_angles = arranged(angles), by_damping = arranged(damping);
  const Turn by{.gain = 0.2, .time = -1.5, .angles = by_angles.data(), .damping = by_damping.data()};
  turn(whole.data(), 75, by);
  turn(part.data(), 64, by);
  CHECK(std::equal(part.begin(), part.end(), whole.begin()));
  // And it is what it says.
  std::complex<double> last{std::sin(148.0), std::sin(149.0)};
  last *= damping[74] * std::polar(1.0, 0.2 * std::norm(last) - 1.5 * angles[74]);
  CHECK(std::abs(last - std::complex(whole[148], whole[149])) < 1e-15);
}

TEST_CASE("turn: an angle that is not finite gives NaN and nothing else does", "[fields][loops]") {
  const double bad = GENERATE(std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity());
  for (std::size_t place : {0U, 17U, 39U}) {
    std::vector<double> angles(40, 0.01);
    angles[place] = bad;
    const auto found = turned(angles);
    for (std::size_t j = 0; j < 40; ++j) CHECK(std::isnan(found[j].real()) == (j == place));
  }
}

// Padded with the last point, so that a function of them has nothing new to meet there.
TEST_CASE("moduli_for_turn: has the moduli in the order of the angles", "[fields][loops]") {
  for (std::size_t n : {1U, 31U, 32U, 33U, 100U}) {
    std::vector<double> field(2 * n), squares(n), found(padded_for_turn(n));
    for (std::size_t j = 0; j < 2 * n; ++j) field[j] = std::sin(1.0 + static_cast<double>(j * j));
    squared_moduli(field.data(), squares.data(), n);
    moduli_for_turn(field.data(), found.data(), n);
    auto padded = squares;
    padded.resize(padded_for_turn(n), squares.back());
    CHECK(found == arranged(padded));
    std::sort(found.begin(), found.end());
    std::sort(padded.begin(), padded.end());
    CHECK(found == padded);
  }
}

TEST_CASE("turn_a_quarter: multiplies by i f", "[fields][loops]") {
  for (std::size_t n : {1U, 31U, 32U, 70U}) {
    std::vector<double> field(2 * n), factors(n);
    for (std::size_t j = 0; j < 2 * n; ++j) field[j] = std::sin(1.0 + static_cast<double>(j * j));
    for (std::size_t j = 0; j < n; ++j) factors[j] = 0.5 + static_cast<double>(j);
    const auto before = field;
    turn_a_quarter(field.data(), arranged(factors).data(), n);
    for (std::size_t j = 0; j < n; ++j) {
      CHECK(field[2 * j] == -factors[j] * before[2 * j + 1]);
      CHECK(field[2 * j + 1] == factors[j] * before[2 * j]);
    }
  }
}

TEST_CASE("weighted_moduli: sums", "[fields][loops]") {
  for (std::size_t n : {0U, 1U, 3U, 4U, 7U, 100U}) {
    std::vector<double> field(2 * n), weights(2 * n);
    double wanted = 0;
    for (std::size_t j = 0; j < n; ++j) {
      field[2 * j] = std::sin(static_cast<double>(j));
      field[2 * j + 1] = 2;
      weights[2 * j] = weights[2 * j + 1] = 1 / (1.0 + static_cast<double>(j));
      wanted += (field[2 * j] * field[2 * j] + 4) * weights[2 * j];
    }
    CHECK(weighted_moduli(field.data(), weights.data(), n) == Approx(wanted).epsilon(1e-15));
  }
}

TEST_CASE("multiply_complex: multiplies", "[fields][loops]") {
  for (std::size_t n : {1U, 2U, 5U, 33U}) {
    std::vector<double> a(2 * n), b(2 * n);
    for (std::size_t j = 0; j < 2 * n; ++j) {
      a[j] = std::sin(1.0 + static_cast<double>(j));
      b[j] = std::cos(3.0 * static_cast<double>(j));
    }
    const auto before = a;
    multiply_complex(a.data(), b.data(), n);
    for (std::size_t j = 0; j < 2 * n; j += 2) {
      const auto wanted = std::complex(before[j], before[j + 1]) * std::complex(b[j], b[j + 1]);
      CHECK(std::abs(wanted - std::complex(a[j], a[j + 1])) < 3e-16);
    }
  }
}
