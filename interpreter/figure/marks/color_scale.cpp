// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "interpreter/figure/labelled.h"
#include "interpreter/figure/marks/make.h"

namespace ansatz::figure {

ColorScale color_scale(const Arguments& arguments, std::string_view name, const core::Array& array,
                       const std::vector<double>& numbers) {
  ColorScale scale;
  const Axis axis = axis_of(array);
  scale.label = axis.label;
  scale.unit = axis.unit;
  scale.categories = axis.categories;
  const MarkDeclaration& declaration = *find_declaration(arguments.kind());
  const auto declares = [&](std::string_view option) {
    return std::any_of(declaration.parameters.begin(), declaration.parameters.end(),
                       [&](const auto& p) { return p.name == option; });
  };
  if (const auto palette = arguments.choice("colors")) scale.palette = *find_palette(*palette);
  scale.log = declares("color_scale") && arguments.choice("color_scale") == "log";
  if (declares("color_label"))
    if (const auto label = arguments.text("color_label")) scale.label = *label;

  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const double v : numbers) {
    if (!std::isfinite(v)) continue;
    if (scale.log && v <= 0)
      arguments.refuse(name, fmt::format("{:g} somewhere", v),
                       "positive everywhere, since its color scale is logarithmic");
    low = std::min(low, v);
    high = std::max(high, v);
  }
  const double least = low, most = high;
  if (low == high) {
    const double room = low == 0 ? 1 : 0.1 * std::abs(low);
    low -= room;
    high += room;
  }
  if (scale.palette == Palette::diverging && !scale.log) {
    high = std::max(std::abs(low), std::abs(high));
    low = -high;
  }
  if (declares("range"))
    if (const auto range = arguments.interval("range")) {
      if (scale.log && range->low <= 0)
        arguments.refuse("range", fmt::format("{:g}..{:g}", range->low, range->high),
                         "positive on a logarithmic color scale");
      low = range->low;
      high = range->high;
      scale.goes_below = least < low;
      scale.goes_above = most > high;
    }
  scale.low = low;
  scale.high = high;
  return scale;
}

}  // namespace ansatz::figure
