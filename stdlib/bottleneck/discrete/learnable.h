// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/bottleneck/discrete/source.h"
#include "stdlib/core/run.h"

namespace ansatz::bottleneck {

/// The β from which some code is worth its cost: the least KL(q(x) ‖ p(x)) for one of KL(q(y) ‖ p(y)) over
/// distributions q(x), and at most 1/σ₂², where the trivial code is unstable. Infinite where Y does not depend on X.
///
/// Found by lowering β to the ratio of a q(x) that has been brought to rest by q(x) ∝ p(x) exp(β Σ_y p(y|x) ln
/// q(y)/p(y)), from each symbol alone until the ratio falls no more: a local minimum from every start. Above 64 symbols
/// the starts are brought to rest among 64 cells of neighbours (coarsened.h), and the best of them among all.
/// Source   Wu, Fischer, Chuang & Tegmark, Entropy 21 (2019) 924, Theorem 4; Dinkelbach, Manage. Sci. 13 (1967) 492.
double learnable_from(const Source& source, core::Run& run);

}  // namespace ansatz::bottleneck
