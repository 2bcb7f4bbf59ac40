// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "interpreter/figure/look.h"
#include "interpreter/figure/paint.h"
#include "interpreter/figure/projection.h"

namespace ansatz::figure {
namespace {

class MarkPainter {
 public:
  MarkPainter(Canvas& canvas, const Placement& at, const Mark& mark) : canvas_(canvas), at_(at), mark_(mark) {}

  void operator()(const Line& line) {
    for (std::size_t i = 0; i < line.curves.size(); ++i) {
      const Curve& curve = line.curves[i];
      Pen pen{curve_color(mark_, i), line_width(mark_), mark_.dash};
      if (line.colors && curve.scaled)
        pen.color = shade(line.colors->palette, position_of(*line.colors, *curve.scaled));
      canvas_.stroke(points(curve.x, curve.y), pen, at_.box);
    }
  }

  void operator()(const Scatter& scatter) {
    std::vector<std::pair<Point, Color>> points;
    for (std::size_t i = 0; i < scatter.x.size(); ++i) {
      Color color = own();
      if (scatter.colors) {
        if (std::isnan(scatter.scaled[i])) continue;
        color = scatter.colors->categories.empty()
                    ? shade(scatter.colors->palette, position_of(*scatter.colors, scatter.scaled[i]))
                    : qualitative(static_cast<std::size_t>(scatter.scaled[i]) - 1);
      }
      points.emplace_back(at_.at(scatter.x[i], scatter.y[i]), color);
    }
    canvas_.symbols(points, mark_.symbol, symbol_size(mark_), symbol_opacity(mark_), at_.box);
  }

  void operator()(const Histogram& histogram) {
    for (std::size_t k = 0; k < histogram.layers.size(); ++k) {
      const Color color = curve_color(mark_, k);
      const auto& heights = histogram.layers[k].heights;
      std::vector<Point> outline = {{at_.x(histogram.edges.front()), floor()}};
      for (std::size_t i = 0; i < heights.size(); ++i) {
        const double y = std::max(at_.y(heights[i]), floor());
        outline.push_back({at_.x(histogram.edges[i]), y});
        outline.push_back({at_.x(histogram.edges[i + 1]), y});
      }
      outline.push_back({at_.x(histogram.edges.back()), floor()});
      canvas_.polygon(outline, {color, fill_opacity(mark_)}, at_.box);
      if (histogram.layers.size() == 1) separate(histogram, heights);
      canvas_.stroke(outline, {color, 0.8, Dash::solid}, at_.box);
    }
  }

  void operator()(const Box& box) {
    for (std::size_t i = 0; i < box.groups.size(); ++i) one_box(box.groups[i], static_cast<double>(i + 1));
  }

  void operator()(const Band& band) {
    std::vector<Point> lower, upper;
    const auto fill = [&] {
      lower.insert(lower.end(), upper.rbegin(), upper.rend());
      canvas_.polygon(lower, {own(), fill_opacity(mark_)}, at_.box);
      lower.clear();
      upper.clear();
    };
    for (std::size_t i = 0; i < band.x.size(); ++i) {
      if (!std::isfinite(band.x[i] + band.low[i] + band.high[i])) {
        fill();
        continue;
      }
      lower.push_back(at_.at(band.x[i], band.low[i]));
      upper.push_back(at_.at(band.x[i], band.high[i]));
    }
    fill();
  }

  void operator()(const ErrorBars& bars) {
    constexpr double kCap = 0.7;  // mm
    std::vector<std::vector<Point>> strokes;
    const Pen pen{own(), mark_.width_pt.value_or(kBarWidth), Dash::solid};
    const Rectangle& box = at_.box;
    for (std::size_t i = 0; i < bars.x.size(); ++i) {
      const Point p = at_.at(bars.x[i], bars.y[i]);
      if (!std::isfinite(p.x) || !std::isfinite(p.y) || !box.contains(p)) continue;
      if (!bars.low.empty() && std::isfinite(bars.low[i]) && std::isfinite(bars.high[i])) {
        const double low = at_.y(bars.low[i]), high = at_.y(bars.high[i]);
        strokes.push_back({{p.x, std::max(low, box.bottom)}, {p.x, std::min(high, box.top)}});
        for (const double y : {low, high})
          if (y >= box.bottom && y <= box.top) strokes.push_back({{p.x - kCap, y}, {p.x + kCap, y}});
      }
      if (!bars.left.empty() && std::isfinite(bars.left[i]) && std::isfinite(bars.right[i])) {
        const double left = at_.x(bars.left[i]), right = at_.x(bars.right[i]);
        strokes.push_back({{std::max(left, box.left), p.y}, {std::min(right, box.right), p.y}});
        for (const double x : {left, right})
          if (x >= box.left && x <= box.right) strokes.push_back({{x, p.y - kCap}, {x, p.y + kCap}});
      }
    }
    canvas_.strokes(strokes, pen);
    if (bars.joined) canvas_.stroke(points(bars.x, bars.y), {own(), line_width(mark_), mark_.dash}, at_.box);
    std::vector<std::pair<Point, Color>> symbols;
    for (std::size_t i = 0; i < bars.x.size(); ++i) symbols.emplace_back(at_.at(bars.x[i], bars.y[i]), own());
    canvas_.symbols(symbols, mark_.symbol, symbol_size(mark_), 1, at_.box);
  }

  void operator()(const Space&) { paint_space(canvas_, Projection(*at_.panel.view, at_.box), mark_); }

  void operator()(const Heatmap& heatmap) { paint_heatmap(canvas_, at_, heatmap); }

  void operator()(const Rule& rule) {
    const Pen pen{own(), line_width(mark_), mark_.dash};
    const double cap = pen.width_pt * kPointMm / 2;  // its ends are rounded and must not look over the frame
    const Rectangle& box = at_.box;
    if (rule.horizontal)
      canvas_.stroke({{box.left + cap, at_.y(rule.at)}, {box.right - cap, at_.y(rule.at)}}, pen, box);
    else
      canvas_.stroke({{at_.x(rule.at), box.bottom + cap}, {at_.x(rule.at), box.top - cap}}, pen, box);
  }

  void operator()(const Note& note) {
    const Point p = at_.at(note.x, note.y);
    if (!at_.box.contains(p)) return;
    const Rich rich = mathtext(note.text);
    const double size = mark_.size_pt.value_or(kSmallType), width = rich.width_em * size * kPointMm;
    if (note.boxed) {
      const double left = p.x - (note.anchor == Anchor::left ? 0 : note.anchor == Anchor::centre ? width / 2 : width);
      canvas_.rectangle({left - 0.6, p.y - 0.65 * size * kPointMm, left + width + 0.6, p.y + 0.65 * size * kPointMm},
                        {{255, 255, 255}, 0.85});
    }
    canvas_.text(p, rich, {.size_pt = size, .anchor = note.anchor, .color = own()});
  }

 private:
  Color own() const { return mark_.color.value_or(Color{}); }
  double floor() const { return std::max(at_.box.bottom, std::min(at_.y(0), at_.box.top)); }

  std::vector<Point> points(const std::vector<double>& x, const std::vector<double>& y) const {
    std::vector<Point> out(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) out[i] = at_.at(x[i], y[i]);
    return out;
  }

  // White lines between the bars, where these are wide enough to spare them.
  void separate(const Histogram& histogram, const std::vector<double>& heights) {
    std::vector<std::vector<Point>> lines;
    for (std::size_t i = 1; i < heights.size(); ++i) {
      const double x = at_.x(histogram.edges[i]), top = at_.y(std::min(heights[i - 1], heights[i]));
      if (x - at_.x(histogram.edges[i - 1]) < 1) return;
      if (x > at_.box.left && x < at_.box.right && top > floor())
        lines.push_back({{x, floor()}, {x, std::min(top, at_.box.top)}});
    }
    canvas_.strokes(lines, {{255, 255, 255}, 0.5, Dash::solid});
  }

  void one_box(const Box::Group& g, double centre) {
    const double half = std::min(0.3 * (at_.x(2) - at_.x(1)), 6.0), x = at_.x(centre);
    const Pen pen{own(), 0.8, Dash::solid}, heavy{own(), 1.6, Dash::solid};
    std::vector<std::pair<Point, Color>> dots;
    for (const double y : g.points) dots.emplace_back(Point{x, at_.y(y)}, own());
    canvas_.symbols(dots, Symbol::circle, 3, 1, at_.box);
    const double median = at_.y(g.median), lower = at_.y(g.lower_quartile), upper = at_.y(g.upper_quartile);
    if (g.points.empty() && std::isfinite(g.median)) {
      const std::vector<Point> body = {
          {x - half, lower}, {x + half, lower}, {x + half, upper}, {x - half, upper}, {x - half, lower}};
      canvas_.polygon(body, {own(), fill_opacity(mark_)}, at_.box);
      canvas_.stroke(body, pen, at_.box);
      for (const auto& [from, to] : {std::pair{lower, at_.y(g.low_whisker)}, std::pair{upper, at_.y(g.high_whisker)}}) {
        canvas_.stroke({{x, from}, {x, to}}, pen, at_.box);
        canvas_.stroke({{x - half / 2, to}, {x + half / 2, to}}, pen, at_.box);
      }
    }
    if (std::isfinite(g.median)) canvas_.stroke({{x - half, median}, {x + half, median}}, heavy, at_.box);
    std::vector<std::pair<Point, Color>> beyond;
    for (const double y : g.beyond) beyond.emplace_back(Point{x, at_.y(y)}, own());
    canvas_.symbols(beyond, Symbol::ring, 2.6, 1, at_.box);
  }

  Canvas& canvas_;
  const Placement& at_;
  const Mark& mark_;
};

}  // namespace

void paint_mark(Canvas& canvas, const Placement& at, const Mark& mark) {
  std::visit(MarkPainter(canvas, at, mark), mark.shape);
}

}  // namespace ansatz::figure
