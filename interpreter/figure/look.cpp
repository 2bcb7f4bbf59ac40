// SPDX-License-Identifier: MIT
#include "interpreter/figure/look.h"

namespace ansatz::figure {
namespace {

// Where the mark's own colour stands in the qualitative palette; several curves take those after it.
std::size_t first_color(const Mark& mark) {
  for (std::size_t i = 0; i < kQualitativeColors; ++i)
    if (mark.color == qualitative(i)) return i;
  return 0;
}

}  // namespace

double line_width(const Mark& mark) {
  if (mark.width_pt) return *mark.width_pt;
  if (std::holds_alternative<Rule>(mark.shape)) return 0.8;
  if (const auto* line = std::get_if<Line>(&mark.shape)) return line->curves.size() > 6 ? 0.7 : 1.1;
  return 1;
}

double symbol_size(const Mark& mark) {
  if (mark.size_pt) return *mark.size_pt;
  if (const auto* scatter = std::get_if<Scatter>(&mark.shape)) {
    const std::size_t n = scatter->x.size();
    return n > 5000 ? 1.2 : n > 500 ? 1.8 : n > 100 ? 2.4 : 3;
  }
  return 3;
}

double symbol_opacity(const Mark& mark) { return mark.opacity.value_or(1); }

double fill_opacity(const Mark& mark) {
  if (mark.opacity) return *mark.opacity;
  if (const auto* histogram = std::get_if<Histogram>(&mark.shape)) return histogram->layers.size() > 1 ? 0.35 : 0.7;
  return 0.25;
}

Color curve_color(const Mark& mark, std::size_t i) {
  if (i == 0 && mark.color) return *mark.color;
  return qualitative(first_color(mark) + i);
}

}  // namespace ansatz::figure
