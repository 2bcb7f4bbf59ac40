// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/networks/batch.h"

namespace ansatz::bottleneck {

/// G_ij = exp(−|a_i − b_j|²/2σ²) of all rows of one batch and another of as many columns.
networks::Batch gaussian_matrix(const networks::Batch& a, const networks::Batch& b, double width);

/// Adds to `slopes` those of Σ_ij w_ij G_ij by the rows of a, b staying put:
///
///   −1/σ² Σ_j (w_ij G_ij) (a_i − b_j)
///
/// `weighted` holds the products w_ij G_ij. Where b is a itself and they are symmetric, the whole slope is twice this.
void add_kernel_slopes(const networks::Batch& weighted, const networks::Batch& a, const networks::Batch& b,
                       double width, double factor, networks::Batch& slopes);

}  // namespace ansatz::bottleneck
