// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// What explains values, as an orthonormal basis: with x̃ the columns less their means, in units of their lengths,
/// x̃ = q r. Centred and scaled first, so that offsets and units cost no digits; made orthogonal twice.
struct Columns {
  std::vector<std::string> terms;          ///< the constant first
  std::vector<double> means, scales;       ///< [column]
  std::vector<std::vector<double>> basis;  ///< [column][value]: q, orthogonal to the constant too
  std::vector<std::vector<double>> r;      ///< [row][column], upper triangular
};

/// Of all samples but the first, which are the values; columns are named as samples are, or x, or x1, x2, … Where the
/// samples were whitened, `constant` is what that made of the constant term, and "means" are along it.
///
/// Errors   BadParameter: no more values than terms; a column that is constant or that those before it determine.
Columns orthonormal_columns(const char* kernel, const Samples& samples, std::span<const double> constant = {});

/// What a constant term is of values, and the squares that it leaves.
struct Constant {
  double coefficient, squares;
};

/// Takes it out of them; where `constant` is empty it is their mean.
Constant take_away_constant(std::vector<double>& x, std::span<const double> constant);

/// Of the constant and the basis, as coefficients γ, what the columns themselves have: β₀ and β.
std::vector<double> coefficients_of(const Columns& columns, const std::vector<double>& gamma);

}  // namespace ansatz::hypothesis
