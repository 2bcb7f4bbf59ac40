// SPDX-License-Identifier: MIT
#include "interpreter/figure/quick_look/sketch.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "interpreter/figure/look.h"
#include "interpreter/figure/paint.h"
#include "interpreter/figure/projection.h"
#include "interpreter/figure/quick_look/bare_text.h"

namespace ansatz::figure {
namespace {

constexpr std::array<std::string_view, 9> kEighths = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::array<std::string_view, 5> kShades = {" ", "░", "▒", "▓", "█"};

class Sketcher {
 public:
  Sketcher(CellSheet& sheet, const Placement& at, const Mark& mark, bool color)
      : sheet_(sheet), at_(at), mark_(mark), color_(color) {}

  void operator()(const Line& line) {
    for (std::size_t i = 0; i < line.curves.size(); ++i) {
      const Curve& curve = line.curves[i];
      Color color = curve_color(mark_, i);
      if (line.colors && curve.scaled) color = shade(line.colors->palette, position_of(*line.colors, *curve.scaled));
      sheet_.stroke(points(curve.x, curve.y), color);
    }
  }

  void operator()(const Scatter& scatter) {
    for (std::size_t i = 0; i < scatter.x.size(); ++i) {
      Color color = own();
      if (scatter.colors && !std::isnan(scatter.scaled[i])) {
        color = scatter.colors->categories.empty()
                    ? shade(scatter.colors->palette, position_of(*scatter.colors, scatter.scaled[i]))
                    : qualitative(static_cast<std::size_t>(scatter.scaled[i]) - 1);
      }
      sheet_.dot(at_.x(scatter.x[i]), at_.y(scatter.y[i]), color);
    }
  }

  void operator()(const Histogram& histogram) {
    if (histogram.layers.size() == 1) return bars(histogram.edges, histogram.layers[0].heights);
    for (std::size_t k = 0; k < histogram.layers.size(); ++k) {
      const auto& heights = histogram.layers[k].heights;
      std::vector<Point> outline{{at_.x(histogram.edges.front()), floor()}};
      for (std::size_t i = 0; i < heights.size(); ++i) {
        outline.push_back(at_.at(histogram.edges[i], heights[i]));
        outline.push_back(at_.at(histogram.edges[i + 1], heights[i]));
      }
      outline.push_back({at_.x(histogram.edges.back()), floor()});
      sheet_.stroke(outline, curve_color(mark_, k));
    }
  }

  void operator()(const Box& box) {
    for (std::size_t i = 0; i < box.groups.size(); ++i) {
      const Box::Group& g = box.groups[i];
      const double centre = static_cast<double>(i + 1), x = at_.x(centre);
      const double half = std::max(2.0, 0.3 * (at_.x(2) - at_.x(1)));
      for (const double y : g.points) sheet_.dot(x, at_.y(y), own());
      for (const double y : g.beyond) sheet_.dot(x, at_.y(y), own());
      if (!std::isfinite(g.median)) continue;
      sheet_.stroke({{x - half, at_.y(g.median)}, {x + half, at_.y(g.median)}}, own());
      if (!g.points.empty()) continue;
      const double lower = at_.y(g.lower_quartile), upper = at_.y(g.upper_quartile);
      sheet_.stroke({{x - half, lower}, {x + half, lower}, {x + half, upper}, {x - half, upper}, {x - half, lower}},
                    own());
      for (const auto& [from, to] : {std::pair{lower, at_.y(g.low_whisker)}, std::pair{upper, at_.y(g.high_whisker)}}) {
        sheet_.stroke({{x, from}, {x, to}}, own());
        sheet_.stroke({{x - half / 2, to}, {x + half / 2, to}}, own());
      }
    }
  }

  void operator()(const Band& band) {
    sheet_.stroke(points(band.x, band.low), own());
    sheet_.stroke(points(band.x, band.high), own());
  }

  void operator()(const ErrorBars& bars) {
    for (std::size_t i = 0; i < bars.x.size(); ++i) {
      if (!bars.low.empty()) sheet_.stroke({at_.at(bars.x[i], bars.low[i]), at_.at(bars.x[i], bars.high[i])}, own());
      if (!bars.left.empty()) sheet_.stroke({at_.at(bars.left[i], bars.y[i]), at_.at(bars.right[i], bars.y[i])}, own());
      sheet_.dot(at_.x(bars.x[i]), at_.y(bars.y[i]), own());
    }
    if (bars.joined) sheet_.stroke(points(bars.x, bars.y), own());
  }

  void operator()(const Heatmap& heatmap) {
    const CellGrid cells = cells_on_page(at_, heatmap);
    if (cells.x_edges.size() < 2 || cells.y_edges.size() < 2) return;
    // With colours a character shows two numbers, one above the other.
    const double tall = color_ ? 2 : 4;
    const auto first = [](double edge, double grain) { return static_cast<std::size_t>(std::round(edge / grain)); };
    const std::size_t left = first(cells.x_edges.front(), 2);
    const std::size_t right = std::max(left + 1, first(cells.x_edges.back(), 2));
    const std::size_t bottom = first(cells.y_edges.front(), tall);
    const std::size_t top = std::max(bottom + 1, first(cells.y_edges.back(), tall));
    const CellGrid seen = resample(cells, right - left, top - bottom);
    const auto value = [&](std::size_t column, std::size_t line) {
      const bool is_inside = column >= left && column < right && line >= bottom && line < top;
      return is_inside ? seen.values[(line - bottom) * (right - left) + column - left] : std::nan("");
    };
    const auto ink = [&](double number) -> std::optional<Color> {
      if (!std::isfinite(number)) return std::nullopt;
      return shade(heatmap.colors.palette, position_of(heatmap.colors, number));
    };
    for (std::size_t row = 0; row < sheet_.rows(); ++row) {
      const std::size_t up = sheet_.rows() - 1 - row;
      for (std::size_t column = left; column < right; ++column) {
        if (!color_) {
          const double number = value(column, up);
          if (std::isfinite(number)) sheet_.glyph(column, row, shade_character(position_of(heatmap.colors, number)));
          continue;
        }
        const auto high = ink(value(column, 2 * up + 1)), low = ink(value(column, 2 * up));
        if (high) sheet_.glyph(column, row, "▀", high, low);
        if (!high && low) sheet_.glyph(column, row, "▄", low);
      }
    }
  }

  void operator()(const Space& space) {
    const Projection projection(*at_.panel.view, at_.box);
    for (const Space::Vector& place : space.points) {
      const Point p = projection.at(place);
      if (projection.contains(place)) sheet_.dot(p.x, p.y, own());
    }
  }

  void operator()(const Rule& rule) {
    const Rectangle area = sheet_.area();
    if (rule.horizontal) {
      for (double x = 0; x < area.right; x += mark_.dash == Dash::solid ? 1 : 3) sheet_.dot(x, at_.y(rule.at), own());
    } else {
      for (double y = 0; y < area.top; y += mark_.dash == Dash::solid ? 1 : 3) sheet_.dot(at_.x(rule.at), y, own());
    }
  }

  void operator()(const Note& note) {
    const Point p = at_.at(note.x, note.y);
    if (!at_.box.contains(p)) return;
    const std::string text = bare(note.text);
    const double width = static_cast<double>(columns_of(text));
    const double back = note.anchor == Anchor::left ? 0 : note.anchor == Anchor::centre ? width / 2 : width;
    const double column = std::clamp(p.x / 2 - back, 0.0, std::max(0.0, static_cast<double>(sheet_.columns()) - width));
    const double row = std::clamp((sheet_.area().top - p.y) / 4, 0.0, static_cast<double>(sheet_.rows()) - 1);
    sheet_.text(static_cast<std::size_t>(column), static_cast<std::size_t>(row), text, own());
  }

 private:
  Color own() const { return mark_.color.value_or(Color{0x55, 0x55, 0x55}); }
  double floor() const { return std::clamp(at_.y(0), 0.0, at_.box.top); }

  std::vector<Point> points(const std::vector<double>& x, const std::vector<double>& y) const {
    std::vector<Point> out(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) out[i] = at_.at(x[i], y[i]);
    return out;
  }

  /// Columns of eighth blocks, each as high as the highest bar it meets.
  void bars(const std::vector<double>& edges, const std::vector<double>& heights) {
    for (std::size_t column = 0; column < sheet_.columns(); ++column) {
      const double left = 2.0 * static_cast<double>(column), right = left + 2;
      double height = 0;
      for (std::size_t i = 0; i < heights.size(); ++i) {
        const double begin = std::max(at_.x(edges[i]), left), end = std::min(at_.x(edges[i + 1]), right);
        const bool is_met = end - begin >= 1 || (end > begin && at_.x(edges[i + 1]) - at_.x(edges[i]) < 2);
        if (is_met) height = std::max(height, at_.y(heights[i]) - floor());
      }
      // A bar that is there at all shows.
      auto eighths = static_cast<std::size_t>(std::max(0.0, std::round(2 * height)));
      if (height > 0) eighths = std::max<std::size_t>(eighths, 1);
      for (std::size_t up = 0; up < sheet_.rows() && eighths > 0; ++up) {
        const std::size_t part = std::min<std::size_t>(eighths, 8);
        sheet_.glyph(column, sheet_.rows() - 1 - up, kEighths[part], curve_color(mark_, 0));
        eighths -= part;
      }
    }
  }

  CellSheet& sheet_;
  const Placement& at_;
  const Mark& mark_;
  bool color_;
};

}  // namespace

std::string_view shade_character(double position) {
  const auto place = static_cast<std::size_t>(std::clamp(position, 0.0, 1.0) * kShades.size());
  return kShades[std::min(place, kShades.size() - 1)];
}

void sketch(CellSheet& sheet, const Placement& at, const Mark& mark, bool color) {
  std::visit(Sketcher(sheet, at, mark, color), mark.shape);
}

}  // namespace ansatz::figure
