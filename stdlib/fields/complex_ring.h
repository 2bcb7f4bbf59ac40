// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <cstddef>
#include <span>
#include <vector>

#include "stdlib/core/fft.h"
#include "stdlib/core/unordered_fft.h"

namespace ansatz::fields {

/// Samples of a complex field on a ring, x_j = low + j length/n, and its waves exp(ikx). A field is 2 n doubles, real
/// and imaginary parts in turn; so is its spectrum, in the order of the transform: k = 0, 1, …, -2, -1 times 2π/length.
/// Of an even n the highest wave counts as a negative one.
///
/// Steps that only multiply waves keep them packed, in the order and blocks of UnorderedFft where n has a transform of
/// its own, else as a spectrum.
class ComplexRing {
 public:
  /// `n` at least 2, `length` above 0.
  ComplexRing(double low, double length, std::size_t n);

  std::size_t points() const { return n_; }
  double low() const { return low_; }
  double length() const { return length_; }
  double spacing() const { return length_ / static_cast<double>(n_); }
  std::vector<double> coordinates() const;
  std::span<const double> wavenumbers() const { return wavenumbers_; }
  double highest_wavenumber() const;
  /// backward(forward(ψ)) · normalisation = ψ.
  double normalisation() const { return 1 / static_cast<double>(n_); }

  /// Neither changes its input. Both on a 64-byte boundary, apart from each other.
  void forward(const double* field, double* spectrum) const;
  void backward(const double* spectrum, double* field) const;

  /// The same to packed waves and back, 2 n doubles.
  void pack(const double* field, double* packed) const;
  void unpack(const double* packed, double* field) const;
  /// Where packed waves have the real part of wave j of a spectrum; the imaginary one stands packed_width() behind it.
  std::size_t packed_place(std::size_t j) const;
  std::size_t packed_width() const { return is_packed() ? core::UnorderedFft::block() : 1; }
  /// packed[…] *= factors[…], complex numbers in the same places.
  void multiply(double* packed, const double* factors) const;

 private:
  bool is_packed() const { return core::UnorderedFft::has_own(n_); }

  std::size_t n_;
  double low_, length_;
  std::vector<double> wavenumbers_;
  core::FftPlan forward_, backward_;
  core::UnorderedFft unordered_;
  std::vector<std::size_t> places_;  // of each wave, where the order is not that of a spectrum
};

/// Complex numbers as real and imaginary parts in turn, as transforms take them, and back. `pairs` holds twice as many.
void interleave(std::span<const std::complex<double>> values, double* pairs);
void part(const double* pairs, std::span<std::complex<double>> values);

}  // namespace ansatz::fields
