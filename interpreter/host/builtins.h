// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "interpreter/check/options.h"

namespace ansatz::host {

/// The functions that are always in scope and no kernels: print, text, by_scale; as the checker wants to know them.
const std::vector<check::Signature>& builtin_signatures();

}  // namespace ansatz::host
