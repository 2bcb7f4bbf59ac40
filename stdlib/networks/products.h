// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace ansatz::networks {

// The products that a dense layer is made of. Every matrix is kept column by column without gaps. The bits depend on
// the sizes and the numbers alone.

/// out (rows × outputs) = in (rows × inputs) · weights (inputs × outputs) + biases, one an output.
void dense(const double* in, std::size_t rows, std::size_t inputs, const double* weights, const double* biases,
           std::size_t outputs, double* out);

/// to (inputs × outputs) += inᵀ · d, and the column sums of d (rows × outputs) to `biases`.
void add_slopes(const double* in, std::size_t rows, std::size_t inputs, const double* d, std::size_t outputs,
                double* to, double* biases);

/// out (rows × inputs) = d (rows × outputs) · weightsᵀ. Also the scores of all pairs of two sets of rows.
void carry_back(const double* d, std::size_t rows, std::size_t outputs, const double* weights, std::size_t inputs,
                double* out);

/// out (inputs × outputs) = inᵀ (inputs × rows) · d (rows × outputs).
void cross(const double* in, std::size_t rows, std::size_t inputs, const double* d, std::size_t outputs, double* out);

/// out (rows × outputs) = in (rows × inputs) · weights (inputs × outputs).
void multiply(const double* in, std::size_t rows, std::size_t inputs, const double* weights, std::size_t outputs,
              double* out);

}  // namespace ansatz::networks
