// SPDX-License-Identifier: MIT
#include "interpreter/figure/labelled.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "interpreter/figure/glyphs.h"
#include "stdlib/core/error.h"
#include "stdlib/core/select.h"

namespace ansatz::figure {
namespace {

std::vector<std::string> categories_of(const core::Array& array) {
  std::vector<std::string> names;
  if (array.type() != core::ElementType::text) return names;
  for (const std::string& each : array.texts())
    if (std::find(names.begin(), names.end(), each) == names.end()) names.push_back(each);
  return names;
}

std::string dimension_names(const core::Array& array) {
  std::string names;
  for (const core::Dimension& d : array.dimensions())
    names += (names.empty() ? "" : ", ") + (d.name.empty() ? "·" : d.name);
  return names;
}

bool same_shape(const core::Array& a, const core::Array& b) {
  if (a.rank() != b.rank()) return false;
  for (std::size_t i = 0; i < a.rank(); ++i) {
    const core::Dimension &p = a.dimension(i), &q = b.dimension(i);
    if (p.size != q.size || (!p.name.empty() && !q.name.empty() && p.name != q.name)) return false;
  }
  return true;
}

/// Not of one dimension without a name, nor of none.
bool is_named(const std::string& dimensions) { return !dimensions.empty() && dimensions != "·"; }

}  // namespace

std::string readable(const std::string& name) {
  const std::size_t low = name.find('_');
  if (low == std::string::npos) return name;
  const bool symbol = decode(name.substr(0, low)).size() == 1 && name.find('_', low + 1) == std::string::npos;
  if (symbol) return name;
  std::string words = name;
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

Axis axis_of(const core::Array& array) {
  Axis axis;
  axis.label = readable(array.label);
  axis.unit = array.unit;
  axis.categories = categories_of(array);
  return axis;
}

std::string shape_text(std::string_view name, const core::Array& array) {
  const std::string names = dimension_names(array);
  return fmt::format("{}{} has {} value{}", name, is_named(names) ? " [" + names + "]" : "", array.size(),
                     array.size() == 1 ? "" : "s");
}

std::string difference_text(std::string_view name, const core::Array& array, std::string_view other_name,
                            const core::Array& other) {
  const std::string along = dimension_names(array), other_along = dimension_names(other);
  if (array.size() == other.size() && along != other_along && is_named(along) && is_named(other_along))
    return fmt::format("{} runs along {}, but {} along {}", name, along, other_name, other_along);
  return fmt::format("{}, but {}", shape_text(name, array), shape_text(other_name, other));
}

std::vector<double> plotted(const Arguments& arguments, std::string_view name, const core::Array& array) {
  if (array.size() == 0) arguments.refuse(name, "empty", "at least one value");
  if (array.type() == core::ElementType::complex)
    arguments.refuse(name, "an array of complex numbers", "real: take abs, re or im of it");
  std::vector<double> numbers(array.size());
  if (array.type() == core::ElementType::text) {
    const auto names = categories_of(array);
    for (std::size_t i = 0; i < numbers.size(); ++i)
      numbers[i] = static_cast<double>(std::find(names.begin(), names.end(), array.texts()[i]) - names.begin() + 1);
    return numbers;
  }
  bool any = false;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    numbers[i] = array.number(i);
    any = any || std::isfinite(numbers[i]);
  }
  if (!any) arguments.refuse(name, "nowhere finite", "finite somewhere");
  return numbers;
}

core::Array coordinate_of(const core::Array& array, std::size_t dimension) {
  const core::Dimension& d = array.dimension(dimension);
  if (d.coordinates) {
    core::Array own = *d.coordinates;
    if (own.label.empty()) own.label = d.name;
    return own;
  }
  core::Array own = core::Array::along(d.name, array.coordinate_values(dimension));
  own.label = d.name.empty() ? "index" : d.name;
  return own;
}

std::vector<double> spread(const Arguments& arguments, std::string_view name, const core::Array& array,
                           const std::vector<double>& numbers, std::string_view over_name, const core::Array& over) {
  if (same_shape(array, over)) return numbers;
  if (array.rank() == 0) return std::vector<double>(over.size(), numbers[0]);
  const auto refuse = [&] {
    throw core::Mismatch(fmt::format("{}: {}", arguments.kind(), difference_text(name, array, over_name, over)));
  };
  // For each dimension of `over`, how far a step along it moves in `array`.
  std::vector<std::size_t> steps(over.rank(), 0);
  for (std::size_t i = 0; i < array.rank(); ++i) {
    const core::Dimension& d = array.dimension(i);
    const auto place = d.name.empty() ? std::nullopt : over.find_dimension(d.name);
    if (!place || over.dimension(*place).size != d.size) refuse();
    steps[*place] = array.stride(i);
  }
  std::vector<double> out(over.size());
  for (std::size_t flat = 0; flat < out.size(); ++flat) {
    std::size_t rest = flat, from = 0;
    for (std::size_t i = over.rank(); i-- > 0;) {
      from += rest % over.dimension(i).size * steps[i];
      rest /= over.dimension(i).size;
    }
    out[flat] = numbers[from];
  }
  return out;
}

core::Array matched(const core::Array& array, const core::Array& over) {
  if (array.rank() == 1 && !array.label.empty() && !over.find_dimension(array.dimension(0).name)) {
    if (const auto axis = over.find_dimension(array.label)) return coordinate_of(over, *axis);
  }
  return core::aligned(over, array);
}

Pair side_by_side(const Arguments& arguments, std::string_view x_name, std::string_view y_name) {
  Pair pair;
  pair.y = arguments.required_array(y_name);
  if (pair.y.size() == 0) arguments.refuse(y_name, "empty", "at least one value");
  if (auto x = arguments.array(x_name)) {
    pair.x = matched(*x, pair.y);
    pair.y = core::aligned(pair.x, pair.y);
  } else {
    if (pair.y.rank() == 0) arguments.refuse(y_name, "a single number", "an array, or have x beside it");
    pair.x = coordinate_of(pair.y, pair.y.rank() - 1);
    if (pair.x.rank() == 1 && pair.y.rank() > 1 && pair.x.dimension(0).name != pair.y.dimensions().back().name)
      pair.x.set_dimensions({core::Dimension(pair.y.dimensions().back().name, pair.x.size())});
  }
  pair.x_numbers = plotted(arguments, x_name, pair.x);
  pair.y_numbers = plotted(arguments, y_name, pair.y);
  if (pair.x.size() == pair.y.size() && same_shape(pair.x, pair.y)) return pair;
  // The one with more dimensions gives the shape.
  if (pair.x.rank() > pair.y.rank())
    pair.y_numbers = spread(arguments, y_name, pair.y, pair.y_numbers, x_name, pair.x);
  else
    pair.x_numbers = spread(arguments, x_name, pair.x, pair.x_numbers, y_name, pair.y);
  return pair;
}

double unit_factor(const Arguments& arguments, std::string_view name, const core::Array& array,
                   const core::Unit& wanted) {
  const auto in = [](const core::Unit& unit) { return unit.symbol.empty() ? "without a unit" : "in " + unit.symbol; };
  if (!array.unit.same_dimension(wanted)) arguments.refuse(name, in(array.unit), in(wanted));
  return array.unit == wanted ? 1 : core::conversion(array.unit, wanted);
}

void need_one_dimension(const Arguments& arguments, std::string_view name, const core::Array& array) {
  if (array.rank() > 1)
    arguments.refuse(name, fmt::format("an array [{}]", dimension_names(array)),
                     "one-dimensional: select with .at(…) or reduce it");
}

}  // namespace ansatz::figure
