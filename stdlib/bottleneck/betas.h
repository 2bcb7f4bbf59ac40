// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"

namespace ansatz::bottleneck {

/// Weights β as a script gives them, one number or several. Errors   BadParameter: none, a matrix, a negative one, one
/// that is not finite.
std::vector<double> read_betas(const std::string& kernel, const core::Array& beta);

/// One value a β, over them.
core::Array along_beta(const core::Array& beta, std::vector<double> values, const char* label);

/// A curve of I(T; X), rising, and I(T; Y) as arrays over the dimension "i_tx", whose coordinate is the first.
void put_curve(std::vector<double> rates, std::vector<double> relevances, core::Array& i_tx, core::Array& i_ty);

}  // namespace ansatz::bottleneck
