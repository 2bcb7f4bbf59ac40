// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <variant>

#include "stdlib/core/run.h"
#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

/// Width of a Gaussian kernel: a number, or a rule.
using KernelWidth = std::variant<std::string, double>;

/// "neighbours": mean distance to the 10 nearest (of fewer, all) others; "silverman": N^{−1/(4 + d)} times the root
/// mean square of the columns' standard deviations; "median": median distance of two rows (of at most 2000 rows, evenly
/// spaced). One where all rows are the same.
///
/// Errors   BadParameter (parameter `name`): another rule, or a number not above 0 or not finite.
double kernel_width(const std::string& kernel, const std::string& name, const KernelWidth& width, const Points& rows,
                    core::Run& run);

/// out[i] = exp(−|x_i − y|²/2σ²) for as many rows x_i as out has places, from row `first` on; y is row j of another
/// sample of the same dimension, or of the same one. The same bits whatever instructions the machine has and wherever
/// the rows begin; safe from several threads at once.
void gaussian_column(const Points& rows, const Points& others, std::size_t j, double width, std::span<double> out,
                     std::size_t first = 0);
inline void gaussian_column(const Points& rows, std::size_t j, double width, std::span<double> out,
                            std::size_t first = 0) {
  gaussian_column(rows, rows, j, width, out, first);
}

}  // namespace ansatz::information
