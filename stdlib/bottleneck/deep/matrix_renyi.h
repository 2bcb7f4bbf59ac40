// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/networks/batch.h"

namespace ansatz::bottleneck {

/// What a code tells of the inputs by matrix-based Rényi entropies, as information.matrix_mutual_information has it, in
/// nats:
///
///   S_α(K/n) + S_α(L/n) − S_α(K∘L/n),    S_α(A) = ln(tr A^α)/(1 − α)
///
/// of the kernel K of the inputs and that of the code, L. `slopes` is set to its derivatives by the code, with the
/// width as given; α is above 1. By dS_α/dA = α/(1 − α) A^{α−1}/tr A^α.
/// Cost     the eigenvalues and vectors of three n × n matrices.
/// Source   Yu, Yu & Príncipe (2021), there with α = 1.01.
double matrix_dependence(const networks::Batch& x_kernel, const networks::Batch& code, double width, double order,
                         networks::Batch& slopes);

}  // namespace ansatz::bottleneck
