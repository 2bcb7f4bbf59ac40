// SPDX-License-Identifier: MIT
#include "interpreter/figure/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "interpreter/figure/look.h"
#include "interpreter/figure/occupancy.h"
#include "stdlib/core/error.h"

namespace ansatz::figure {
namespace {

// Lengths in millimetres.
constexpr double kEdge = 0.8;
constexpr double kBarWidthMm = 2.8, kBarGap = 1.8;

double small_width(const Rich& rich) { return rich.width_em * kSmallType * kPointMm; }

double widest(const Ticks& ticks) { return widest_em(ticks) * kSmallType * kPointMm; }

Ticks ticks_for(const Scale& scale, double wanted) {
  if (!scale.categories.empty()) return category_ticks(scale.categories);
  return scale.log ? log_ticks(scale.low, scale.high, wanted) : linear_ticks(scale.low, scale.high, wanted);
}

// As many as stand side by side with room between them.
Ticks ticks_across(const Scale& scale, double width) {
  double wanted = std::max(2.0, width / 11);
  Ticks ticks = ticks_for(scale, wanted);
  if (!scale.categories.empty()) return ticks;
  while (wanted > 1.5 && (widest(ticks) + 2.5) * static_cast<double>(ticks.labelled.size()) > width * 1.1) {
    wanted *= 0.75;
    ticks = ticks_for(scale, wanted);
  }
  return ticks;
}

std::vector<std::string> broken(const std::string& text, double room_mm, double size_pt, const Rich& note,
                                std::size_t lines) {
  if (text.empty() && note.enhanced.empty()) return {};
  if (text.empty()) return {""};
  // The note (its unit) follows the last line.
  return wrap(text, room_mm / (size_pt * kPointMm) - note.width_em, lines);
}

struct Margins {
  double left = 0, right = 0, top = 0, bottom = 0;
};

// Names lie side by side, in up to three lines; where a word is too long for that they are slanted. Returns how far the
// first one reaches to the left of the box.
double place_names(PanelFrame& frame, const std::vector<std::string>& names, double width) {
  const double slot = width / static_cast<double>(names.size());
  const double room = (slot - 1) / (kSmallType * kPointMm);
  std::size_t lines = 1;
  for (const std::string& name : names) {
    frame.names.push_back(wrap(name, std::max(room, 1.0), 3));
    lines = std::max(lines, frame.names.back().size());
    for (const std::string& line : frame.names.back())
      if (line.ends_with("…") && !name.ends_with("…")) lines = 4;
  }
  if (lines <= 3) {
    frame.names_height = static_cast<double>(lines) * kSmallLine;
    return 0;
  }
  frame.names.clear();
  constexpr double kAngle = kSlant * std::numbers::pi / 180;
  frame.names_height = widest(frame.x_ticks) * std::sin(kAngle) + 0.6 * kSmallLine;
  return std::max(0.0, widest(frame.x_ticks) * std::cos(kAngle) - slot / 2);
}

// Most letters take the same room, so that titles stand in line; a wide one, such as (m), takes what it needs.
void set_letter(PanelFrame& frame, std::size_t i) {
  const std::string one(1, static_cast<char>('a' + i % 26));
  frame.letter = "(" + (i < 26 ? one : std::string(1, static_cast<char>('a' + (i / 26 - 1) % 26)) + one) + ")";
  constexpr double kUsual = 5.5, kBold = 1.15;  // mm; bold type over plain
  frame.letter_room = std::max(kUsual, kBold * plain_text(frame.letter).width_em * kType * kPointMm + 0.7);
}

// What stands around a panel's box when the box has about this size.
Margins dress(PanelFrame& frame, const SettledPanel& panel, double width, double height) {
  frame.x_ticks = ticks_across(panel.x, width);
  frame.y_ticks = ticks_for(panel.y, std::max(2.0, height / 9));
  frame.x_label = broken(panel.x.label, width, kType, scale_note(frame.x_ticks.exponent, panel.x.unit), 2);
  frame.y_label = broken(panel.y.label, height, kType, scale_note(frame.y_ticks.exponent, panel.y.unit), 2);
  frame.title = broken(panel.panel.title, width - frame.letter_room, kType, {}, 2);

  Margins m;
  m.left = kEdge + kTick + kGap + widest(frame.y_ticks) + (frame.y_label.empty() ? 0 : kGap) +
           static_cast<double>(frame.y_label.size()) * kLine;
  frame.names.clear();
  frame.names_height = kSmallLine;
  if (!panel.x.categories.empty()) m.left = std::max(m.left, place_names(frame, panel.x.categories, width));
  m.bottom = kEdge + kTick + kGap / 2 + frame.names_height + static_cast<double>(frame.x_label.size()) * kLine;
  m.top = kEdge + 0.6 + std::max<double>(frame.letter.empty() ? 0 : 1, static_cast<double>(frame.title.size())) * kLine;
  if (panel.view) m.left = m.bottom = kEdge;  // what stands at its axes stands inside
  m.right = kEdge + 0.8;
  if (!panel.view && panel.x.categories.empty() && !frame.x_ticks.labelled.empty()) {
    const auto& [value, text] = frame.x_ticks.labelled.back();
    m.right = std::max(m.right, small_width(text) / 2 - (1 - panel.x.place(value)) * width + kEdge);
  }
  frame.bars.clear();
  for (const ColorScale& bar : panel.bars) {
    PanelFrame::Bar b;
    const Scale scale{bar.log, bar.low, bar.high, bar.label, bar.unit, {}};
    b.ticks = ticks_for(scale, std::max(2.0, height / 9));
    b.label = broken(bar.label, height, kType, scale_note(b.ticks.exponent, bar.unit), 2);
    // Filled in from the box's right edge once that is known; here relative to it.
    const double start = m.right - kEdge - 0.8 + kBarGap;
    b.box = {start, 0, start + kBarWidthMm, 0};
    b.label_x = b.box.right + kTick + kGap + widest(b.ticks) + kGap;
    m.right = b.label_x + static_cast<double>(b.label.size()) * kLine + kEdge;
    frame.bars.push_back(b);
  }
  if (frame.legend_place == LegendPlace::above) m.top += flowing_size(frame.legend, width).height;
  if (frame.legend_place == LegendPlace::right) m.right += column_size(frame.legend).width + kGap;
  return m;
}

// Gives every panel its box. `above` is the height the figure's own title takes.
void arrange(Layout& layout, const Figure& figure, const std::vector<SettledPanel>& panels, double above) {
  const auto columns = static_cast<double>(layout.columns), rows = static_cast<double>(layout.rows);
  double width = layout.width / columns - 16, height = (layout.height - above) / rows - 12;
  std::vector<double> left, right, top, bottom;
  // Margins depend on the ticks, the ticks on the room: a few rounds settle it.
  for (int round = 0; round < 3; ++round) {
    left.assign(layout.columns, 0);
    right = left;
    top.assign(layout.rows, 0);
    bottom = top;
    for (std::size_t i = 0; i < panels.size(); ++i) {
      const std::size_t row = i / layout.columns, column = i % layout.columns;
      const Margins m = dress(layout.panels[i], panels[i], std::max(width, 10.0), std::max(height, 10.0));
      left[column] = std::max(left[column], m.left);
      right[column] = std::max(right[column], m.right);
      top[row] = std::max(top[row], m.top);
      bottom[row] = std::max(bottom[row], m.bottom);
    }
    double across = 0, up = above;
    for (std::size_t c = 0; c < layout.columns; ++c) across += left[c] + right[c];
    for (std::size_t r = 0; r < layout.rows; ++r) up += top[r] + bottom[r];
    width = (layout.width - across) / columns;
    height = (layout.height - up) / rows;
  }
  constexpr double kSmallest = 8;
  if (width < kSmallest)
    throw core::BadParameter("figure " + figure.name, "width", fmt::format("{:g} mm", layout.width),
                             fmt::format("at least {:.0f} mm for what stands on it",
                                         std::ceil(layout.width + columns * (kSmallest - width))));
  if (height < kSmallest)
    throw core::BadParameter("figure " + figure.name, "height", fmt::format("{:g} mm", layout.height),
                             fmt::format("at least {:.0f} mm for what stands on it",
                                         std::ceil(layout.height + rows * (kSmallest - height))));
  double y = layout.height - above;
  for (std::size_t r = 0; r < layout.rows; ++r) {
    double x = 0;
    for (std::size_t c = 0; c < layout.columns; ++c) {
      x += left[c];
      if (const std::size_t i = r * layout.columns + c; i < panels.size()) {
        PanelFrame& frame = layout.panels[i];
        frame.box = {x, y - top[r] - height, x + width, y - top[r]};
        for (auto& bar : frame.bars) {
          bar.box = {frame.box.right + bar.box.left, frame.box.bottom, frame.box.right + bar.box.right, frame.box.top};
          bar.label_x += frame.box.right;
        }
      }
      x += width + right[c];
    }
    y -= top[r] + height + bottom[r];
  }
}

// Inside where it hides nothing; else outside. True when that asks for room that was not there before.
bool place_legend(PanelFrame& frame, const SettledPanel& panel) {
  const LegendSize size = column_size(frame.legend);
  const LegendPlace before = frame.legend_place;
  if (before == LegendPlace::automatic) {
    if (const auto corner = free_corner({panel, frame.box}, size))
      frame.legend_place = *corner;
    else
      frame.legend_place =
          frame.box.width() > 75 && size.width < 0.35 * frame.box.width() ? LegendPlace::right : LegendPlace::above;
  }
  if (frame.legend_place == LegendPlace::above) {
    frame.legend_corner = {frame.box.left, frame.box.top + 0.6 + flowing_size(frame.legend, frame.box.width()).height};
  } else if (frame.legend_place == LegendPlace::right) {
    double x = frame.box.right + kGap;
    for (const auto& bar : frame.bars)
      x = std::max(x, bar.label_x + static_cast<double>(bar.label.size()) * kLine + kGap);
    frame.legend_corner = {x, frame.box.top + 0.5};
  } else {
    frame.legend_corner = inner_corner(frame.box, frame.legend_place, size);
  }
  return before == LegendPlace::automatic &&
         (frame.legend_place == LegendPlace::above || frame.legend_place == LegendPlace::right);
}

}  // namespace

Layout lay_out(const Figure& figure, const std::vector<SettledPanel>& panels) {
  Layout layout;
  layout.rows = figure.rows;
  layout.columns = figure.columns;
  if (!layout.rows || !layout.columns) {
    layout.columns = std::min<std::size_t>(panels.size(), 3);
    layout.rows = (panels.size() + layout.columns - 1) / layout.columns;
  }
  if (panels.size() > layout.rows * layout.columns)
    throw core::BadParameter("figure " + figure.name, "panels", fmt::format("{} × {}", layout.rows, layout.columns),
                             fmt::format("room for the {} panels it holds", panels.size()));
  layout.width = figure.width_mm;
  const double cell = layout.width / static_cast<double>(layout.columns);
  const double usual = std::clamp(0.75 * cell, 42.0, 95.0) * static_cast<double>(layout.rows);
  layout.height = figure.height_mm.value_or(std::min(usual, 240.0));
  if (!figure.title.empty())
    layout.title = wrap(figure.title, (layout.width - kTitleLeft - kEdge) / (kType * kPointMm * 1.15), 3);
  const double above = layout.title.empty() ? 0 : 0.8 + static_cast<double>(layout.title.size()) * kLine;

  layout.panels.resize(panels.size());
  for (std::size_t i = 0; i < panels.size(); ++i) {
    if (panels.size() > 1) set_letter(layout.panels[i], i);
    layout.panels[i].legend = legend_entries(panels[i]);
    const LegendPlace asked = panels[i].panel.legend.value_or(LegendPlace::automatic);
    layout.panels[i].legend_place = layout.panels[i].legend.empty() ? LegendPlace::none : asked;
  }
  for (int round = 0; round < 3; ++round) {
    arrange(layout, figure, panels, above);
    bool again = false;
    for (std::size_t i = 0; i < panels.size(); ++i)
      if (layout.panels[i].legend_place != LegendPlace::none)
        again = place_legend(layout.panels[i], panels[i]) || again;
    if (!again) break;
  }
  return layout;
}

}  // namespace ansatz::figure
