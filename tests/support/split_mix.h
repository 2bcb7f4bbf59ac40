// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <vector>

/// The stream that reference values were made with: SplitMix64 uniforms and their normal quantiles. Independent of the
/// library's own streams, and the same in any language.
namespace support {

class SplitMix {
 public:
  explicit SplitMix(std::uint64_t seed) : state_(seed) {}

  double uniform() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    z ^= z >> 31;
    return (static_cast<double>(z >> 11) + 0.5) * 0x1p-53;
  }

  /// Φ⁻¹ of a uniform, by Newton steps on erfc: good to rounding.
  double normal() {
    const double u = uniform();
    const double tail = u < 0.5 ? u : 1 - u;
    // Abramowitz & Stegun 26.2.23 as the start, on the side where erfc keeps its digits.
    const double t = std::sqrt(-2 * std::log(tail));
    double x = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    for (int i = 0; i < 4; ++i) {
      const double density = std::exp(-0.5 * x * x) / std::sqrt(2 * std::numbers::pi);
      x += (0.5 * std::erfc(x / std::numbers::sqrt2) - tail) / density;
    }
    return u < 0.5 ? -x : x;
  }

 private:
  std::uint64_t state_;
};

inline std::vector<double> uniforms(std::uint64_t seed, std::size_t n) {
  SplitMix stream(seed);
  std::vector<double> out(n);
  for (double& v : out) v = stream.uniform();
  return out;
}

inline std::vector<double> normals(std::uint64_t seed, std::size_t n) {
  SplitMix stream(seed);
  std::vector<double> out(n);
  for (double& v : out) v = stream.normal();
  return out;
}

}  // namespace support
