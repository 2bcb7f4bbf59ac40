// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "interpreter/figure/canvas.h"
#include "interpreter/figure/legend.h"
#include "interpreter/figure/settle.h"
#include "interpreter/figure/ticks.h"

namespace ansatz::figure {

/// Where everything of one panel stands on the page.
struct PanelFrame {
  Rectangle box;  ///< the data's rectangle
  Ticks x_ticks, y_ticks;
  std::vector<std::string> x_label, y_label, title;  ///< broken into lines
  std::string letter;                                ///< "(a)", before the title; empty where a panel stands alone
  double letter_room = 0;                            ///< before the title begins
  std::vector<std::vector<std::string>> names;       ///< along x, broken into lines; empty where they are slanted
  double names_height = 0;                           ///< of what is written at the ticks along x
  std::vector<LegendEntry> legend;
  LegendPlace legend_place = LegendPlace::none;
  Point legend_corner;  ///< its upper left
  struct Bar {
    Rectangle box;
    Ticks ticks;
    std::vector<std::string> label;
    double label_x = 0;
  };
  std::vector<Bar> bars;
};

struct Layout {
  double width = 0, height = 0;
  std::size_t rows = 0, columns = 0;
  std::vector<std::string> title;
  std::vector<PanelFrame> panels;
};

/// Finds a place for everything. Panels of a column share their left and right edges, panels of a row their top and
/// bottom. Errors   core::BadParameter: more panels than the grid holds, a page too small for what stands on it.
Layout lay_out(const Figure& figure, const std::vector<SettledPanel>& panels);

/// Where the numbers of a panel fall on the page.
struct Placement {
  const SettledPanel& panel;
  Rectangle box;

  double x(double value) const { return box.left + panel.x.place(value) * box.width(); }
  double y(double value) const { return box.bottom + panel.y.place(value) * box.height(); }
  Point at(double x_value, double y_value) const { return {x(x_value), y(y_value)}; }
};

}  // namespace ansatz::figure
