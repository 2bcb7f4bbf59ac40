// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/joint/joint.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "stdlib/core/as_array.h"
#include "stdlib/core/error.h"
#include "stdlib/information/discrete/distribution.h"
#include "stdlib/information/discrete/joint/column.h"

namespace ansatz::information {

namespace {

using core::Array;

std::string name_of(const core::Dimension& dimension, std::size_t place) {
  return dimension.name.empty() ? std::to_string(place + 1) : dimension.name;
}

Array alphabet(const core::Dimension& dimension) {
  if (dimension.coordinates) return *dimension.coordinates;
  std::vector<std::int64_t> places(dimension.size);
  std::iota(places.begin(), places.end(), std::int64_t{1});
  return Array({core::Dimension("", dimension.size)}, std::move(places));
}

Joint of_masses(const std::string& kernel, const Array& array, core::Run& run) {
  if (!array.density_over.empty())
    throw core::BadParameter(kernel, "p", "a density", "masses of discrete variables; its cells have widths");
  const Distributions read = read_distributions(kernel, "p", array, "", run);
  Joint joint;
  for (std::size_t d = 0; d < array.rank(); ++d)
    joint.variables.push_back({name_of(array.dimension(d), d), alphabet(array.dimension(d))});
  joint.codes.resize(array.rank());
  std::vector<std::uint32_t> place(array.rank(), 0);
  for (const double mass : read.masses) {
    if (mass > 0) {
      joint.weights.push_back(mass);
      for (std::size_t d = 0; d < place.size(); ++d) joint.codes[d].push_back(place[d]);
    }
    for (std::size_t d = place.size(); d-- > 0 && ++place[d] == array.dimension(d).size;) place[d] = 0;
  }
  return joint;
}

using Columns = std::vector<std::pair<std::string, Array>>;

Columns columns_of(const std::string& kernel, const core::Value& p) {
  if (const auto* table = p.get<core::Table>()) return table->columns;
  Columns columns;
  for (const auto& [name, value] : p.get<core::Record>()->fields) {
    const auto column = core::as_array(value);
    if (!column)
      throw core::BadParameter(kernel, name, value.describe(), "a column: whole numbers, texts or truth values");
    columns.emplace_back(name, *column);
  }
  return columns;
}

Columns chosen(const std::string& kernel, Columns columns, const Names& wanted) {
  if (wanted.empty()) return columns;
  std::vector<std::string> known;
  for (const auto& column : columns) known.push_back(column.first);
  Columns out;
  for (const auto& name : wanted) {
    const auto is_it = [&](const auto& column) { return column.first == name; };
    if (std::any_of(out.begin(), out.end(), is_it)) continue;
    const auto found = std::find_if(columns.begin(), columns.end(), is_it);
    if (found == columns.end())
      throw core::UnknownName(fmt::format("{}: the sample has no column \"{}\"", kernel, name), name, known);
    out.push_back(*found);
  }
  return out;
}

}  // namespace

Joint read_joint(const std::string& kernel, const core::Value& p, const Names& wanted, core::Run& run) {
  if (p.is<core::Table>() || p.is<core::Record>())
    return count_rows(kernel, chosen(kernel, columns_of(kernel, p), wanted));
  const auto array = core::as_array(p);
  if (!array || array->type() == core::ElementType::text || array->type() == core::ElementType::complex)
    throw core::BadParameter(
        kernel, "p", p.describe(),
        "an array of masses, one dimension a variable, or a sample: a table or a record of columns");
  return of_masses(kernel, *array, run);
}

Joint read_rows(const std::string& kernel, const core::Value& p, const Names& wanted) {
  const Columns columns = chosen(kernel, columns_of(kernel, p), wanted);
  count_rows(kernel, columns);  // for its checks
  Joint joint;
  joint.rows = static_cast<double>(columns[0].second.size());
  joint.weights.assign(columns[0].second.size(), 1.0);
  for (const auto& [name, column] : columns) {
    Coded coded = code_column(column);
    joint.variables.push_back({name, std::move(coded.values)});
    joint.codes.push_back(std::move(coded.codes));
  }
  return joint;
}

std::vector<std::size_t> places_of(const std::string& kernel, const Joint& joint, const Names& names) {
  std::vector<std::size_t> places;
  for (const auto& name : names) {
    const auto found = std::find_if(joint.variables.begin(), joint.variables.end(),
                                    [&](const auto& variable) { return variable.name == name; });
    if (found == joint.variables.end()) {
      std::vector<std::string> known;
      for (const auto& variable : joint.variables) known.push_back(variable.name);
      throw core::UnknownName(fmt::format("{}: p has no variable \"{}\"", kernel, name), name, known);
    }
    places.push_back(static_cast<std::size_t>(found - joint.variables.begin()));
  }
  return places;
}

}  // namespace ansatz::information
