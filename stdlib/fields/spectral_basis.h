// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "stdlib/core/fft.h"
#include "stdlib/fields/packed_waves.h"

namespace ansatz::fields {

/// What a field does at the ends of its interval.
enum class Boundary {
  periodic,      ///< φ(x + L) = φ(x); n samples from the left end on, the right end left out
  antiperiodic,  ///< φ(x + L) = -φ(x), wavenumbers (2m + 1) π/L; the same samples, n even
  neumann,       ///< φ_x = 0 at both walls; samples at the middles of n equal cells
};

/// Uniform samples of a field, and the waves that its boundary allows.
///
/// For measures there are spectra: plain doubles, real and imaginary parts in turn where the waves are complex;
/// `squares` holds k² for every one of them, in whatever order they stand. For steps there are waves packed as their
/// multipliers take them, which is whatever is quickest: on a ring of 128 points or any larger power of two
/// PackedWaves, everywhere else the spectrum.
///
/// Holds scratch: one object a thread.
class SpectralBasis {
 public:
  /// `n` at least 2, even for antiperiodic; `length` above 0.
  SpectralBasis(Boundary boundary, double low, double length, std::size_t n);

  std::size_t points() const { return n_; }
  double spacing() const { return spacing_; }
  std::vector<double> coordinates() const;
  std::size_t spectrum_size() const { return squares_.size(); }
  std::span<const double> squares() const { return squares_.span(); }
  double highest_wavenumber() const { return highest_; }
  /// backward(forward(f)) · normalisation = f.
  double normalisation() const { return normalisation_; }

  void forward(const double* field, double* spectrum);
  /// Overwrites the spectrum.
  void backward(double* spectrum, double* field);

  std::size_t packed_size() const { return packed_ ? n_ : spectrum_size(); }
  /// unpack(pack(f)) · packed_unit = f.
  double packed_unit() const { return packed_ ? 2 * normalisation_ : normalisation_; }
  /// Both keep their input.
  void pack(const double* field, double* packed);
  void unpack(const double* packed, double* field);
  /// factor(k²) for each of the packed waves.
  WaveMultiplier multiplier(const std::function<double(double square)>& factor) const;
  /// velocity -= kick · force, then the rotation.
  void kick_and_rotate(const TurningWaves& waves, const Rotation& rotation, double kick) const;
  /// ∂²field/∂x².
  void curvature(const double* field, double* out);
  /// ∂field/∂x. The highest wave of an even periodic grid has no derivative on it and gives none.
  void differentiate(double* field, double* out);

 private:
  Boundary boundary_;
  std::size_t n_;
  double low_, length_, spacing_, normalisation_ = 1, highest_ = 0;
  std::optional<core::FftPlan> forward_, backward_;  // periodic and neumann
  std::optional<core::UnorderedFft> half_;           // antiperiodic
  std::optional<core::FftPlan> sine_;                // neumann only: the derivative of cosines
  core::AlignedBuffer squares_, wavenumbers_;        // one a double of the spectrum
  core::AlignedBuffer spectrum_, folded_;            // scratch
  std::optional<PackedWaves> packed_;
  core::AlignedBuffer waves_;                // scratch
  WaveMultiplier laplacian_;                 // -k² · packed_unit
  std::vector<std::complex<double>> twist_;  // exp(-iπ j/n), antiperiodic only
};

}  // namespace ansatz::fields
