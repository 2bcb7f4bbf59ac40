// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/host/state.h"
#include "stdlib/core/value.h"

namespace ansatz::host {

/// Looks at the size of `within size`, a share: doubts a number of 1 or more, where percent was forgotten. What stands
/// in a script as a number was refused before anything ran.
///
/// Errors   Mismatch: the size has a dimension.
void check_share(State& state, const core::Value& size);

}  // namespace ansatz::host
