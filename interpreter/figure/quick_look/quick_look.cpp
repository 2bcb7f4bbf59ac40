// SPDX-License-Identifier: MIT
#include "interpreter/figure/quick_look/quick_look.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "interpreter/figure/legend.h"
#include "interpreter/figure/look.h"
#include "interpreter/figure/quick_look/bare_text.h"
#include "interpreter/figure/quick_look/sketch.h"

namespace ansatz::figure {
namespace {

constexpr std::size_t kLeastColumns = 10, kLeastRows = 3;  ///< of the plot itself, however small the terminal
constexpr std::size_t kWidest = 120;                       ///< columns; wider is no clearer
constexpr std::size_t kBar = 24;                           ///< columns of a colour bar

std::string blanks(std::size_t count) { return std::string(count, ' '); }

std::string cut_to(const std::string& text, std::size_t columns) {
  if (columns_of(text) <= columns) return text;
  std::string out;
  for (std::size_t i = 0, n = 0; i < text.size() && n + 1 < columns; ++n) {
    std::size_t end = i + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    out += text.substr(i, end - i);
    i = end;
  }
  return out + "…";
}

Ticks ticks_of(const Scale& scale, double wanted) {
  if (!scale.categories.empty()) return category_ticks(scale.categories);
  return scale.log ? log_ticks(scale.low, scale.high, wanted) : linear_ticks(scale.low, scale.high, wanted);
}

std::string axis_label(const Scale& scale, const Ticks& ticks) {
  std::string label = bare(scale.label);
  const std::string note = bare(scale_note(ticks.exponent, scale.unit));
  return label.empty() && !note.empty() ? note.substr(1) : label + note;
}

std::string painted(const std::string& text, const Color& color, bool colored) {
  if (!colored) return text;
  return "\x1b[38;2;" + std::to_string(color.red) + ";" + std::to_string(color.green) + ";" +
         std::to_string(color.blue) + "m" + text + "\x1b[0m";
}

class PanelText {
 public:
  PanelText(const Panel& panel, const QuickLook& look) : settled_(settle(panel)), look_(look) {}

  std::string write() {
    place();
    CellSheet sheet(columns_, rows_);
    const Placement at{settled_, sheet.area()};
    for (const Mark& mark : settled_.panel.marks) sketch(sheet, at, mark, look_.color);

    std::string out;
    if (!settled_.panel.title.empty()) out += blanks(left_ + 1) + cut_to(bare(settled_.panel.title), columns_) + "\n";
    const std::string y_label = axis_label(settled_.y, y_ticks_);
    if (!y_label.empty()) out += cut_to(y_label, left_ + 1 + columns_) + "\n";
    std::vector<std::string> labels(rows_);
    for (const auto& [value, text] : y_ticks_.labelled) {
      const auto row = row_of(value);
      if (row < rows_ && labels[row].empty()) labels[row] = bare(text);
    }
    for (std::size_t row = 0; row < rows_; ++row) {
      const std::string label = cut_to(labels[row], left_ - 1);
      out += blanks(left_ - 1 - columns_of(label)) + label + (label.empty() ? " │" : " ┤");
      out += sheet.row_text(row, look_.color) + "\n";
    }
    return out + x_axis() + legend() + color_bars();
  }

 private:
  void place() {
    const std::size_t wide = std::min(look_.columns, kWidest);
    const std::size_t around = 3 + (settled_.panel.title.empty() ? 0 : 1) + (settled_.bars.empty() ? 0 : 1);
    rows_ = std::max(kLeastRows, look_.rows > around + 1 ? look_.rows - around - 1 : 0);
    y_ticks_ = ticks_of(settled_.y, std::max(2.0, static_cast<double>(rows_) / 4));
    std::size_t widest = 1;
    for (const auto& [value, text] : y_ticks_.labelled) widest = std::max(widest, columns_of(bare(text)));
    left_ = std::min(widest, wide / 3) + 1;
    columns_ = std::max(kLeastColumns, wide > left_ + 2 ? wide - left_ - 2 : 0);
    x_ticks_ = ticks_of(settled_.x, std::max(2.0, static_cast<double>(columns_) / 12));
  }

  std::size_t row_of(double value) const {
    const double up = std::min(settled_.y.place(value) * static_cast<double>(rows_), static_cast<double>(rows_) - 0.5);
    return up < 0 ? rows_ : rows_ - 1 - static_cast<std::size_t>(up);
  }
  std::size_t column_of(double value) const {
    const double right =
        std::min(settled_.x.place(value) * static_cast<double>(columns_), static_cast<double>(columns_) - 0.5);
    return right < 0 ? columns_ : static_cast<std::size_t>(right);
  }

  std::string x_axis() const {
    std::vector<std::string> rule(columns_, "─");
    std::string numbers = blanks(left_ + 1);
    std::size_t written = left_ + 1;
    for (const auto& [value, text] : x_ticks_.labelled) {
      const std::size_t column = column_of(value);
      if (column >= columns_) continue;
      rule[column] = "┬";
      const std::string label = cut_to(bare(text), 16);
      const std::size_t width = columns_of(label), centre = left_ + 1 + column;
      std::size_t begin = centre > width / 2 ? centre - width / 2 : 0;
      begin = std::min(begin, left_ + 1 + columns_ - std::min(width, columns_));
      const bool is_free =
          begin >= written + (written > left_ + 1 ? 1 : 0) || (written == left_ + 1 && begin + 1 >= written);
      if (!is_free) continue;
      if (begin >= written) {
        numbers += blanks(begin - written) + label;
      } else {
        numbers.pop_back();
        numbers += label;
      }
      written = columns_of(numbers);
    }
    std::string out = blanks(left_) + "└";
    for (const std::string& piece : rule) out += piece;
    out += "\n" + numbers + "\n";
    const std::string label = cut_to(axis_label(settled_.x, x_ticks_), columns_);
    if (!label.empty()) out += blanks(left_ + 1 + (columns_ - columns_of(label)) / 2) + label + "\n";
    return out;
  }

  std::string legend() const {
    std::string out;
    for (const LegendEntry& entry : legend_entries(settled_)) {
      const Color color = entry.line ? entry.line->color : entry.fill ? entry.fill->color : entry.color;
      const char* sample = entry.fill ? "█" : entry.line ? "─" : "•";
      out += (out.empty() ? blanks(left_ + 1) : "   ") + painted(sample, color, look_.color) + " " + bare(entry.label);
    }
    return out.empty() ? out : out + "\n";
  }

  std::string color_bars() const {
    std::string out;
    for (const ColorScale& bar : settled_.bars) {
      const Ticks ticks = bar.log ? log_ticks(bar.low, bar.high, 2) : linear_ticks(bar.low, bar.high, 2);
      const double unit = std::pow(10.0, ticks.exponent);
      const auto number = [&](double value) { return bare(plain_text(brief_number(value / unit))); };
      out += blanks(left_ + 1) + (bar.goes_below ? "≤ " : "") + number(bar.low) + " ";
      for (std::size_t i = 0; i < kBar; ++i) {
        const double position = (static_cast<double>(i) + 0.5) / kBar;
        out += look_.color ? painted("█", shade(bar.palette, position), true) : std::string(shade_character(position));
      }
      out += (bar.goes_above ? " ≥ " : " ") + number(bar.high);
      const std::string label = bare(bar.label) + bare(scale_note(ticks.exponent, bar.unit));
      if (!label.empty()) out += "  " + cut_to(label, columns_);
      out += "\n";
    }
    return out;
  }

  static std::string brief_number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    std::string out = text;
    if (out[0] == '-') out.replace(0, 1, "−");
    return out;
  }

  SettledPanel settled_;
  const QuickLook& look_;
  std::size_t left_ = 0, columns_ = 0, rows_ = 0;
  Ticks x_ticks_, y_ticks_;
};

}  // namespace

std::string quick_look(const Figure& figure, const QuickLook& look) {
  std::string out;
  if (!figure.title.empty()) out += cut_to(bare(figure.title), look.columns) + "\n";
  for (const Panel& panel : figure.panels) out += (out.empty() ? "" : "\n") + PanelText(panel, look).write();
  return out;
}

}  // namespace ansatz::figure
