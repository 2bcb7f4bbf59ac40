// SPDX-License-Identifier: MIT
//
// Part of every benchmark: memory is held as in the program.
#include "stdlib/core/kept_memory.h"

namespace {
[[maybe_unused]] const bool kIsKept = (ansatz::core::keep_freed_memory(), true);
}
