// SPDX-License-Identifier: MIT
#pragma once

#include "support/rows.h"

namespace ansatz::information::representations {

/// Of the unit square.
inline const core::Array kCorners = support::in_rows(4, {0, 0, 1, 0, 0, 1, 1, 1});

}  // namespace ansatz::information::representations
