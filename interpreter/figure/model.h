// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "interpreter/figure/color.h"
#include "interpreter/figure/palette.h"
#include "stdlib/core/unit.h"

namespace ansatz::figure {

/// What is measured along a direction of a panel. Marks bring one for each direction; a panel's own wins over them, and
/// where it is silent the first mark that speaks does.
struct Axis {
  std::string label;                    ///< light math (mathtext.h); the unit is added when it is drawn
  core::Unit unit;                      ///< of the marks' numbers
  std::optional<bool> log;              ///< linear unless said
  std::optional<double> low, high;      ///< the ends; the data's where absent
  std::vector<std::string> categories;  ///< names standing at 1, 2, 3 …; empty on an axis of numbers
};

/// How numbers become colours, and what the colour bar says.
struct ColorScale {
  Palette palette = Palette::sequential;
  double low = 0, high = 1;
  bool goes_below = false, goes_above = false;  ///< numbers beyond an end have its colour: the bar is pointed there
  bool log = false;
  std::string label;
  core::Unit unit;
  std::vector<std::string> categories;
};

enum class Dash { solid, dashed, dotted, dash_dotted };
enum class Symbol { circle, square, triangle, diamond, plus, cross, ring };

/// Lines are broken where a number is not finite.
struct Curve {
  std::vector<double> x, y;
  std::string label;
  std::optional<double> scaled;  ///< where it stands on the mark's colour scale
};

struct Line {
  std::vector<Curve> curves;
  std::optional<ColorScale> colors;
};

struct Scatter {
  std::vector<double> x, y;
  std::vector<double> scaled;  ///< one a point where there is a colour scale
  std::optional<ColorScale> colors;
};

/// Bars standing on zero between neighbouring edges; one layer a sample, all with the same edges.
struct Histogram {
  struct Layer {
    std::string label;
    std::vector<double> heights;
  };
  std::vector<double> edges;
  std::vector<Layer> layers;
};

/// Tukey's box plot: quartiles, median, whiskers to the last value within 1.5 quartile distances, the rest as points.
struct Box {
  struct Group {
    std::string name;
    double low_whisker = 0, lower_quartile = 0, median = 0, upper_quartile = 0, high_whisker = 0;
    std::vector<double> beyond;
    std::vector<double> points;  ///< every value, where there are too few for a box to stand alone
  };
  std::vector<Group> groups;  ///< at 1, 2, 3 … along x
};

struct Band {
  std::vector<double> x, low, high;
};

/// Points with bars from `low` to `high` (values, not distances); the same along x where those are not empty.
struct ErrorBars {
  std::vector<double> x, y, low, high, left, right;
  bool joined = false;
};

/// Values on a grid of cells, row-major with x fastest. Edges ascend: one more than there are cells.
struct Heatmap {
  std::vector<double> x, y;              ///< the cells' centres, ascending
  std::vector<double> x_edges, y_edges;  ///< left empty, they are drawn midway between centres, as the axis measures
  std::vector<double> values;            ///< size x · size y; what is not finite stays blank
  ColorScale colors;
};

/// A straight line across the panel.
struct Rule {
  bool horizontal = true;
  double at = 0;
};

/// Points of space in parallel projection, in the box they are seen in; with directions each is a dart.
struct Space {
  using Vector = std::array<double, 3>;

  std::vector<Vector> points;
  std::vector<Vector> directions;  ///< of length one; none, or one a point
  std::vector<double> scaled;      ///< one a point where there is a colour scale
  std::optional<ColorScale> colors;
  Vector low{}, high{};                 ///< the box's ends
  std::array<std::string, 3> labels;    ///< of its edges
  core::Unit unit;                      ///< of all three
  double elevation = 25, azimuth = 45;  ///< degrees: where the eye stands, above the floor and about the third axis
};

enum class Anchor { left, centre, right };

/// A text at a place of the panel.
struct Note {
  double x = 0, y = 0;
  std::string text;
  Anchor anchor = Anchor::left;
  bool boxed = false;
};

/// Where a legend may stand: "auto" takes the freest inner corner, or the right side where every corner is occupied.
enum class LegendPlace { automatic, none, right, above, top_left, top_right, bottom_left, bottom_right };

const std::vector<std::string>& legend_places();
std::optional<LegendPlace> find_legend_place(std::string_view name);

/// One mark of a panel: what is drawn, how it looks, and what it says about the axes.
struct Mark {
  using Shape = std::variant<Line, Scatter, Histogram, Box, Band, ErrorBars, Heatmap, Rule, Note, Space>;

  std::string kind;  ///< the word of the script, for messages
  Shape shape;
  std::string label;           ///< its entry in the legend; none when empty
  std::optional<Color> color;  ///< the next of the panel's qualitative colours where absent
  std::optional<double> width_pt;
  std::optional<double> size_pt;  ///< of symbols, across
  std::optional<double> opacity;  ///< 0 … 1, of fills
  Dash dash = Dash::solid;
  Symbol symbol = Symbol::circle;
  Axis x, y;
  std::optional<std::string> title;   ///< of the panel it stands in
  std::optional<LegendPlace> legend;  ///< likewise
};

/// One coordinate system and the marks in it.
struct Panel {
  std::string title;
  Axis x, y;
  std::vector<Mark> marks;
  std::optional<LegendPlace> legend;
};

/// A figure as it is to be drawn. Panels fill the grid row by row; a grid of 0 × 0 takes a row of as many as there are.
struct Figure {
  std::string name;  ///< of the files
  double width_mm = 86;
  std::optional<double> height_mm;  ///< from the width and the grid where absent
  std::string title;
  std::string caption;  ///< not drawn: kept with the figure, in the SVG's description
  std::size_t rows = 0, columns = 0;
  std::vector<Panel> panels;
};

}  // namespace ansatz::figure
