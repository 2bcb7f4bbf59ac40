// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "interpreter/check/options.h"

namespace ansatz::host {

/// What is always in scope and no kernel: print, text, by_scale and the numbers pi, inf and nan; as the checker wants
/// to know it.
const std::vector<check::Signature>& builtin_signatures();

}  // namespace ansatz::host
