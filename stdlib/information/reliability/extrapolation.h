// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "stdlib/core/interval.h"
#include "stdlib/core/random.h"

namespace ansatz::information {

using Rows = std::span<const std::size_t>;
/// An estimate from the rows of these numbers.
using Estimate = std::function<double(Rows)>;

/// An estimate carried on to infinitely many rows, by estimates from parts of the sample.
struct Extrapolation {
  std::vector<double> means;  ///< means[g − 1]: over the g parts of a division into g
  std::size_t used = 0;       ///< divisions 1 … used lie on a line
  double value = 0;           ///< that line at 0 parts, which is 1/N → 0
  double amplification = 1;   ///< of the variance by carrying on, where divisions had independent errors; at least 1
  bool is_straight = false;   ///< whether at least three divisions are left that show no curve
};

/// The bias of an estimate from n rows is taken to be b/n, so that means over g parts of N/g rows lie on a line in g,
/// weighted by 1/g. The largest divisions are left out while a parabola's last term is significant (5 %) and more than
/// a tenth of the value there. At least 3 divisions.
/// Source   Holmes & Nemenman (2019), §III.
Extrapolation extrapolate(std::size_t rows, std::size_t divisions, const core::Stream& stream,
                          const Estimate& estimate);

/// Variance of an estimate from all rows: a quarter of the squared difference between the estimates from two halves,
/// over so many divisions into halves at random. For a sum over rows its mean is the usual variance of a sum, and
/// different divisions are uncorrelated. Parts smaller than halves scatter too little: nearest neighbours of 50 rows
/// say 30 % less than the 500 rows that they are part of.
double variance_by_halves(std::size_t rows, std::size_t halvings, const core::Stream& stream, const Estimate& estimate);

/// value ± √[(t s)² + c²]: s² the variance amplified, t of as many degrees of freedom as there were halvings, and c the
/// distance carried, since no bias falls exactly as one over the rows.
core::Interval interval_of(const Extrapolation& line, double variance, std::size_t halvings, double confidence);

}  // namespace ansatz::information
