// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/networks/batch.h"

namespace ansatz::bottleneck {

/// What training takes for ε, the published one.
inline constexpr double kHsicEpsilon = 1e-5;

/// K̃ = K̄(K̄ + εnI)⁻¹ of a kernel matrix K, with K̄ = HKH, H taking the means of rows and columns away.
/// Source   Ma, Lewis & Kleijn (2020), after Fukumizu et al. (2008).
networks::Batch normalised_kernel(networks::Batch kernel, double epsilon);

/// Normalised Hilbert–Schmidt dependence tr(K̃ M) of a code with what `other` = M is the normalised kernel of: between
/// 0 and n − 1. `slopes` is set to its derivatives by the code; the width counts as given.
double normalised_dependence(const networks::Batch& code, double width, double epsilon, const networks::Batch& other,
                             networks::Batch& slopes);

}  // namespace ansatz::bottleneck
