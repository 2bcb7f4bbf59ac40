// SPDX-License-Identifier: MIT
#include <algorithm>

#include "interpreter/figure/look.h"
#include "interpreter/figure/paint.h"

namespace ansatz::figure {
namespace {

const Color kInk{0, 0, 0};

double widest_label(const Ticks& ticks) { return widest_em(ticks) * kSmallType * kPointMm; }

// The last line of a label with its unit.
std::vector<Rich> with_note(const std::vector<std::string>& lines, const Rich& note) {
  std::vector<Rich> out;
  for (const std::string& line : lines) out.push_back(mathtext(line));
  if (!out.empty()) out.back() = out.back() + note;
  return out;
}

void outline(Canvas& canvas, const Rectangle& box, double width_pt) {
  canvas.stroke({{box.left, box.bottom},
                 {box.right, box.bottom},
                 {box.right, box.top},
                 {box.left, box.top},
                 {box.left, box.bottom}},
                {kInk, width_pt, Dash::solid});
}

void x_axis(Canvas& canvas, const PanelFrame& frame, const SettledPanel& panel) {
  const Placement at{panel, frame.box};
  const bool slanted = !panel.x.categories.empty() && frame.names.empty();
  std::vector<std::vector<Point>> major, minor;
  const double base = frame.box.bottom, below = base - kTick - kGap / 2;
  for (const double v : frame.x_ticks.minor) minor.push_back({{at.x(v), base}, {at.x(v), base - kMinorTick}});
  for (std::size_t i = 0; i < frame.x_ticks.labelled.size(); ++i) {
    const auto& [v, text] = frame.x_ticks.labelled[i];
    const double x = at.x(v);
    if (x < frame.box.left - 0.01 || x > frame.box.right + 0.01) continue;
    major.push_back({{x, base}, {x, base - kTick}});
    if (slanted)
      canvas.text({x + 0.5, base - kTick - kGap}, text,
                  {.size_pt = kSmallType, .anchor = Anchor::right, .rotation = kSlant});
    else if (frame.names.empty())
      canvas.text({x, below - kSmallLine / 2}, text, {.size_pt = kSmallType});
    else
      for (std::size_t k = 0; k < frame.names[i].size(); ++k)
        canvas.text({x, below - (static_cast<double>(k) + 0.5) * kSmallLine}, mathtext(frame.names[i][k]),
                    {.size_pt = kSmallType});
  }
  canvas.strokes(minor, {kInk, kMinorWidth, Dash::solid});
  canvas.strokes(major, {kInk, kAxisWidth, Dash::solid});
  double y = below - frame.names_height - kLine / 2;
  for (const Rich& line : with_note(frame.x_label, scale_note(frame.x_ticks.exponent, panel.x.unit))) {
    canvas.text({(frame.box.left + frame.box.right) / 2, y}, line, {.size_pt = kType});
    y -= kLine;
  }
}

void y_axis(Canvas& canvas, const PanelFrame& frame, const SettledPanel& panel) {
  const Placement at{panel, frame.box};
  std::vector<std::vector<Point>> major, minor;
  const double base = frame.box.left;
  for (const double v : frame.y_ticks.minor) minor.push_back({{base, at.y(v)}, {base - kMinorTick, at.y(v)}});
  for (const auto& [v, text] : frame.y_ticks.labelled) {
    const double y = at.y(v);
    if (y < frame.box.bottom - 0.01 || y > frame.box.top + 0.01) continue;
    major.push_back({{base, y}, {base - kTick, y}});
    canvas.text({base - kTick - kGap, y}, text, {.size_pt = kSmallType, .anchor = Anchor::right});
  }
  canvas.strokes(minor, {kInk, kMinorWidth, Dash::solid});
  canvas.strokes(major, {kInk, kAxisWidth, Dash::solid});
  const std::vector<Rich> lines = with_note(frame.y_label, scale_note(frame.y_ticks.exponent, panel.y.unit));
  double x =
      base - kTick - kGap - widest_label(frame.y_ticks) - kGap - (static_cast<double>(lines.size()) - 0.5) * kLine;
  for (const Rich& line : lines) {
    canvas.text({x, (frame.box.bottom + frame.box.top) / 2}, line, {.size_pt = kType, .rotation = 90});
    x += kLine;
  }
}

/// The end of a colour bar beyond which there are further numbers: a point of its last colour.
void point_of_bar(Canvas& canvas, const Rectangle& bar, double end, double tip, const Color& color) {
  const Rectangle room{bar.left, std::min(end, tip), bar.right, std::max(end, tip)};
  const Point left{bar.left, end}, right{bar.right, end}, top{(bar.left + bar.right) / 2, tip};
  canvas.polygon({left, right, top}, {color}, room);
  canvas.strokes({{left, top, right}}, {kInk, kMinorWidth, Dash::solid});
}

void color_bar(Canvas& canvas, const PanelFrame::Bar& bar, const ColorScale& colors) {
  constexpr std::size_t kSteps = 256;  // two pixels wide: gnuplot draws no image of one
  std::vector<std::uint8_t> pixels;
  for (std::size_t i = 0; i < kSteps; ++i) {
    const Color c = shade(colors.palette, (static_cast<double>(i) + 0.5) / kSteps);
    for (int twice = 0; twice < 2; ++twice) pixels.insert(pixels.end(), {c.red, c.green, c.blue, 255});
  }
  canvas.image(bar.box, 2, kSteps, std::move(pixels));
  outline(canvas, bar.box, kMinorWidth);
  constexpr double kPoint = 1.6;  // mm
  if (colors.goes_below)
    point_of_bar(canvas, bar.box, bar.box.bottom, bar.box.bottom - kPoint, shade(colors.palette, 0));
  if (colors.goes_above) point_of_bar(canvas, bar.box, bar.box.top, bar.box.top + kPoint, shade(colors.palette, 1));
  const Scale scale{colors.log, colors.low, colors.high, {}, {}, {}};
  std::vector<std::vector<Point>> marks;
  for (const auto& [v, text] : bar.ticks.labelled) {
    const double y = bar.box.bottom + scale.place(v) * bar.box.height();
    if (y < bar.box.bottom - 0.01 || y > bar.box.top + 0.01) continue;
    marks.push_back({{bar.box.right, y}, {bar.box.right + kTick, y}});
    canvas.text({bar.box.right + kTick + kGap, y}, text, {.size_pt = kSmallType, .anchor = Anchor::left});
  }
  canvas.strokes(marks, {kInk, kMinorWidth, Dash::solid});
  double x = bar.label_x + kLine / 2;
  for (const Rich& line : with_note(bar.label, scale_note(bar.ticks.exponent, colors.unit))) {
    canvas.text({x, (bar.box.bottom + bar.box.top) / 2}, line, {.size_pt = kType, .rotation = 90});
    x += kLine;
  }
}

}  // namespace

void paint_frame(Canvas& canvas, const PanelFrame& frame, const SettledPanel& panel) {
  if (!panel.view) {
    outline(canvas, frame.box, kAxisWidth);
    x_axis(canvas, frame, panel);
    y_axis(canvas, frame, panel);
  }
  for (std::size_t i = 0; i < frame.bars.size(); ++i) color_bar(canvas, frame.bars[i], panel.bars[i]);

  double y = frame.box.top + 0.6 + kLine / 2;
  if (frame.legend_place == LegendPlace::above) {
    draw_flowing(canvas, frame.legend, frame.legend_corner, frame.box.width());
    y += flowing_size(frame.legend, frame.box.width()).height;
  } else if (frame.legend_place != LegendPlace::none) {
    draw_column(canvas, frame.legend, frame.legend_corner);
  }
  const double first = y + std::max(0.0, static_cast<double>(frame.title.size()) - 1) * kLine;
  double left = frame.box.left;
  if (!frame.letter.empty()) {
    canvas.text({left, first}, plain_text(frame.letter), {.size_pt = kType, .anchor = Anchor::left, .bold = true});
    left += frame.letter_room;
  }
  y = first;
  for (const std::string& line : frame.title) {
    canvas.text({left, y}, mathtext(line), {.size_pt = kType, .anchor = Anchor::left});
    y -= kLine;
  }
}

}  // namespace ansatz::figure
