// SPDX-License-Identifier: MIT
#include "interpreter/figure/projection.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "interpreter/figure/look.h"
#include "interpreter/figure/ticks.h"

namespace ansatz::figure {
namespace {

using Vector = Space::Vector;

constexpr double kRoom = 9.5;  // mm around the box, for numbers and names

double dot(const Vector& a, const Vector& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

Vector middle_of(const View& view) {
  Vector middle;
  for (std::size_t k = 0; k < 3; ++k) middle[k] = (view.low[k] + view.high[k]) / 2;
  return middle;
}

Vector minus(const Vector& a, const Vector& b) { return {a[0] - b[0], a[1] - b[1], a[2] - b[2]}; }

}  // namespace

Projection::Projection(const View& view, const Rectangle& area) : view_(view) {
  const double e = view.elevation * std::numbers::pi / 180, a = view.azimuth * std::numbers::pi / 180;
  right_ = {-std::sin(a), std::cos(a), 0};
  up_ = {-std::sin(e) * std::cos(a), -std::sin(e) * std::sin(a), std::cos(e)};
  toward_ = {std::cos(e) * std::cos(a), std::cos(e) * std::sin(a), std::sin(e)};
  double half_width = 0, half_height = 0;
  depth_ = 0;
  for (unsigned corner = 0; corner < 8; ++corner) {
    Vector place;
    for (std::size_t k = 0; k < 3; ++k) place[k] = (corner >> k & 1U) != 0 ? view.high[k] : view.low[k];
    const Vector from_middle = minus(place, middle_of(view));
    half_width = std::max(half_width, dot(from_middle, right_));
    half_height = std::max(half_height, dot(from_middle, up_));
    depth_ = std::max(depth_, dot(from_middle, toward_));
  }
  middle_ = {(area.left + area.right) / 2, (area.bottom + area.top) / 2};
  scale_ = std::min((area.width() / 2 - kRoom) / half_width, (area.height() / 2 - kRoom / 2) / half_height);
  middle_.y += kRoom / 4;  // most is written below
}

Point Projection::at(const Vector& place) const {
  const Vector from_middle = minus(place, middle_of(view_));
  return {middle_.x + scale_ * dot(from_middle, right_), middle_.y + scale_ * dot(from_middle, up_)};
}

Point Projection::along(const Vector& direction) const { return {dot(direction, right_), dot(direction, up_)}; }

double Projection::nearness(const Vector& place) const {
  return 0.5 + 0.5 * dot(minus(place, middle_of(view_)), toward_) / depth_;
}

bool Projection::contains(const Vector& place) const {
  for (std::size_t k = 0; k < 3; ++k)
    if (!(place[k] >= view_.low[k] && place[k] <= view_.high[k])) return false;
  return true;
}

namespace {

const Color kWall{246, 246, 248}, kGrid{214, 214, 220}, kBoxEdge{120, 120, 128};

/// A corner or a place on an edge of the box: the far or the near side of each axis, or a value along one.
class BoxPainter {
 public:
  BoxPainter(Canvas& canvas, const Projection& projection) : canvas_(canvas), p_(projection) {
    for (std::size_t k = 0; k < 3; ++k) {
      const View& view = p_.view();
      far_[k] = p_.sees_high_side(k) ? view.low[k] : view.high[k];
      near_[k] = p_.sees_high_side(k) ? view.high[k] : view.low[k];
      ticks_[k] = linear_ticks(view.low[k], view.high[k], 4);
    }
  }

  void paint() {
    for (std::size_t k = 0; k < 3; ++k) wall(k);
    for (std::size_t k = 0; k < 3; ++k) axis(k);
  }

 private:
  // The far side across axis k, with the grid of the two others.
  void wall(std::size_t k) {
    const std::size_t i = (k + 1) % 3, j = (k + 2) % 3;
    const auto place = [&](double a, double b) {
      Vector v;
      v[k] = far_[k];
      v[i] = a;
      v[j] = b;
      return p_.at(v);
    };
    const std::vector<Point> outline = {place(far_[i], far_[j]), place(near_[i], far_[j]), place(near_[i], near_[j]),
                                        place(far_[i], near_[j]), place(far_[i], far_[j])};
    canvas_.polygon(outline, {kWall, 1}, {0, 0, canvas_.width(), canvas_.height()});
    std::vector<std::vector<Point>> grid;
    for (const auto& [v, text] : ticks_[i].labelled) grid.push_back({place(v, far_[j]), place(v, near_[j])});
    for (const auto& [v, text] : ticks_[j].labelled) grid.push_back({place(far_[i], v), place(near_[i], v)});
    canvas_.strokes(grid, {kGrid, kMinorWidth, Dash::solid});
    canvas_.stroke(outline, {kBoxEdge, kMinorWidth, Dash::solid});
  }

  // Numbers and name of axis k, at the edge of the box where they hide nothing: along the floor's near edge, and
  // upright at the left.
  void axis(std::size_t k) {
    const std::size_t i = (k + 1) % 3, j = (k + 2) % 3;
    const auto place = [&](double a, double b, double v) {
      Vector out;
      out[k] = v;
      out[i] = a;
      out[j] = b;
      return p_.at(out);
    };
    double a, b;
    if (k == 2) {  // i and j lie in the floor: of the two edges at the outline, the left one
      const bool first = place(far_[i], near_[j], far_[k]).x < place(near_[i], far_[j], far_[k]).x;
      a = first ? far_[i] : near_[i];
      b = first ? near_[j] : far_[j];
    } else {
      a = i == 2 ? far_[i] : near_[i];
      b = j == 2 ? far_[j] : near_[j];
    }
    const View& view = p_.view();
    const Point from = place(a, b, view.low[k]), to = place(a, b, view.high[k]);
    const Point half{(from.x + to.x) / 2, (from.y + to.y) / 2}, centre = p_.at(middle_of(view));
    // Away from the box, across the edge.
    Point out{to.y - from.y, from.x - to.x};
    const double length = std::hypot(out.x, out.y);
    if (length < 1) return;  // seen end on
    const double side = out.x * (half.x - centre.x) + out.y * (half.y - centre.y) < 0 ? -1 : 1;
    out = {side * out.x / length, side * out.y / length};
    const Anchor anchor = out.x < -0.3 ? Anchor::right : out.x > 0.3 ? Anchor::left : Anchor::centre;
    std::vector<std::vector<Point>> marks;
    double widest = 0;
    for (const auto& [v, text] : ticks_[k].labelled) {
      const Point foot = place(a, b, v);
      marks.push_back({foot, {foot.x + kTick * out.x, foot.y + kTick * out.y}});
      const double gap = kTick + 1.2;
      canvas_.text({foot.x + gap * out.x, foot.y + (gap + 0.4) * out.y}, text,
                   {.size_pt = kSmallType, .anchor = anchor});
      widest = std::max(widest, text.width_em * kSmallType * kPointMm);
    }
    canvas_.strokes(marks, {kBoxEdge, kMinorWidth, Dash::solid});
    canvas_.stroke({from, to}, {Color{}, kAxisWidth, Dash::solid});
    const double away = kTick + 2.2 + kSmallLine * std::abs(out.y) + widest * std::abs(out.x);
    canvas_.text({half.x + away * out.x, half.y + away * out.y},
                 mathtext(view.labels[k]) + scale_note(ticks_[k].exponent, view.unit),
                 {.size_pt = kType, .anchor = anchor});
  }

  Canvas& canvas_;
  const Projection& p_;
  Vector far_{}, near_{};
  Ticks ticks_[3];
};

Color paled(const Color& color, double share) {
  const auto mixed = [&](std::uint8_t part) {
    return static_cast<std::uint8_t>(std::lround(part + share * (255 - part)));
  };
  return {mixed(color.red), mixed(color.green), mixed(color.blue)};
}

}  // namespace

void paint_box(Canvas& canvas, const Projection& projection) { BoxPainter(canvas, projection).paint(); }

void paint_space(Canvas& canvas, const Projection& projection, const Mark& mark) {
  const auto& space = std::get<Space>(mark.shape);
  const bool darts = !space.directions.empty();
  const Rectangle page{0, 0, canvas.width(), canvas.height()};
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < space.points.size(); ++i)
    if (projection.contains(space.points[i])) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return projection.nearness(space.points[a]) < projection.nearness(space.points[b]);
  });
  const double usual = order.size() > 2000 ? 2.5 : order.size() > 600 ? 4 : 5.5;  // points, of a dart
  const double length = mark.size_pt.value_or(darts ? usual : usual / 2) * kPointMm;
  std::vector<std::pair<Point, Color>> dots;
  for (const std::size_t i : order) {
    Color color = mark.color.value_or(Color{});
    if (space.colors) {
      if (std::isnan(space.scaled[i])) continue;
      color = space.colors->categories.empty()
                  ? shade(space.colors->palette, position_of(*space.colors, space.scaled[i]))
                  : qualitative(static_cast<std::size_t>(space.scaled[i]) - 1);
    }
    color = paled(color, 0.55 * (1 - projection.nearness(space.points[i])));
    const Point p = projection.at(space.points[i]);
    if (!darts) {
      dots.emplace_back(p, color);
      continue;
    }
    const Point d = projection.along(space.directions[i]);
    const double seen = std::hypot(d.x, d.y);
    const Point across = seen > 1e-6 ? Point{-d.y / seen, d.x / seen} : Point{1, 0};
    const double tip = length / 2 * std::max(seen, 0.25) / std::max(seen, 1e-6), half = 0.2 * length;
    const Point nose{p.x + tip * d.x, p.y + tip * d.y}, tail{p.x - tip * d.x, p.y - tip * d.y};
    canvas.polygon({nose,
                    {tail.x + half * across.x, tail.y + half * across.y},
                    {tail.x - half * across.x, tail.y - half * across.y},
                    nose},
                   {color, 1}, page);
  }
  if (!darts) canvas.symbols(dots, mark.symbol, length / kPointMm, 1, page);
}

}  // namespace ansatz::figure
