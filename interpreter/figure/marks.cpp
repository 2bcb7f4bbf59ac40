// SPDX-License-Identifier: MIT
#include "interpreter/figure/marks.h"

#include <algorithm>

#include "interpreter/figure/arguments.h"
#include "interpreter/figure/marks/make.h"
#include "stdlib/core/error.h"

namespace ansatz::figure {
namespace {

using Maker = void (*)(const Arguments&, Mark&);
constexpr std::pair<std::string_view, Maker> kMakers[] = {
    {"line", make_line},   {"scatter", make_scatter}, {"scatter_3d", make_scatter_3d}, {"histogram", make_histogram},
    {"box", make_box},     {"band", make_band},       {"error_bars", make_error_bars}, {"heatmap", make_heatmap},
    {"hline", make_hline}, {"vline", make_vline},     {"annotate", make_annotate}};

const MarkDeclaration& declaration_of(const std::string& kind, const std::vector<MarkDeclaration>& among) {
  std::vector<std::string> known;
  for (const MarkDeclaration& each : among) {
    if (each.name == kind) return each;
    known.push_back(each.name);
  }
  throw core::UnknownName("a figure has no mark '" + kind + "'", kind, known);
}

bool declares(const MarkDeclaration& declaration, std::string_view name) {
  return std::any_of(declaration.parameters.begin(), declaration.parameters.end(),
                     [&](const auto& p) { return p.name == name; });
}

void read_axis(const Arguments& arguments, Axis& axis, const std::string& direction) {
  if (const auto label = arguments.text(direction + "_label")) axis.label = *label;
  if (const auto scale = arguments.choice(direction + "_scale")) axis.log = *scale == "log";
  if (const auto range = arguments.interval(direction + "_range")) {
    axis.low = range->low;
    axis.high = range->high;
  }
}

// The parameters of a mark that look alike for all of them.
void read_look(const Arguments& arguments, const MarkDeclaration& declaration, Mark& mark) {
  const bool has_entry = !std::holds_alternative<Heatmap>(mark.shape);  // a heatmap's label is its color bar's
  if (declares(declaration, "label") && has_entry) mark.label = arguments.text("label").value_or("");
  if (declares(declaration, "width")) mark.width_pt = arguments.number("width");
  if (declares(declaration, "size")) mark.size_pt = arguments.number("size");
  if (declares(declaration, "opacity")) mark.opacity = arguments.number("opacity");
  const auto place = [&](std::string_view name, const std::string& word) {
    for (const MarkParameter& p : declaration.parameters)
      if (p.name == name) return std::find(p.choices.begin(), p.choices.end(), word) - p.choices.begin();
    return std::ptrdiff_t{0};
  };
  if (declares(declaration, "style"))
    if (const auto word = arguments.choice("style")) mark.dash = static_cast<Dash>(place("style", *word));
  if (declares(declaration, "symbol"))
    if (const auto word = arguments.choice("symbol")) mark.symbol = static_cast<Symbol>(place("symbol", *word));
}

}  // namespace

Mark make_mark(const std::string& kind, const std::vector<core::Value>& positional, const NamedValues& named) {
  const MarkDeclaration& declaration = declaration_of(kind, mark_declarations());
  const Arguments arguments(declaration, positional, named);
  Mark mark;
  mark.kind = kind;
  for (const auto& [name, maker] : kMakers)
    if (name == kind) maker(arguments, mark);
  read_look(arguments, declaration, mark);
  read_axis(arguments, mark.x, "x");
  read_axis(arguments, mark.y, "y");
  mark.title = arguments.text("title");
  if (const auto place = arguments.choice("legend")) mark.legend = find_legend_place(*place);
  return mark;
}

Figure make_figure(const std::string& name, const NamedValues& named) {
  const Arguments arguments(declaration_of("figure", block_declarations()), {}, named);
  Figure figure;
  figure.name = name;
  if (const auto width = arguments.millimetres("width")) figure.width_mm = *width;
  figure.height_mm = arguments.millimetres("height");
  figure.title = arguments.text("title").value_or("");
  figure.caption = arguments.text("caption").value_or("");
  return figure;
}

void set_grid(Figure& figure, const std::vector<core::Value>& positional, const NamedValues& named) {
  const Arguments arguments(declaration_of("panels", block_declarations()), positional, named);
  figure.rows = static_cast<std::size_t>(*arguments.number("rows"));
  figure.columns = static_cast<std::size_t>(*arguments.number("columns"));
}

Panel make_panel(const NamedValues& named) {
  const Arguments arguments(declaration_of("panel", block_declarations()), {}, named);
  Panel panel;
  panel.title = arguments.text("title").value_or("");
  read_axis(arguments, panel.x, "x");
  read_axis(arguments, panel.y, "y");
  if (const auto place = arguments.choice("legend")) panel.legend = find_legend_place(*place);
  return panel;
}

void add_mark(Panel& panel, Mark mark) {
  if (mark.title && panel.title.empty()) panel.title = *mark.title;
  if (mark.legend && !panel.legend) panel.legend = mark.legend;
  panel.marks.push_back(std::move(mark));
}

}  // namespace ansatz::figure
