// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

namespace ansatz::networks {

/// Layer normalisation, place by place over its channels:
///
///   n = g (x − mean x)/√(variance of x + 10⁻⁵) + b
///
/// where the variance is the mean square from the mean, with a gain g and a shift b for each channel; all gains and
/// then all shifts stand in `gains`. Source   Ba, Kiros & Hinton (2016), eq. 4.
struct Normalisation {
  std::size_t places = 0, channels = 0;

  std::size_t numbers() const { return 2 * channels; }  ///< gains and shifts
  std::size_t kept() const { return places * (channels + 1); }

  static void start(std::span<double> gains);  ///< gains 1, shifts 0
  /// in and out: rows × places · channels, column by column; kept: rows × kept().
  void forward(const double* in, std::size_t rows, const double* gains, double* kept, double* out) const;
  /// From what the way forward kept, its n once more.
  void again(std::size_t rows, const double* kept, const double* gains, double* out) const;
  /// Slopes d by n: adds those by gains and shifts to `gradient`, where it is not null, and sets `to` to those by x.
  void backward(std::size_t rows, const double* kept, const double* gains, const double* d, double* gradient,
                double* to) const;
};

}  // namespace ansatz::networks
