// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "interpreter/figure/canvas.h"
#include "interpreter/figure/settle.h"

namespace ansatz::figure {

/// One line of a legend: a label beside a sample of how the mark looks.
struct LegendEntry {
  Rich label = {};
  std::optional<Pen> line = {};
  std::optional<Fill> fill = {};
  std::optional<Symbol> symbol = {};
  Color color = {};
  double size_pt = 3;
  bool capped = false;  ///< an error bar through the symbol
};

std::vector<LegendEntry> legend_entries(const SettledPanel& panel);

/// Width and height of a legend of one column, or of rows that flow within a width.
struct LegendSize {
  double width = 0, height = 0;
};
LegendSize column_size(const std::vector<LegendEntry>& entries);
LegendSize flowing_size(const std::vector<LegendEntry>& entries, double width);

/// Draws the legend with its upper left corner at `corner`: in one column on an opaque ground, or flowing in rows.
void draw_column(Canvas& canvas, const std::vector<LegendEntry>& entries, const Point& corner);
void draw_flowing(Canvas& canvas, const std::vector<LegendEntry>& entries, const Point& corner, double width);

}  // namespace ansatz::figure
