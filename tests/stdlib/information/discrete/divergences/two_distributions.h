// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"

namespace ansatz::information::divergences {

inline const core::Array kP = core::Array::of({0.5, 0.3, 0.2}), kQ = core::Array::of({0.2, 0.5, 0.3});

}  // namespace ansatz::information::divergences
