// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

struct PowerLawTail {
  core::Array x;                  ///< [sample], all above 0
  std::optional<double> start{};  ///< x_min: where the tail begins; unset, it is chosen
  int fewest = 2;                 ///< values of a tail that may be chosen, at least 2
  bool both_sides = false;        ///< compare the law with the shares before and at each value, not before alone
  std::string missing = "error";  ///< what a NaN gets: "error", or "drop"
};

struct PowerLaw {
  double exponent = 0;  ///< α of a density ~ x^−α, above 1
  double start = 0;     ///< x_min, one of the values where it was chosen
  double distance = 0;  ///< largest distance of the law from the shares of the tail
  double error = 0;     ///< (α − 1)/√count
  int count = 0;        ///< values from the start on
};

/// A power law fitted to the tail of a sample, p(x) = (α − 1)/x_min (x/x_min)^−α from x_min on: the maximum-likelihood
///
///   α = 1 + n/Σ ln(x_i/x_min)
///
/// over the n values from x_min on, for the x_min among the values (but the last) at which the law is nearest to the
/// shares of the tail: the least of
///
///   max_j |1 − (x_j/x_min)^(1 − α) − (j − 1)/n|
///
/// over the ordered values of the tail, as the authors' program has it; `both_sides` takes j/n too, which is the
/// Kolmogorov–Smirnov distance.
///
/// Errors   BadParameter: fewer than 2 different values, NaN, infinities, a value that is not above 0, fewest outside
///          [2, sample], a start that leaves fewer than 2 different values.
/// Accuracy x_min chosen from few values is loose, and α with it; its error knows nothing of that.
/// Cost     O(n²) at worst; a start is given up as soon as it is farther than the best so far.
/// Source   Clauset, Shalizi & Newman (2009), eqs. 3.1, 3.2, 3.9.
PowerLaw power_law_tail(const PowerLawTail& question, core::Run& run);

/// The same for a kernel of another name, which its errors tell.
PowerLaw fitted_power_law(const std::string& kernel, const PowerLawTail& question, core::Run& run);

/// The law with a start among values that are above 0 and do not decrease, two of them different, its tail `fewest` of
/// them or more; where no tail of different values is as long, that from the first value on.
PowerLaw nearest_power_law(const std::vector<double>& sorted, std::size_t fewest, bool both_sides,
                           const core::Run& run);

}  // namespace ansatz::information
