// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace ansatz::information {

/// Polynomials up to an order that are orthonormal on the points 0 … length − 1, to take trends out of stretches of
/// one length.
class Trend {
 public:
  Trend(std::size_t length, std::size_t order);

  /// Mean square of what is left of a stretch.
  double residual(std::span<const double> stretch) const;

 private:
  std::size_t length_;
  std::vector<std::vector<double>> polynomials_;
  mutable std::vector<double> left_;
};

/// Mean square residuals of the whole stretches of `length`, from the start, then those from the end where asked for.
std::vector<double> residuals_of(std::span<const double> profile, std::size_t length, std::size_t order,
                                 bool from_both_ends);

/// Sums of x − x̄.
std::vector<double> profile_of(std::span<const double> x);

/// Whole numbers as given, or 20 in even ratios from 16 to N/4. Errors   BadParameter (parameter "scales"): fewer than
/// 4, one that is not whole, or outside [least, count].
std::vector<std::size_t> checked_scales(const std::string& kernel, const std::vector<double>& given, std::size_t least,
                                        std::size_t count);

}  // namespace ansatz::information
