// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/reference.h"

/// The samples of ten that tests of dependence share.
namespace ansatz::hypothesis::reference {

inline const Sample X{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, Y{2, 1, 4, 3, 7, 5, 9, 8, 10, 6}, Z{3, 1, 4, 1, 5, 9, 2, 6, 5, 3};
inline const Sample kRow{1, 1, 1, 2, 2, 2, 3, 3, 3, 1}, kColumn{1, 2, 1, 2, 3, 2, 3, 1, 3, 2};  // with many ties

}  // namespace ansatz::hypothesis::reference
