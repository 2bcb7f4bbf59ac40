// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

struct MatrixSpectrum {
  core::Array matrix;  ///< [row, column]; one dimension is one column
};

/// λ = σ² of the singular values of a matrix W, the eigenvalues of WᵀW, as many as its smaller side: [rank],
/// decreasing.
///
/// Errors   BadParameter: empty, more than two dimensions, NaN, infinities.
/// Cost     O(min² max) of its sides.
core::Array matrix_spectrum(const MatrixSpectrum& question, core::Run& run);

/// Singular values, decreasing; what rounding alone can have made, within ε max(sides) of the largest, is 0.
std::vector<double> clean_singular_values(const std::string& kernel, const core::Array& matrix, core::Run& run);

}  // namespace ansatz::information
