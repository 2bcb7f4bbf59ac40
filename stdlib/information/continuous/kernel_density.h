// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"
#include "stdlib/information/continuous/bandwidth.h"

namespace ansatz::information {

/// A sample and how to smooth it.
struct KernelDensity {
  core::Array x;                               ///< [sample], any unit
  Bandwidth bandwidth = std::string("scott");  ///< a rule, or a number in the unit of x
  int points = 512;                            ///< of the grid, at least 2
  std::optional<core::Interval> domain;        ///< of the grid; nothing: four bandwidths beyond the data
  std::string missing = "error";               ///< what a NaN gets: "error", or "drop"
};

struct KernelDensityEstimate {
  core::Array x;        ///< the grid
  core::Array density;  ///< [x], a density over x
  double bandwidth = 0;
};

/// Gaussian kernel density estimate (1/(N h)) Σ φ((x − x_i)/h) on an even grid.
///
/// Errors   BadParameter: fewer than 2 values, NaN, infinities, a constant sample without a numeric bandwidth, fewer
/// than
///          2 points, an empty domain.
/// Accuracy kernels are cut at 9 bandwidths, where they are below 3e-18 of their peak; beyond 20000 values the density
///          comes from binned_density.h.
/// Cost     O(N log N + points · N) at worst; beyond 20000 values O(N log N).
/// Source   Silverman (1986); Scott (1992).
KernelDensityEstimate kernel_density(const KernelDensity& question, core::Run& run);

/// The estimate at one place, from a sorted sample.
double density_at(std::span<const double> sorted, double bandwidth, double place);

}  // namespace ansatz::information
