// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/sequences/complexity_curve.h"

namespace ansatz::information {

/// A picture and the windows whose order is looked at.
struct ImageComplexity {
  core::Array x;              ///< [y, x]
  int rows = 2;               ///< of a window, at least 1
  int columns = 2;            ///< of a window, at least 1; rows · columns in 2 … 12
  int row_lag = 1;            ///< rows of the picture between those of a window
  int column_lag = 1;         ///< columns likewise
  std::string ties = "time";  ///< equal values: in the order they are read, or "drop" the windows that have some
};

struct ImageComplexityEstimate {
  double entropy = 0;     ///< H, of the logarithm of the number of patterns
  double complexity = 0;  ///< C
  double missing = 0;     ///< share of the patterns that no window has
  double windows = 0;     ///< windows counted
};

/// Place of a picture in the plane of permutation entropy and statistical complexity, by the patterns of order in
/// windows that are read row by row: of one row it is that of statistical_complexity.
///
/// Errors   BadParameter: not two dimensions, a window that does not fit or has not 2 … 12 values, lags below 1; NaN,
///          infinities.
/// Edges    as statistical_complexity.
/// Source   Ribeiro et al. (2012).
ImageComplexityEstimate image_complexity(const ImageComplexity& question, core::Run& run);

struct ImageComplexityCurve : ImageComplexity {
  std::string family = "tsallis";  ///< of entropies, or "renyi"
  std::vector<double> orders{};    ///< as of complexity_curve
};

/// The curve of a picture in that plane over the order of its entropy: complexity_curve by patterns of
/// image_complexity.
///
/// Errors   as image_complexity and complexity_curve.
/// Source   Ribeiro et al. (2017); Jauregui et al. (2018).
ComplexityCurveEstimate image_complexity_curve(const ImageComplexityCurve& question, core::Run& run);

}  // namespace ansatz::information
