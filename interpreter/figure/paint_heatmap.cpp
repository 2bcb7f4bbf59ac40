// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "interpreter/figure/cells.h"
#include "interpreter/figure/paint.h"

namespace ansatz::figure {
namespace {

constexpr double kFinestDpi = 450;
constexpr std::size_t kMostRectangles = 20000;

// A pixel a cell, or several of one colour where cells are large: some viewers blur an image over the width of a pixel.
void paint_image(Canvas& canvas, const CellGrid& grid, const ColorScale& colors) {
  constexpr double kBlur = 0.12;  // mm
  const Rectangle area{grid.x_edges.front(), grid.y_edges.front(), grid.x_edges.back(), grid.y_edges.back()};
  const std::size_t n = grid.columns(), m = grid.rows();
  const auto times = [](double mm, std::size_t cells) {
    return static_cast<std::size_t>(std::max(1.0, std::ceil(mm / static_cast<double>(cells) / kBlur)));
  };
  const std::size_t wide = times(area.width(), n), tall = times(area.height(), m);
  std::vector<std::uint8_t> pixels, row;
  pixels.reserve(4 * n * wide * m * tall);
  for (std::size_t j = 0; j < m; ++j) {
    row.clear();
    for (std::size_t i = 0; i < n; ++i) {
      const double value = grid.values[j * n + i];
      const bool blank = !std::isfinite(value);
      const Color c = blank ? Color{255, 255, 255} : shade(colors.palette, position_of(colors, value));
      for (std::size_t k = 0; k < wide; ++k)
        row.insert(row.end(), {c.red, c.green, c.blue, static_cast<std::uint8_t>(blank ? 0 : 255)});
    }
    for (std::size_t k = 0; k < tall; ++k) pixels.insert(pixels.end(), row.begin(), row.end());
  }
  canvas.image(area, n * wide, m * tall, std::move(pixels));
}

// Neighbouring rectangles that merely touch show a hair of the ground between them, where their soft edges mix with it.
// So each reaches under the neighbours drawn after it, as far as their middles, and those cut it off at the true edge.
void paint_rectangles(Canvas& canvas, const CellGrid& grid, const ColorScale& colors) {
  const std::size_t n = grid.columns(), m = grid.rows();
  const auto filled = [&](std::size_t i, std::size_t j) {
    return i < n && j < m && std::isfinite(grid.values[j * n + i]);
  };
  std::vector<std::pair<Rectangle, Color>> areas;
  for (std::size_t j = 0; j < m; ++j)
    for (std::size_t i = 0; i < n; ++i) {
      if (!filled(i, j)) continue;
      const Color color = shade(colors.palette, position_of(colors, grid.values[j * n + i]));
      const Rectangle area{grid.x_edges[i], grid.y_edges[j], grid.x_edges[i + 1], grid.y_edges[j + 1]};
      const bool right = filled(i + 1, j), up = filled(i, j + 1), both = filled(i + 1, j + 1);
      Rectangle wide = area;
      if (right) wide.right = (grid.x_edges[i + 1] + grid.x_edges[i + 2]) / 2;
      if (up && (both || !right)) wide.top = (grid.y_edges[j + 1] + grid.y_edges[j + 2]) / 2;
      areas.emplace_back(wide, color);
      if (up && right && !both) {  // it must not reach round the corner into a blank cell
        Rectangle tall = area;
        tall.top = (grid.y_edges[j + 1] + grid.y_edges[j + 2]) / 2;
        areas.emplace_back(tall, color);
      }
    }
  canvas.rectangles(areas);
}

}  // namespace

CellGrid cells_on_page(const Placement& at, const Heatmap& heatmap) {
  const auto x_edges = heatmap.x_edges.empty() ? cell_edges(heatmap.x, at.panel.x.log) : heatmap.x_edges;
  const auto y_edges = heatmap.y_edges.empty() ? cell_edges(heatmap.y, at.panel.y.log) : heatmap.y_edges;
  std::vector<double> x, y;
  for (const double v : x_edges) x.push_back(std::clamp(at.x(v), at.box.left, at.box.right));
  for (const double v : y_edges) y.push_back(std::clamp(at.y(v), at.box.bottom, at.box.top));
  CellGrid grid;
  std::vector<std::size_t> columns, rows;
  const auto keep = [](const std::vector<double>& edges, std::vector<double>& kept, std::vector<std::size_t>& which) {
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
      if (!(edges[i + 1] > edges[i])) continue;
      if (kept.empty()) kept.push_back(edges[i]);
      kept.push_back(edges[i + 1]);
      which.push_back(i);
    }
  };
  keep(x, grid.x_edges, columns);
  keep(y, grid.y_edges, rows);
  for (const std::size_t j : rows)
    for (const std::size_t i : columns) grid.values.push_back(heatmap.values[j * heatmap.x.size() + i]);
  return grid;
}

void paint_heatmap(Canvas& canvas, const Placement& at, const Heatmap& heatmap) {
  const CellGrid grid = cells_on_page(at, heatmap);
  if (grid.values.empty()) return;
  const auto dots = [](double mm) { return static_cast<std::size_t>(std::ceil(mm / 25.4 * kFinestDpi)); };
  const std::size_t across = dots(grid.x_edges.back() - grid.x_edges.front());
  const std::size_t up = dots(grid.y_edges.back() - grid.y_edges.front());
  const bool even = evenly_spaced(grid.x_edges) && evenly_spaced(grid.y_edges);
  const bool too_fine = grid.columns() > across || grid.rows() > up;
  if (even && !too_fine)
    paint_image(canvas, grid, heatmap.colors);
  else if (!even && grid.values.size() <= kMostRectangles)
    paint_rectangles(canvas, grid, heatmap.colors);
  else
    paint_image(canvas, resample(grid, across, up), heatmap.colors);
}

}  // namespace ansatz::figure
