// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/bottleneck/discrete/code.h"
#include "stdlib/bottleneck/discrete/source.h"

namespace ansatz::bottleneck {

/// The least β at which a codeword falls apart: 1/λ₂ of C(t)[y, y'] = Σ_x p(y|x) q(x|t) p(y'|x)/q(y'|t), the least
/// over codewords; infinite where none does. Of the trivial code 1/σ₂² of the maximal correlation.
double next_split(const Source& source, const Code& code, double beta);

/// Every codeword twice, the two moved apart along what its symbols differ in most.
Code with_codewords_split(const Source& source, const Code& code, double beta);

}  // namespace ansatz::bottleneck
