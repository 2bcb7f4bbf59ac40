// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

/// What an array says of probabilities: one distribution, or one for each index of the dimensions it is not spread
/// over.
struct Distributions {
  std::vector<core::Dimension> kept;  ///< the remaining dimensions; the result has them
  std::size_t count = 1;              ///< distributions, the product of the kept sizes
  std::size_t length = 0;             ///< cells of each
  std::vector<double> masses;         ///< [count, length], each row sums to one
  std::vector<double> widths;         ///< cell sizes; empty for masses that never were a density

  std::span<const double> row(std::size_t i) const { return std::span(masses).subspan(i * length, length); }
};

/// Reads an array as distributions.
///
/// A density (`density_over` names its dimensions) becomes P_j = ρ_j Δx_j / Σ ρ Δx with the cell sizes of its
/// coordinates. Anything else is masses over the dimension `over` (all dimensions where it is empty) which must sum to
/// one: within 1e-9 silently, within 1e-6 with a warning. Entries down to −1e-12 (of the largest, for densities) count
/// as 0.
///
/// Errors   BadParameter (parameter `name`): not finite, negative, a sum that is not one, a density without
/// coordinates,
///          `over` against the density's own dimensions, no cells. UnknownName: no such dimension.
Distributions read_distributions(const std::string& kernel, const std::string& name, const core::Array& array,
                                 const std::string& over, core::Run& run);

/// Checks and normalises weights or one pmf in place, by the same rules.
void normalise_masses(const std::string& kernel, const std::string& name, std::span<double> p, core::Run& run);

/// One value a distribution, as an array over the kept dimensions.
core::Array over_kept(const Distributions& of, std::vector<double> values, std::string label);

}  // namespace ansatz::information
