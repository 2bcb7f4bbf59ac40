// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

struct EntanglementEntropy {
  core::Array matrix;  ///< [row, column], the coefficients of a pure state of two parts, real; scaled to length one
  Base base = std::string("nat");
};

/// −Σ p ln p, p = σ²/Σσ² of the singular values (the Schmidt coefficients): 0 of a product of a row and a column, the
/// log of the smaller side where all directions are alike. Of weights or attention maps as of a state of two parts.
///
/// Errors   BadParameter: empty, more than two dimensions, NaN, infinities, 0 throughout.
/// Source   Nielsen & Chuang (2010), §2.5 and §11.3.
double entanglement_entropy(const EntanglementEntropy& question, core::Run& run);

}  // namespace ansatz::information
