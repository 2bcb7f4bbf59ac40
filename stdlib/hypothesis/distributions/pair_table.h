// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// What each point has to do with each other: a distance, or the value of a kernel. Symmetric.
struct PairTable {
  std::size_t size = 0;
  std::vector<double> values;  ///< [i * size + j]
  const double* row(std::size_t i) const { return values.data() + i * size; }
  double at(std::size_t i, std::size_t j) const { return values[i * size + j]; }
};

/// Points that a table may be made of: its memory grows with their square, 200 MB here.
inline constexpr std::size_t kMostTabled = 5000;

/// Errors   BadParameter: more than kMostTabled points; `way_out` says what else there is.
void check_tabled(const std::string& kernel, std::size_t points, const std::string& way_out);

/// Euclidean distances of points of `width` numbers each.
PairTable distances(const std::vector<double>& points, std::size_t width, core::Run& run);

/// The median over all pairs, or their mean where more than half of them are at one place.
double median_distance(const PairTable& distances);

/// exp(−d²/(2σ²)) in the place of each d. σ is `width`, or the median distance where that is 0.
void make_gaussian(PairTable& distances, double width);

/// Errors   BadParameter: a kernel's width that is negative or not finite.
void check_width(const std::string& kernel, const char* name, double width);

/// The two samples of points one behind the other. Errors   BadParameter: other numbers of components.
std::vector<double> pooled_points(const std::string& kernel, const Samples& samples);

}  // namespace ansatz::hypothesis
