// SPDX-License-Identifier: MIT
#include "interpreter/figure/occupancy.h"

#include <algorithm>
#include <cmath>

#include "interpreter/figure/projection.h"

namespace ansatz::figure {
namespace {

constexpr double kInset = 1.2, kClearance = 0.6, kGrain = 1;  // mm

void add_segment(std::vector<Point>& out, const Point& a, const Point& b, const Rectangle& box) {
  if (!std::isfinite(a.x + a.y + b.x + b.y)) return;
  const double length = std::min(std::hypot(b.x - a.x, b.y - a.y), 10 * (box.width() + box.height()));
  const int steps = std::max(1, static_cast<int>(length / kGrain));
  for (int k = 0; k <= steps; ++k) out.push_back({a.x + (b.x - a.x) * k / steps, a.y + (b.y - a.y) * k / steps});
}

void add_polyline(std::vector<Point>& out, const Placement& at, const std::vector<double>& x,
                  const std::vector<double>& y) {
  for (std::size_t i = 0; i + 1 < x.size(); ++i) add_segment(out, at.at(x[i], y[i]), at.at(x[i + 1], y[i + 1]), at.box);
}

void add_points_of(std::vector<Point>& out, const Placement& at, const Mark& mark) {
  const Rectangle& box = at.box;
  if (const auto* line = std::get_if<Line>(&mark.shape)) {
    for (const Curve& c : line->curves) add_polyline(out, at, c.x, c.y);
  } else if (const auto* scatter = std::get_if<Scatter>(&mark.shape)) {
    for (std::size_t i = 0; i < scatter->x.size(); ++i) out.push_back(at.at(scatter->x[i], scatter->y[i]));
  } else if (const auto* space = std::get_if<Space>(&mark.shape)) {
    const Projection projection(*at.panel.view, at.box);
    for (const Space::Vector& place : space->points) out.push_back(projection.at(place));
  } else if (const auto* histogram = std::get_if<Histogram>(&mark.shape)) {
    for (const auto& layer : histogram->layers)
      for (std::size_t i = 0; i < layer.heights.size(); ++i)
        for (double x = at.x(histogram->edges[i]); x <= at.x(histogram->edges[i + 1]); x += kGrain)
          add_segment(out, {x, box.bottom}, {x, at.y(layer.heights[i])}, box);
  } else if (const auto* boxes = std::get_if<Box>(&mark.shape)) {
    for (std::size_t i = 0; i < boxes->groups.size(); ++i) {
      const auto& g = boxes->groups[i];
      const double centre = static_cast<double>(i + 1);
      for (const double x : {centre - 0.3, centre - 0.15, centre, centre + 0.15, centre + 0.3})
        add_segment(out, at.at(x, g.low_whisker), at.at(x, g.high_whisker), box);
      for (const double y : g.beyond) out.push_back(at.at(centre, y));
      for (const double y : g.points) out.push_back(at.at(centre, y));
    }
  } else if (const auto* band = std::get_if<Band>(&mark.shape)) {
    for (std::size_t i = 0; i < band->x.size(); ++i)
      add_segment(out, at.at(band->x[i], band->low[i]), at.at(band->x[i], band->high[i]), box);
    add_polyline(out, at, band->x, band->low);
    add_polyline(out, at, band->x, band->high);
  } else if (const auto* bars = std::get_if<ErrorBars>(&mark.shape)) {
    for (std::size_t i = 0; i < bars->x.size(); ++i) {
      if (!bars->low.empty()) add_segment(out, at.at(bars->x[i], bars->low[i]), at.at(bars->x[i], bars->high[i]), box);
      if (!bars->left.empty())
        add_segment(out, at.at(bars->left[i], bars->y[i]), at.at(bars->right[i], bars->y[i]), box);
    }
  } else if (std::holds_alternative<Heatmap>(mark.shape)) {
    for (double y = box.bottom; y <= box.top; y += kGrain) add_segment(out, {box.left, y}, {box.right, y}, box);
  } else if (const auto* rule = std::get_if<Rule>(&mark.shape)) {
    if (rule->horizontal)
      add_segment(out, {box.left, at.y(rule->at)}, {box.right, at.y(rule->at)}, box);
    else
      add_segment(out, {at.x(rule->at), box.bottom}, {at.x(rule->at), box.top}, box);
  } else if (const auto* note = std::get_if<Note>(&mark.shape)) {
    const double width = mathtext(note->text).width_em * 7 * 25.4 / 72;
    const double left = at.x(note->x) - (note->anchor == Anchor::left     ? 0
                                         : note->anchor == Anchor::centre ? width / 2
                                                                          : width);
    add_segment(out, {left, at.y(note->y)}, {left + width, at.y(note->y)}, box);
  }
}

}  // namespace

std::vector<Point> covered(const Placement& placement) {
  std::vector<Point> out;
  for (const Mark& mark : placement.panel.panel.marks) add_points_of(out, placement, mark);
  return out;
}

Point inner_corner(const Rectangle& box, LegendPlace place, const LegendSize& size) {
  const bool left = place == LegendPlace::top_left || place == LegendPlace::bottom_left;
  const bool bottom = place == LegendPlace::bottom_left || place == LegendPlace::bottom_right;
  return {left ? box.left + kInset : box.right - kInset - size.width,
          bottom ? box.bottom + kInset + size.height : box.top - kInset};
}

std::optional<LegendPlace> free_corner(const Placement& placement, const LegendSize& size) {
  const Rectangle& box = placement.box;
  if (size.width > 0.6 * box.width() || size.height > 0.6 * box.height()) return std::nullopt;
  const std::vector<Point> ink = covered(placement);
  for (const LegendPlace place :
       {LegendPlace::top_right, LegendPlace::top_left, LegendPlace::bottom_right, LegendPlace::bottom_left}) {
    const Point corner = inner_corner(box, place, size);
    const Rectangle area{corner.x - kClearance, corner.y - size.height - kClearance, corner.x + size.width + kClearance,
                         corner.y + kClearance};
    if (std::none_of(ink.begin(), ink.end(), [&](const Point& p) { return area.contains(p); })) return place;
  }
  return std::nullopt;
}

}  // namespace ansatz::figure
