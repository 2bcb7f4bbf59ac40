// SPDX-License-Identifier: MIT
#include "interpreter/figure/quick_look/cell_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "interpreter/figure/clip.h"
#include "interpreter/figure/glyphs.h"
#include "stdlib/core/utf8.h"

namespace ansatz::figure {
namespace {

// Bits of U+2800 and following: dots 1 2 3 7 down the left column, 4 5 6 8 down the right one.
constexpr std::uint8_t kDots[4][2] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

std::string in_color(int plane, const Color& color) {
  return fmt::format("\x1b[{};2;{};{};{}m", plane, color.red, color.green, color.blue);
}

}  // namespace

CellSheet::CellSheet(std::size_t columns, std::size_t rows) : columns_(columns), rows_(rows), cells_(columns * rows) {}

void CellSheet::dot(double x, double y, const Color& color) {
  if (!std::isfinite(x) || !std::isfinite(y)) return;
  const auto across = static_cast<std::ptrdiff_t>(std::floor(x));
  const auto up = static_cast<std::ptrdiff_t>(std::floor(y));
  const auto width = static_cast<std::ptrdiff_t>(2 * columns_), height = static_cast<std::ptrdiff_t>(4 * rows_);
  // The upper and right edges belong to the sheet.
  const std::ptrdiff_t i = across == width && x == static_cast<double>(width) ? width - 1 : across;
  const std::ptrdiff_t j = up == height && y == static_cast<double>(height) ? height - 1 : up;
  if (i < 0 || j < 0 || i >= width || j >= height) return;
  const auto down = static_cast<std::size_t>(height - 1 - j);
  Cell& at = cell(static_cast<std::size_t>(i) / 2, down / 4);
  at.dots = static_cast<std::uint8_t>(at.dots | kDots[down % 4][i % 2]);
  at.ink = color;
}

void CellSheet::stroke(const std::vector<Point>& points, const Color& color) {
  if (points.size() == 1) dot(points[0].x, points[0].y, color);
  for (const auto& part : clip_line(points, area())) {
    if (part.size() == 1) dot(part[0].x, part[0].y, color);
    for (std::size_t i = 0; i + 1 < part.size(); ++i) {
      const Point a = part[i], b = part[i + 1];
      const double steps = std::max(1.0, std::ceil(std::max(std::abs(b.x - a.x), std::abs(b.y - a.y))));
      for (double k = 0; k <= steps; ++k) dot(a.x + (b.x - a.x) * k / steps, a.y + (b.y - a.y) * k / steps, color);
    }
  }
}

void CellSheet::glyph(std::size_t column, std::size_t row, std::string_view character, std::optional<Color> ink,
                      std::optional<Color> ground) {
  if (column >= columns_ || row >= rows_) return;
  cell(column, row) = {std::string(character), 0, ink, ground};
}

void CellSheet::text(std::size_t column, std::size_t row, std::string_view characters, std::optional<Color> ink) {
  for (const char32_t code : decode(characters)) {
    std::string character;
    core::append_utf8(character, code);
    glyph(column++, row, character, ink);
  }
}

std::string CellSheet::row_text(std::size_t row, bool color) const {
  std::string out;
  std::optional<Color> ink, ground;
  std::size_t end = columns_;
  const Cell* cells = &cells_[row * columns_];
  while (end > 0 && cells[end - 1].dots == 0 && (cells[end - 1].glyph.empty() || cells[end - 1].glyph == " ") &&
         !(color && cells[end - 1].ground)) {
    --end;
  }
  for (std::size_t c = 0; c < end; ++c) {
    const Cell& at = cells[c];
    if (color && (at.ink != ink || at.ground != ground)) {
      if ((ink && !at.ink) || (ground && !at.ground)) {
        out += "\x1b[0m";
        ink = ground = std::nullopt;
      }
      if (at.ink && at.ink != ink) out += in_color(38, *at.ink);
      if (at.ground && at.ground != ground) out += in_color(48, *at.ground);
      ink = at.ink;
      ground = at.ground;
    }
    if (!at.glyph.empty())
      out += at.glyph;
    else if (at.dots)
      core::append_utf8(out, static_cast<char32_t>(0x2800 + at.dots));
    else
      out += ' ';
  }
  if (ink || ground) out += "\x1b[0m";
  return out;
}

}  // namespace ansatz::figure
