// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Samples in the order in which they are expected to rise.
struct JonckheereTerpstra : Comparison {
  std::string alternative = "two-sided";  ///< "greater": later samples are larger
  std::string method = "auto";            ///< "exact", "asymptotic", or "auto": exact up to 100 values without ties
};

/// Jonckheere & Terpstra's test: do samples rise, or fall, in their order? J counts the pairs of values of different
/// samples that do, equal ones as half.
///
///   J = Σ_{i<j} #{x_i < x_j} + ½ #{x_i = x_j},   E J = (N² − Σn²)/4
///
/// Exact p from the Gaussian multinomial coefficients; otherwise the normal with the variance for ties. Effect: the
/// share of those pairs, P(later > earlier).
///
/// Errors   BadParameter: fewer than two samples, an empty one, NaN; "exact" with ties or beyond 1000 values.
/// Edges    infinities are ranked; all values equal: p = 1 with a warning.
/// Source   Terpstra, Indag. Math. 14 (1952) 327; Jonckheere, Biometrika 41 (1954) 133.
TestResult jonckheere_terpstra(const JonckheereTerpstra& question, core::Run& run);

}  // namespace ansatz::hypothesis
