// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "stdlib/core/fft.h"

namespace ansatz::fields {

/// What a field does at the ends of its interval.
enum class Boundary {
  periodic,      ///< φ(x + L) = φ(x); n samples from the left end on, the right end left out
  antiperiodic,  ///< φ(x + L) = -φ(x), wavenumbers (2m + 1) π/L; the same samples, n even
  neumann,       ///< φ_x = 0 at both walls; samples at the middles of n equal cells
};

/// Uniform samples of a field, and the waves that its boundary allows. Spectra are plain doubles, real and imaginary
/// parts in turn where the waves are complex; `squares` holds k² for every one of them, so that a multiplier is one
/// loop.
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

  void forward(double* field, double* spectrum);
  /// Overwrites the spectrum.
  void backward(double* spectrum, double* field);
  /// A spectrum times -k²: what backward makes the second derivative of, in units of curvature_unit().
  void apply_laplacian(double* spectrum) const;
  double curvature_unit() const { return curvature_unit_; }
  /// ∂field/∂x. The highest wave of an even periodic grid has no derivative on it and gives none.
  void differentiate(double* field, double* out);

 private:
  Boundary boundary_;
  std::size_t n_;
  double low_, length_, spacing_, normalisation_ = 1, highest_ = 0, curvature_unit_ = 1;
  core::FftPlan forward_, backward_;
  std::optional<core::FftPlan> sine_;          // neumann only: the derivative of cosines
  core::AlignedBuffer squares_, wavenumbers_;  // one a double of the spectrum
  core::AlignedBuffer laplacian_;              // -k² · normalisation; empty on a large ring, where it is computed
  core::AlignedBuffer spectrum_, folded_;      // scratch
  std::vector<std::complex<double>> twist_;    // exp(-iπ j/n), antiperiodic only
};

}  // namespace ansatz::fields
