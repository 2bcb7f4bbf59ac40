// SPDX-License-Identifier: MIT
#include "interpreter/figure/legend.h"

#include <algorithm>
#include <cmath>

#include "interpreter/figure/look.h"

namespace ansatz::figure {
namespace {

constexpr double kSample = 5.5, kGap = 1.2, kPadding = 0.9, kRow = 3.4, kBetween = 4;  // mm

/// What a mark's label and the name of one of its parts say together.
Rich part_label(const Mark& mark, const std::string& part) {
  return mathtext(mark.label.empty() || part.empty() ? mark.label + part : mark.label + ": " + part);
}

double entry_width(const LegendEntry& entry) { return kSample + kGap + entry.label.width_em * kSmallType * kPointMm; }

// Visits the entries with the place each takes: side by side in one row, or in columns of equal width where that is too
// short.
template <class Visit>
void flow(const std::vector<LegendEntry>& entries, double width, const Visit& visit) {
  double total = -kBetween, widest = 0;
  for (const LegendEntry& entry : entries) {
    total += entry_width(entry) + kBetween;
    widest = std::max(widest, entry_width(entry) + kBetween);
  }
  const bool one_row = total <= width;
  const auto columns = static_cast<std::size_t>(std::max(1.0, std::floor((width + kBetween) / widest)));
  double x = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (one_row)
      visit(entries[i], x, 0.0);
    else
      visit(entries[i], static_cast<double>(i % columns) * widest, static_cast<double>(i / columns));
    x += entry_width(entries[i]) + kBetween;
  }
}

void draw_entry(Canvas& canvas, const LegendEntry& entry, const Point& left) {
  const Point middle{left.x + kSample / 2, left.y};
  const Rectangle all{0, 0, canvas.width(), canvas.height()};
  if (entry.fill) canvas.rectangle({left.x + 0.3, left.y - 1, left.x + kSample - 0.3, left.y + 1}, *entry.fill);
  if (entry.line) {
    if (entry.capped)
      canvas.stroke({{middle.x, left.y - 1.3}, {middle.x, left.y + 1.3}}, *entry.line);
    else
      canvas.stroke({{left.x, left.y}, {left.x + kSample, left.y}}, *entry.line);
  }
  if (entry.symbol) canvas.symbols({{middle, entry.color}}, *entry.symbol, entry.size_pt, 1, all);
  canvas.text({left.x + kSample + kGap, left.y}, entry.label, {.size_pt = kSmallType, .anchor = Anchor::left});
}

}  // namespace

std::vector<LegendEntry> legend_entries(const SettledPanel& settled) {
  std::vector<LegendEntry> entries;
  for (const Mark& mark : settled.panel.marks) {
    const Color color = mark.color.value_or(Color{});
    LegendEntry entry{.label = mathtext(mark.label), .color = color};
    if (const auto* line = std::get_if<Line>(&mark.shape)) {
      if (line->curves.size() > 1 && !line->colors) {
        for (std::size_t i = 0; i < line->curves.size(); ++i) {
          if (line->curves[i].label.empty()) continue;
          LegendEntry each{.label = part_label(mark, line->curves[i].label)};
          each.line = Pen{curve_color(mark, i), line_width(mark), mark.dash};
          entries.push_back(each);
        }
        continue;
      }
      entry.line = Pen{mark.color ? color : Color{0x55, 0x55, 0x55}, line_width(mark), mark.dash};
    } else if (const auto* scatter = std::get_if<Scatter>(&mark.shape)) {
      entry.symbol = mark.symbol;
      entry.size_pt = std::max(2.4, symbol_size(mark));
      if (scatter->colors && !mark.color) entry.color = Color{0x55, 0x55, 0x55};
      if (scatter->colors && !scatter->colors->categories.empty()) {
        for (std::size_t i = 0; i < scatter->colors->categories.size(); ++i) {
          const auto& there = scatter->scaled;  // of the panel's names those that the mark has
          if (std::find(there.begin(), there.end(), static_cast<double>(i + 1)) == there.end()) continue;
          LegendEntry each = entry;
          each.label = part_label(mark, scatter->colors->categories[i]);
          each.color = qualitative(i);
          entries.push_back(each);
        }
        continue;
      }
    } else if (const auto* histogram = std::get_if<Histogram>(&mark.shape)) {
      for (std::size_t i = 0; i < histogram->layers.size(); ++i) {
        if (mark.label.empty() && histogram->layers[i].label.empty()) continue;
        LegendEntry each{.label = part_label(mark, histogram->layers[i].label)};
        each.fill = Fill{curve_color(mark, i), fill_opacity(mark)};
        entries.push_back(each);
      }
      continue;
    } else if (std::holds_alternative<Space>(mark.shape)) {
      entry.symbol = mark.symbol;
      entry.size_pt = 3;
    } else if (std::holds_alternative<Band>(mark.shape)) {
      entry.fill = Fill{color, fill_opacity(mark)};
    } else if (const auto* bars = std::get_if<ErrorBars>(&mark.shape)) {
      entry.symbol = mark.symbol;
      entry.size_pt = symbol_size(mark);
      entry.line = Pen{color, kBarWidth, Dash::solid};
      entry.capped = !bars->joined;
    } else if (std::holds_alternative<Rule>(mark.shape)) {
      entry.line = Pen{color, line_width(mark), mark.dash};
    } else if (std::holds_alternative<Box>(mark.shape)) {
      entry.fill = Fill{color, fill_opacity(mark)};
    } else {
      continue;
    }
    if (!mark.label.empty()) entries.push_back(entry);
  }
  return entries;
}

LegendSize column_size(const std::vector<LegendEntry>& entries) {
  double widest = 0;
  for (const LegendEntry& entry : entries) widest = std::max(widest, entry_width(entry));
  return {widest + 2 * kPadding, static_cast<double>(entries.size()) * kRow + 2 * kPadding - 0.6};
}

LegendSize flowing_size(const std::vector<LegendEntry>& entries, double width) {
  double y = 0;
  flow(entries, width, [&](const LegendEntry&, double, double row) { y = row + 1; });
  return {width, y * kRow + 0.6};
}

void draw_column(Canvas& canvas, const std::vector<LegendEntry>& entries, const Point& corner) {
  const LegendSize size = column_size(entries);
  const Rectangle ground{corner.x, corner.y - size.height, corner.x + size.width, corner.y};
  canvas.rectangle(ground, {{255, 255, 255}, 0.85});
  double y = corner.y - kPadding - kRow / 2 + 0.3;
  for (const LegendEntry& entry : entries) {
    draw_entry(canvas, entry, {corner.x + kPadding, y});
    y -= kRow;
  }
}

void draw_flowing(Canvas& canvas, const std::vector<LegendEntry>& entries, const Point& corner, double width) {
  flow(entries, width, [&](const LegendEntry& entry, double x, double row) {
    draw_entry(canvas, entry, {corner.x + x, corner.y - (row + 0.5) * kRow});
  });
}

}  // namespace ansatz::figure
