// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "interpreter/figure/labelled.h"
#include "interpreter/figure/marks/make.h"
#include "stdlib/core/error.h"

namespace ansatz::figure {
namespace {

using Vector = Space::Vector;

std::vector<Vector> vectors(const Arguments& arguments, std::string_view name, const core::Array& array) {
  if (array.rank() != 2 || array.dimension(1).size != 3)
    arguments.refuse(name, shape_text(name, array), "an array of points in space: [point, 3]");
  const std::vector<double> numbers = plotted(arguments, name, array);
  std::vector<Vector> out(array.dimension(0).size);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = {numbers[3 * i], numbers[3 * i + 1], numbers[3 * i + 2]};
  return out;
}

/// The data's ends; an axis along which nothing is spread is a hundredth of the widest.
void find_box(Space& space) {
  double widest = 0;
  for (std::size_t k = 0; k < 3; ++k) {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const Vector& p : space.points) {
      if (!std::isfinite(p[k])) continue;
      low = std::min(low, p[k]);
      high = std::max(high, p[k]);
    }
    space.low[k] = low;
    space.high[k] = high;
    widest = std::max(widest, high - low);
  }
  if (widest == 0) widest = 1;
  for (std::size_t k = 0; k < 3; ++k) {
    const double room = space.high[k] > space.low[k] ? 0.02 * (space.high[k] - space.low[k]) : 0.005 * widest;
    space.low[k] -= room;
    space.high[k] += room;
  }
}

}  // namespace

void make_scatter_3d(const Arguments& arguments, Mark& mark) {
  Space space;
  const core::Array positions = arguments.required_array("positions");
  space.points = vectors(arguments, "positions", positions);
  space.unit = positions.unit;
  const auto& names = positions.dimension(1).coordinates;
  const bool named = names && names->type() == core::ElementType::text;
  for (std::size_t k = 0; k < 3; ++k) space.labels[k] = named ? names->element_text(k) : std::string(1, "xyz"[k]);

  if (const auto given = arguments.array("directions")) {
    space.directions = vectors(arguments, "directions", *given);
    if (space.directions.size() != space.points.size())
      throw core::Mismatch(
          fmt::format("{}: {}", arguments.kind(), difference_text("directions", *given, "positions", positions)));
    for (Vector& d : space.directions) {
      const double length = std::hypot(d[0], d[1], d[2]);
      for (double& part : d) part = length > 0 ? part / length : 0;
    }
  }
  const core::Value* color = arguments.find("color");
  if (color && color->is<std::string>()) {
    mark.color = arguments.color("color");
  } else if (color) {
    const core::Array key = *arguments.array("color");
    space.scaled = plotted(arguments, "color", key);
    if (space.scaled.size() != space.points.size())
      throw core::Mismatch(
          fmt::format("{}: {}", arguments.kind(), difference_text("color", key, "positions", positions)));
    space.colors = color_scale(arguments, "color", key, space.scaled);
  }
  if (const auto box = arguments.interval("box")) {
    space.low.fill(box->low);
    space.high.fill(box->high);
  } else {
    find_box(space);
  }
  space.elevation = arguments.number("elevation").value_or(25);
  space.azimuth = arguments.number("azimuth").value_or(45);
  mark.shape = std::move(space);
}

}  // namespace ansatz::figure
