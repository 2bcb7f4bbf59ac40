// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

/// A symmetric matrix of which one column at a time can be had, from several threads at once.
struct ColumnsOf {
  std::size_t size = 0;
  std::function<void(std::size_t j, std::span<double> out)> column;
  std::vector<double> diagonal;  ///< needed for positive_spectrum alone
};

/// All eigenvalues of a symmetric matrix, increasing.
///
/// Errors   BadParameter (parameter x of `kernel`): more rows than 20 000, which would not fit.
/// Cost     O(n³) time, O(n²) memory; can be stopped between columns.
std::vector<double> symmetric_spectrum(const std::string& kernel, const ColumnsOf& matrix, core::Run& run);

/// Eigenvalues of a matrix that has none below zero, those that matter, increasing: what is left out sums to 1e-13 of
/// the trace at most. By a pivoted Cholesky factor where its rank is below a third of the size, which kernels of few
/// dimensions have; otherwise all of them, with the errors and cost of symmetric_spectrum.
///
/// Cost     O(n k²) time and O(n k) memory for rank k.
/// Source   Harbrecht, Peters & Schneider (2012) for the factor and what its trace leaves.
std::vector<double> positive_spectrum(const std::string& kernel, const ColumnsOf& matrix, core::Run& run);

/// Eigenvalues that rounding alone can have made, those within n ε of the largest, are set to zero, negative ones too.
/// What is left of any is of no account for sums of powers above 1, and all that matters for powers near 0.
void drop_rounding(std::vector<double>& eigenvalues);

/// Singular values of rows, decreasing; what is centred has its column means taken out first. They are accurate to
/// ε times the largest, which squares of a product of the rows with themselves would not be.
///
/// Cost     O(min(N, d)² max(N, d)), in threads where one is 16 times the other.
std::vector<double> singular_values(const Points& rows, bool is_centred, const core::Run& run);

}  // namespace ansatz::information
