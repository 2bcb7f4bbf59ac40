// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "interpreter/check/options.h"

namespace ansatz::host {

/// What is always in scope and no kernel: print, text, by_scale and the number pi; as the checker wants to know it.
const std::vector<check::Signature>& builtin_signatures();

}  // namespace ansatz::host
