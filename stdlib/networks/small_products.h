// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace ansatz::networks {

// Products with few units on either side, as vectors over the patterns: nothing is packed first, which for layers of
// some ten units takes longer than the product. Every sum has one order, whatever the processor's width.

/// out (rows × outputs) = in (rows × inputs) · w + start, where w_kj is weights[k · across + j · along] and `start` has
/// one number an output, or is null for zeros.
void small_multiply(const double* in, std::size_t rows, std::size_t inputs, const double* weights, std::size_t across,
                    std::size_t along, const double* start, std::size_t outputs, double* out);

/// to (inputs × outputs) += inᵀ · d, with in (rows × inputs) and d (rows × outputs).
void small_add_cross(const double* in, std::size_t rows, std::size_t inputs, const double* d, std::size_t outputs,
                     double* to);

}  // namespace ansatz::networks
