// SPDX-License-Identifier: MIT
#include "stdlib/core/coordinates.h"

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::core {

std::size_t dimension_named(const Array& x, std::string_view name) {
  if (const auto place = x.find_dimension(name); place && !name.empty()) return *place;
  std::vector<std::string> known;
  std::string listed;
  for (const Dimension& d : x.dimensions()) {
    if (d.name.empty()) continue;
    listed += (known.empty() ? "" : ", ") + d.name;
    known.push_back(d.name);
  }
  std::string has = "it has " + listed;
  if (known.empty()) has = "its dimensions have no names; labelled(x, [\"a\", …]) names them";
  // Replicates of a table are no dimension of their own.
  if (name == "replicate" && x.find_dimension("row")) has += "; rows are parted with by, as in mean(x by v)";
  throw UnknownName("the array has no dimension '" + std::string(name) + "'; " + has, std::string(name), known);
}

std::string spoken(const Dimension& dimension) { return dimension.name.empty() ? "the array" : dimension.name; }

namespace {

std::string coordinate_of(const Dimension& dimension) {
  return dimension.name.empty() ? "a place in the array" : "the coordinate " + dimension.name;
}

}  // namespace

double coordinate_in_unit(const Dimension& dimension, const Value& value) {
  static const Unit none;
  const Unit& unit = dimension.coordinates ? dimension.coordinates->unit : none;
  if (const auto* number = value.get<double>()) return *number;
  if (const auto* quantity = value.get<Quantity>()) {
    if (!quantity->unit.same_dimension(unit)) {
      throw Mismatch(coordinate_of(dimension) + " is " + unit.dimension_name() + ", not " +
                     quantity->unit.dimension_name());
    }
    return quantity->value * conversion(quantity->unit, unit);
  }
  throw Mismatch(coordinate_of(dimension) + " takes a number, not " + value.describe());
}

std::vector<std::size_t> places_between(const Array& x, std::size_t dimension, double low, double high) {
  const Dimension& d = x.dimension(dimension);
  if (d.coordinates && d.coordinates->type() == ElementType::text) {
    throw Mismatch("the coordinate of " + d.name + " is text and has no stretch between two numbers");
  }
  const std::vector<double> coordinate = x.coordinate_values(dimension);
  std::vector<std::size_t> places;
  // A point that sums and products put next to an end belongs to the stretch: 3 · 0.1 lies in 0.1..0.3.
  constexpr double kRounding = 1e-12;
  const auto is_at = [](double point, double end) {
    return std::abs(point - end) <= kRounding * std::max(std::abs(point), std::abs(end));
  };
  for (std::size_t i = 0; i < coordinate.size(); ++i) {
    const double point = coordinate[i];
    if ((point >= low || is_at(point, low)) && (point <= high || is_at(point, high))) places.push_back(i);
  }
  return places;
}

}  // namespace ansatz::core
