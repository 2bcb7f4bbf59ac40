// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/figure/layout.h"
#include "interpreter/figure/quick_look/cell_sheet.h"

namespace ansatz::figure {

/// Draws one mark on a sheet of cells; `at` places numbers on the sheet's dots.
void sketch(CellSheet& sheet, const Placement& at, const Mark& mark, bool color);

/// The character of a shade from 0 to 1, for terminals without colours.
std::string_view shade_character(double position);

}  // namespace ansatz::figure
