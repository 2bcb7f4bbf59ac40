// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stdlib/core/unordered_fft.h"

namespace ansatz::fields {

/// What multiplies the waves of a field, in the order and packing in which a step keeps them.
struct WaveMultiplier {
  core::AlignedBuffer own;       ///< one a place
  core::AlignedBuffer mirrored;  ///< of packed waves: what the wave of the other sign adds
};

/// The exact flow of φ_tt = φ_xx - m² φ for one time, a rotation of each wave.
struct Rotation {
  double time = 0;
  WaveMultiplier cosine, sine_over, sine_times;  ///< cos Ωt, sin(Ωt)/Ω, Ω sin Ωt
};

/// The spectra that a kick and a rotation work on.
struct TurningWaves {
  double *u, *velocity;
  const double* force;
};

/// The waves of a real field on a ring of n points as those of n/2 complex numbers z_j = f_2j + i f_2j+1: half the
/// transform, and nothing unpacked. With Z_k = Σ z_j exp(-2πi jk/(n/2)) a factor m_k of the field's waves, real and the
/// same for both signs, is
///
///   Z_k ← a_k Z_k + i b_k conj Z_{n/2-k},   a_k = s - d sin(2πk/n),   b_k = d cos(2πk/n),
///
/// where s and d are half the sum and half the difference of m_k and m_{n/2-k}. Waves stand in blocks in the order of
/// UnorderedFft.
class PackedWaves {
 public:
  /// Whether rings of `points` are packed: where half of them have a transform of our own.
  static bool takes(std::size_t points) { return points % 2 == 0 && core::UnorderedFft::has_own(points / 2); }

  explicit PackedWaves(std::size_t points);

  /// n points to n doubles; backward(forward(f)) = n/2 · f. Both keep their input.
  void forward(const double* field, double* packed) const { half_.forward_to_blocks(field, packed); }
  void backward(const double* packed, double* field) const { half_.backward_from_blocks(packed, field); }

  /// `factors` has m_k for k = 0 … n/2.
  WaveMultiplier multiplier(std::span<const double> factors) const;
  void multiply(double* packed, const WaveMultiplier& by) const;
  /// velocity -= kick · force, then the rotation.
  void kick_and_rotate(const TurningWaves& waves, const Rotation& rotation, double kick) const;

  /// Places [left, left + count) hold the opposite waves of [right - count + 8, right + 8), backwards; all but those of
  /// the first 64 places.
  struct Mirror {
    std::size_t left, right, count;
  };
  static constexpr std::size_t kFirst = 64;

 private:
  core::UnorderedFft half_;
  std::vector<std::uint32_t> opposite_;  ///< where the opposite wave stands of each of the first places
  std::vector<Mirror> mirrors_;
};

}  // namespace ansatz::fields
