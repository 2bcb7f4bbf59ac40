// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/figure/canvas.h"
#include "interpreter/figure/cells.h"
#include "interpreter/figure/layout.h"

namespace ansatz::figure {

/// Draws one mark inside its panel's box.
void paint_mark(Canvas& canvas, const Placement& at, const Mark& mark);

/// A heatmap: an image where its cells are even, exact rectangles where they are not, and a finer image where there are
/// more cells than could be told apart in print.
void paint_heatmap(Canvas& canvas, const Placement& at, const Heatmap& heatmap);

/// A heatmap's cells on the page, cut to the panel's box.
CellGrid cells_on_page(const Placement& at, const Heatmap& heatmap);

/// Axes, ticks, labels, titles, colour bars and legend of a panel.
void paint_frame(Canvas& canvas, const PanelFrame& frame, const SettledPanel& panel);

/// A whole figure.
Canvas paint(const Figure& figure);

}  // namespace ansatz::figure
