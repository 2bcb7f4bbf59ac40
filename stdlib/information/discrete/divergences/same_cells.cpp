// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/divergences/same_cells.h"

#include <fmt/format.h>

#include "stdlib/core/error.h"

namespace ansatz::information {

using core::BadParameter;

namespace {

std::string shape(const core::Array& array) {
  std::string out;
  for (const auto& d : array.dimensions()) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", d.name, d.size);
  return "[" + out + "]";
}

}  // namespace

void check_same_cells(const std::string& kernel, const std::string& name, const core::Array& first,
                      const core::Array& other) {
  if (first.density_over != other.density_over)
    throw BadParameter(kernel, name, "densities and masses mixed",
                       "all densities over the same dimension, or all masses");
  bool same = first.rank() == other.rank();
  for (std::size_t d = 0; same && d < first.rank(); ++d) same = first.dimension(d).size == other.dimension(d).size;
  if (!same) throw BadParameter(kernel, name, shape(first) + " and " + shape(other), "of one shape");
  for (const auto& over : first.density_over) {
    const auto here = first.find_dimension(over), there = other.find_dimension(over);
    if (here != there || (here && first.coordinate_values(*here) != other.coordinate_values(*there)))
      throw BadParameter(kernel, name, fmt::format("densities on different coordinates of \"{}\"", over),
                         "densities on one grid");
  }
}

}  // namespace ansatz::information
