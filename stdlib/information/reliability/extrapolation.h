// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "stdlib/core/interval.h"
#include "stdlib/core/random.h"

namespace ansatz::information {

/// An estimate carried on to infinitely many rows, by estimates from parts of the sample.
struct Extrapolation {
  std::vector<double> means;  ///< means[g − 1]: over the g parts of a division into g
  std::size_t used = 0;       ///< divisions 1 … used lie on a line
  double value = 0;           ///< that line at 0 parts, which is 1/N → 0
  double spread = 0;          ///< standard error of value
  bool is_straight = false;   ///< whether at least three divisions are left that show no curve
};

/// The bias of an estimate from n rows is taken to be b/n, so that means over g parts of N/g rows lie on a line in g.
/// The variance of an estimate from n rows is taken to be s²/n, with s² from the scatter of the parts. The largest
/// divisions are left out while a parabola's last term is significant (5 %) and more than a tenth of the value there.
///
/// estimate(rows) is called with the numbers of the rows of each part. At least 3 divisions.
/// Source   Holmes & Nemenman (2019), §III.
Extrapolation extrapolate(std::size_t rows, std::size_t divisions, const core::Stream& stream,
                          const std::function<double(std::span<const std::size_t>)>& estimate);

/// value ± t · spread, with t of used − 2 degrees of freedom.
core::Interval interval_of(const Extrapolation& line, double confidence);

}  // namespace ansatz::information
