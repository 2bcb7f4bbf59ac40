// SPDX-License-Identifier: MIT
#include "interpreter/figure/canvas.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <numbers>

#include "interpreter/figure/clip.h"

namespace ansatz::figure {
namespace {

constexpr double kPoint = 25.4 / 72;  // mm
constexpr double kFinestStep = 0.01;  // mm; what lies closer cannot be told apart in print

std::string dash_type(Dash dash) {
  switch (dash) {
    case Dash::solid:
      return "solid";
    case Dash::dashed:
      return "(8,8)";
    case Dash::dotted:
      return "(0.5,5.5)";
    case Dash::dash_dotted:
      return "(8,6,0.5,6)";
  }
  return "solid";
}

std::uint32_t packed(const Color& c) {
  return static_cast<std::uint32_t>(c.red) << 16 | static_cast<std::uint32_t>(c.green) << 8 | c.blue;
}

// gnuplot's own symbols where all terminals agree on their shape; null for those drawn as strokes.
struct Drawn {
  int type;
  const char* scale;
};
Drawn drawn(Symbol symbol) {
  switch (symbol) {
    case Symbol::circle:
      return {7, "round_size"};
    case Symbol::square:
      return {5, "round_size"};
    case Symbol::triangle:
      return {9, "pointed_size"};
    case Symbol::diamond:
      return {13, "pointed_size"};
    default:
      return {0, ""};
  }
}

// Line symbols as strokes: their width does not scale alike on all terminals.
std::vector<std::vector<Point>> outline(const Point& at, Symbol symbol, double size_pt) {
  const double r = size_pt * kPoint / 2;
  if (symbol == Symbol::plus) return {{{at.x - r, at.y}, {at.x + r, at.y}}, {{at.x, at.y - r}, {at.x, at.y + r}}};
  if (symbol == Symbol::cross) {
    const double d = r * 0.8;
    return {{{at.x - d, at.y - d}, {at.x + d, at.y + d}}, {{at.x - d, at.y + d}, {at.x + d, at.y - d}}};
  }
  std::vector<Point> ring;
  for (int i = 0; i <= 24; ++i) {
    const double angle = 2 * std::numbers::pi * i / 24;
    ring.push_back({at.x + 0.9 * r * std::cos(angle), at.y + 0.9 * r * std::sin(angle)});
  }
  return {ring};
}

}  // namespace

std::string Canvas::begin_block() {
  std::string name = fmt::format("$d{}", ++blocks_);
  data_ += name + " << EOD\n";
  return name;
}
void Canvas::end_block() { data_ += "EOD\n"; }
void Canvas::element(const std::string& text) { elements_.push_back(text); }

void Canvas::strokes(const std::vector<std::vector<Point>>& lines, const Pen& pen) {
  if (lines.empty()) return;
  const std::string block = begin_block();
  for (const auto& line : lines) {
    for (const Point& p : line) fmt::format_to(std::back_inserter(data_), "{:.4f} {:.4f}\n", p.x, p.y);
    data_ += '\n';
  }
  end_block();
  element(fmt::format("{} using 1:2 with lines lw {:.3f} dt {} lc rgb '{}'", block, pen.width_pt, dash_type(pen.dash),
                      pen.color.hex()));
}

void Canvas::stroke(const std::vector<Point>& points, const Pen& pen, const Rectangle& clip) {
  strokes(clip_line(thin(points, kFinestStep), clip), pen);
}
void Canvas::stroke(const std::vector<Point>& points, const Pen& pen) { strokes({points}, pen); }

void Canvas::polygon(const std::vector<Point>& points, const Fill& fill, const Rectangle& clip) {
  const std::vector<Point> inside = clip_polygon(points, clip);
  if (inside.size() < 3) return;
  const std::string block = begin_block();
  for (const Point& p : inside) fmt::format_to(std::back_inserter(data_), "{:.4f} {:.4f}\n", p.x, p.y);
  end_block();
  const std::string opacity = fill.opacity < 1 ? fmt::format("transparent solid {:.3f}", fill.opacity) : "solid 1";
  element(fmt::format("{} using 1:2 with filledcurves closed fc rgb '{}' fs {} noborder", block, fill.color.hex(),
                      opacity));
}

void Canvas::rectangle(const Rectangle& area, const Fill& fill) {
  polygon({{area.left, area.bottom}, {area.right, area.bottom}, {area.right, area.top}, {area.left, area.top}}, fill,
          area);
}

void Canvas::rectangles(const std::vector<std::pair<Rectangle, Color>>& areas) {
  if (areas.empty()) return;
  const std::string block = begin_block();
  for (const auto& [a, color] : areas)
    fmt::format_to(std::back_inserter(data_), "{:.5f} {:.5f} {:.5f} {:.5f} {}\n", a.left, a.bottom, a.right, a.top,
                   packed(color));
  end_block();
  element(block + " using 1:2:1:3:2:4:5 with boxxyerror fs solid 1 noborder fc rgb variable");
}

void Canvas::symbols(const std::vector<std::pair<Point, Color>>& points, Symbol symbol, double size_pt, double opacity,
                     const Rectangle& clip) {
  const Drawn own = drawn(symbol);
  const auto alpha = static_cast<std::uint32_t>(std::lround(255 * (1 - opacity))) << 24;
  std::string lines;
  for (const auto& [p, color] : points) {
    if (!std::isfinite(p.x) || !std::isfinite(p.y) || !clip.contains(p)) continue;
    const std::uint32_t argb = packed(color) | alpha;
    if (own.type) {
      fmt::format_to(std::back_inserter(lines), "{:.4f} {:.4f} {}\n", p.x, p.y, argb);
      continue;
    }
    for (const auto& part : outline(p, symbol, size_pt)) {
      for (const Point& q : part) fmt::format_to(std::back_inserter(lines), "{:.4f} {:.4f} {}\n", q.x, q.y, argb);
      lines += '\n';
    }
  }
  if (lines.empty()) return;
  const std::string block = begin_block();
  data_ += lines;
  end_block();
  element(own.type ? fmt::format("{} using 1:2:3 with points pt {} ps {:.3f}*{} lw 0.01 lc rgb variable", block,
                                 own.type, size_pt, own.scale)
                   : block + " using 1:2:3 with lines lw 0.7 dt solid lc rgb variable");
}

void Canvas::image(const Rectangle& area, std::size_t columns, std::size_t rows, std::vector<std::uint8_t> pixels) {
  File file{fmt::format("image{}.bin", files_.size() + 1), std::string(pixels.begin(), pixels.end())};
  const double dx = area.width() / static_cast<double>(columns), dy = area.height() / static_cast<double>(rows);
  element(
      fmt::format("'{}' binary array=({},{}) dx={:.9g} dy={:.9g} origin=({:.9g},{:.9g}) "
                  "format='%uchar%uchar%uchar%uchar' using 1:2:3:4 with rgbalpha",
                  file.name, columns, rows, dx, dy, area.left + dx / 2, area.bottom + dy / 2));
  files_.push_back(std::move(file));
}

void Canvas::text(const Point& at, const Rich& rich, const TextStyle& style) {
  if (rich.enhanced.empty()) return;
  constexpr const char* kAnchors[] = {"left", "center", "right"};
  const std::string words = style.bold ? "{/:Bold " + rich.enhanced + "}" : rich.enhanced;
  labels_ += fmt::format("set label {} '{}' at first {:.4f},{:.4f} {} rotate by {:g} font ',{:g}' tc rgb '{}' front\n",
                         ++texts_, words, at.x, at.y, kAnchors[static_cast<int>(style.anchor)], style.rotation,
                         style.size_pt, style.color.hex());
}

std::string Canvas::page() const {
  std::string out = fmt::format(
      "unset key; unset border; unset tics; unset label\n"
      "set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1\n"
      "set xrange [0:{:.6f}]; set yrange [0:{:.6f}]\n",
      width_, height_);
  out += labels_ + "plot ";
  if (elements_.empty()) out += "NaN with points notitle";
  for (std::size_t i = 0; i < elements_.size(); ++i) out += (i ? ", \\\n  " : "") + elements_[i];
  return out + "\n";
}

}  // namespace ansatz::figure
