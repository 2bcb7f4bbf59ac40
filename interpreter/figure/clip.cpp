// SPDX-License-Identifier: MIT
#include "interpreter/figure/clip.h"

#include <algorithm>
#include <cmath>

namespace ansatz::figure {
namespace {

bool finite(const Point& p) { return std::isfinite(p.x) && std::isfinite(p.y); }

// Liang and Barsky (ACM TOG 3 (1984) 1): the stretch [from, to] of the segment a..b inside the rectangle.
bool visible(const Point& a, const Point& b, const Rectangle& clip, double& from, double& to) {
  from = 0;
  to = 1;
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double steps[] = {-dx, dx, -dy, dy};
  const double room[] = {a.x - clip.left, clip.right - a.x, a.y - clip.bottom, clip.top - a.y};
  for (int i = 0; i < 4; ++i) {
    if (steps[i] == 0) {
      if (room[i] < 0) return false;
    } else if (const double t = room[i] / steps[i]; steps[i] < 0) {
      from = std::max(from, t);
    } else {
      to = std::min(to, t);
    }
  }
  return from <= to;
}

Point along(const Point& a, const Point& b, double t) {
  if (t == 0) return a;
  if (t == 1) return b;
  return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

}  // namespace

std::vector<std::vector<Point>> clip_line(const std::vector<Point>& points, const Rectangle& clip) {
  std::vector<std::vector<Point>> out;
  bool open = false;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    double from, to;
    if (!finite(points[i]) || !finite(points[i + 1]) || !visible(points[i], points[i + 1], clip, from, to)) {
      open = false;
      continue;
    }
    if (!open || from > 0) out.push_back({along(points[i], points[i + 1], from)});
    out.back().push_back(along(points[i], points[i + 1], to));
    open = to == 1;
  }
  return out;
}

std::vector<Point> clip_polygon(std::vector<Point> points, const Rectangle& clip) {
  // How far inside each of the four edges a point lies.
  const auto depth = [&clip](const Point& p, int edge) {
    switch (edge) {
      case 0:
        return p.x - clip.left;
      case 1:
        return clip.right - p.x;
      case 2:
        return p.y - clip.bottom;
      default:
        return clip.top - p.y;
    }
  };
  for (int edge = 0; edge < 4 && !points.empty(); ++edge) {
    std::vector<Point> kept;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const Point &a = points[i], &b = points[(i + 1) % points.size()];
      const double da = depth(a, edge), db = depth(b, edge);
      if (da >= 0) kept.push_back(a);
      if ((da >= 0) != (db >= 0)) kept.push_back(along(a, b, da / (da - db)));
    }
    points = std::move(kept);
  }
  return points;
}

std::vector<Point> thin(const std::vector<Point>& points, double grain) {
  for (std::size_t i = 1; i < points.size(); ++i)
    if (points[i].x < points[i - 1].x) return points;
  std::vector<Point> out;
  for (std::size_t i = 0; i < points.size();) {
    std::size_t end = i + 1;
    while (end < points.size() && finite(points[end]) && finite(points[i]) && points[end].x - points[i].x < grain)
      ++end;
    std::size_t low = i, high = i;
    for (std::size_t k = i; k < end; ++k) {
      if (points[k].y < points[low].y) low = k;
      if (points[k].y > points[high].y) high = k;
    }
    std::size_t keep[] = {i, low, high, end - 1};
    std::sort(std::begin(keep), std::end(keep));
    for (std::size_t k = 0; k < 4; ++k)
      if (k == 0 || keep[k] != keep[k - 1]) out.push_back(points[keep[k]]);
    i = end;
  }
  return out;
}

}  // namespace ansatz::figure
