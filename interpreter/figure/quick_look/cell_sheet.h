// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/figure/canvas.h"

namespace ansatz::figure {

/// A rectangle of terminal cells. Each holds a glyph, or dots of a braille pattern, two across and four down. Dots
/// count from the lower left corner, as a page does; cells from the upper left, as a terminal does.
class CellSheet {
 public:
  CellSheet(std::size_t columns, std::size_t rows);

  std::size_t columns() const { return columns_; }
  std::size_t rows() const { return rows_; }
  /// The sheet in dots.
  Rectangle area() const { return {0, 0, 2.0 * static_cast<double>(columns_), 4.0 * static_cast<double>(rows_)}; }

  void dot(double x, double y, const Color& color);
  /// A line through the points, broken where one is not finite, cut off at the sheet's edges.
  void stroke(const std::vector<Point>& points, const Color& color);
  /// A glyph with its colours; wins over dots.
  void glyph(std::size_t column, std::size_t row, std::string_view character, std::optional<Color> ink = {},
             std::optional<Color> ground = {});
  void text(std::size_t column, std::size_t row, std::string_view characters, std::optional<Color> ink = {});

  /// One row as text, without blanks at its end where nothing is coloured.
  std::string row_text(std::size_t row, bool color) const;

 private:
  struct Cell {
    std::string glyph;
    std::uint8_t dots = 0;
    std::optional<Color> ink, ground;
  };
  Cell& cell(std::size_t column, std::size_t row) { return cells_[row * columns_ + column]; }

  std::size_t columns_, rows_;
  std::vector<Cell> cells_;
};

}  // namespace ansatz::figure
