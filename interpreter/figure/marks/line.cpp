// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <limits>
#include <utility>

#include "interpreter/figure/labelled.h"
#include "interpreter/figure/marks/make.h"
#include "stdlib/core/error.h"

namespace ansatz::figure {
namespace {

constexpr std::size_t kMostNamed = 6;  // lines that a legend can still tell apart

// Which dimension of a matrix the lines run along: the one x belongs to, else the last.
std::size_t running_dimension(const Arguments& arguments, const core::Array& x, const core::Array& y) {
  if (x.rank() != 1) return y.rank() - 1;
  const core::Dimension& d = x.dimension(0);
  const auto fits = [&](std::size_t i) {
    const std::string& name = y.dimension(i).name;
    return y.dimension(i).size == d.size && (name.empty() || d.name.empty() || name == d.name);
  };
  if (!d.name.empty())
    if (const auto place = y.find_dimension(d.name); place && fits(*place)) return *place;
  if (fits(y.rank() - 1)) return y.rank() - 1;
  if (fits(0)) return 0;
  throw core::Mismatch(fmt::format("{}: {}", arguments.kind(), difference_text("x", x, "y", y)));
}

// One line that is broken where one of many ends.
void make_one(Line& line) {
  Curve whole = std::move(line.curves.front());
  for (std::size_t k = 1; k < line.curves.size(); ++k) {
    whole.x.push_back(std::numeric_limits<double>::quiet_NaN());
    whole.y.push_back(std::numeric_limits<double>::quiet_NaN());
    whole.x.insert(whole.x.end(), line.curves[k].x.begin(), line.curves[k].x.end());
    whole.y.insert(whole.y.end(), line.curves[k].y.begin(), line.curves[k].y.end());
  }
  line.curves = {std::move(whole)};
}

// Names or numbers that tell the lines of a matrix apart: `color`, else the coordinate of the other dimension.
void tell_apart(const Arguments& arguments, Line& line, const core::Array& y, std::size_t other) {
  const core::Value* color = arguments.find("color");
  const bool asked = color && !color->is<std::string>();
  core::Array key = asked ? *arguments.array("color") : coordinate_of(y, other);
  if (key.size() != line.curves.size())
    throw core::Mismatch(
        fmt::format("{}: {}, but y has {} lines", arguments.kind(), shape_text("color", key), line.curves.size()));
  const bool nameless = !asked && !y.dimension(other).coordinates && y.dimension(other).name.empty();
  const std::vector<double> numbers = plotted(arguments, "color", key);
  const bool text = key.type() == core::ElementType::text;
  if (!text && (asked || line.curves.size() > kMostNamed)) {
    line.colors = color_scale(arguments, "color", key, numbers);
    for (std::size_t i = 0; i < numbers.size(); ++i) line.curves[i].scaled = numbers[i];
    return;
  }
  if (nameless) return;
  const std::string name = readable(key.label);
  for (std::size_t i = 0; i < line.curves.size(); ++i) {
    const std::string value = key.element_text(i) + (key.unit.symbol.empty() ? "" : " \\rm{" + key.unit.symbol + "}");
    line.curves[i].label = text || name.empty() ? value : name + " = " + value;
  }
}

}  // namespace

void make_line(const Arguments& arguments, Mark& mark) {
  Line line;
  const core::Array y = arguments.required_array("y");
  if (y.rank() > 2)
    arguments.refuse("y", fmt::format("an array of {} dimensions", y.rank()),
                     "of one or two: select with .at(…) or reduce it with mean");
  const core::Value* color = arguments.find("color");
  if (y.rank() < 2) {
    if (color && !color->is<std::string>())
      arguments.refuse("color", color->describe(), "a text: a color's name or \"#rrggbb\", for a single line");
    Pair pair = side_by_side(arguments, "x", "y");
    mark.x = axis_of(pair.x);
    mark.y = axis_of(pair.y);
    line.curves.push_back({std::move(pair.x_numbers), std::move(pair.y_numbers), {}, {}});
  } else {
    const auto given = arguments.array("x");
    const core::Array x = given ? matched(*given, y) : coordinate_of(y, 1);
    const std::size_t along = given ? running_dimension(arguments, x, y) : 1, other = 1 - along;
    const std::vector<double> heights = plotted(arguments, "y", y), places = plotted(arguments, "x", x);
    const std::size_t n = y.dimension(along).size, step = y.stride(along), next = y.stride(other);
    const bool own_places = x.rank() == 2;
    if (own_places ? x.size() != y.size() : x.size() != n)
      throw core::Mismatch(fmt::format("{}: {}", arguments.kind(), difference_text("x", x, "y", y)));
    for (std::size_t k = 0; k < y.dimension(other).size; ++k) {
      Curve curve;
      for (std::size_t i = 0; i < n; ++i) {
        curve.x.push_back(places[own_places ? k * next + i * step : i]);
        curve.y.push_back(heights[k * next + i * step]);
      }
      line.curves.push_back(std::move(curve));
    }
    mark.x = axis_of(x);
    mark.y = axis_of(y);
    // With a label of its own the mark is one entry of the legend, in one color. In a color by its name there is
    // nothing to tell apart either, unless a legend can.
    const bool told_by_color = color && !color->is<std::string>();
    const bool is_one = arguments.text("label").has_value() || (color && line.curves.size() > kMostNamed);
    if (!told_by_color && is_one)
      make_one(line);
    else
      tell_apart(arguments, line, y, other);
  }
  if (color && color->is<std::string>()) mark.color = arguments.color("color");
  mark.shape = std::move(line);
}

}  // namespace ansatz::figure
