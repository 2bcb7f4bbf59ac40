// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "interpreter/figure/labelled.h"
#include "interpreter/figure/marks/make.h"
#include "stdlib/core/error.h"

namespace ansatz::figure {
namespace {

// One direction of the grid: which dimension of z it is, and where that dimension's cells stand.
struct Side {
  std::size_t dimension = 0;
  core::Array coordinate;
};

// A coordinate recorded once a row: every row must hold the same.
core::Array common_row(const Arguments& arguments, std::string_view name, const core::Array& given) {
  const std::size_t n = given.dimensions().back().size;
  core::Array first(std::vector<core::Dimension>{core::Dimension(given.dimensions().back().name, n)},
                    std::vector<double>(n));
  auto numbers = first.mutable_real();
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (i < n)
      numbers[i] = given.number(i);
    else if (given.number(i) != numbers[i % n])
      arguments.refuse(name, "an array whose rows differ", "one coordinate for all rows");
  }
  first.copy_labels_from(given);
  return first;
}

// By a dimension's name, or by coordinates that share its name or, failing that, its length.
std::optional<Side> find_side(const Arguments& arguments, std::string_view name, const core::Array& z,
                              std::size_t usual) {
  const core::Value* value = arguments.find(name);
  if (!value) return std::nullopt;
  if (const auto* dimension = value->get<std::string>()) {
    const auto place = z.find_dimension(*dimension);
    if (!place)
      throw core::UnknownName(fmt::format("heatmap: {} is \"{}\", but z has the dimensions {} and {}", name, *dimension,
                                          z.dimension(0).name, z.dimension(1).name),
                              *dimension, {z.dimension(0).name, z.dimension(1).name});
    return Side{*place, coordinate_of(z, *place)};
  }
  core::Array given = matched(*arguments.array(name), z);
  if (given.rank() == 2 && given.type() != core::ElementType::text) given = common_row(arguments, name, given);
  if (given.rank() != 1) arguments.refuse(name, value->describe(), "a dimension's name, or the coordinates along it");
  const core::Dimension& d = given.dimension(0);
  if (given.label.empty()) given.label = d.name;
  for (std::size_t i = 0; i < 2 && !d.name.empty(); ++i)
    if (z.dimension(i).name == d.name && z.dimension(i).size == d.size) return Side{i, given};
  for (const std::size_t i : {usual, 1 - usual}) {
    const bool named = !d.name.empty() && !z.dimension(i).name.empty();
    // The coordinate of `time` may come as an array along any dimension that bears that label.
    if (z.dimension(i).size == d.size && (!named || z.dimension(i).name == given.label)) return Side{i, given};
  }
  throw core::Mismatch(fmt::format("heatmap: {}, but z is [{} {}, {} {}]", shape_text(name, given), z.dimension(0).name,
                                   z.dimension(0).size, z.dimension(1).name, z.dimension(1).size));
}

// Cells in ascending order of their coordinate.
std::vector<std::size_t> ascending(const Arguments& arguments, std::string_view name,
                                   const std::vector<double>& centres) {
  std::vector<std::size_t> order(centres.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (const double c : centres)
    if (!std::isfinite(c)) arguments.refuse(name, "not finite somewhere", "the place of every cell");
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return centres[a] < centres[b]; });
  for (std::size_t i = 1; i < order.size(); ++i)
    if (centres[order[i]] == centres[order[i - 1]])
      arguments.refuse(name, fmt::format("{:g} more than once", centres[order[i]]),
                       "a place of its own for every cell; take the mean over repeats first");
  return order;
}

}  // namespace

void make_heatmap(const Arguments& arguments, Mark& mark) {
  const core::Array z = arguments.required_array("z");
  if (z.rank() != 2)
    arguments.refuse("z",
                     z.rank() == 0 ? "a single number"
                                   : fmt::format("an array of {} dimension{}", z.rank(), z.rank() == 1 ? "" : "s"),
                     "a matrix [y, x]");
  const std::vector<double> numbers = plotted(arguments, "z", z);
  auto x = find_side(arguments, "x", z, 1), y = find_side(arguments, "y", z, 0);
  if (x && y && x->dimension == y->dimension) {
    // Of equal length and without names, both may have been taken for the same one.
    const bool square = z.dimension(0).size == z.dimension(1).size;
    if (!square)
      throw core::Mismatch("heatmap: x and y both stand for the dimension " + z.dimension(x->dimension).name + " of z");
    const bool x_is_named = z.dimension(x->dimension).name == x->coordinate.dimension(0).name;
    (x_is_named ? y : x)->dimension = 1 - x->dimension;
  }
  if (!x) x = Side{y ? 1 - y->dimension : 1, {}}, x->coordinate = coordinate_of(z, x->dimension);
  if (!y) y = Side{1 - x->dimension, {}}, y->coordinate = coordinate_of(z, y->dimension);

  Heatmap heatmap;
  const std::vector<double> x_centres = plotted(arguments, "x", x->coordinate),
                            y_centres = plotted(arguments, "y", y->coordinate);
  const auto columns = ascending(arguments, "x", x_centres), rows = ascending(arguments, "y", y_centres);
  for (const std::size_t i : columns) heatmap.x.push_back(x_centres[i]);
  for (const std::size_t j : rows) heatmap.y.push_back(y_centres[j]);
  for (const std::size_t j : rows)
    for (const std::size_t i : columns)
      heatmap.values.push_back(numbers[j * z.stride(y->dimension) + i * z.stride(x->dimension)]);
  heatmap.colors = color_scale(arguments, "z", z, numbers);
  heatmap.colors.categories.clear();
  if (const auto label = arguments.text("label")) heatmap.colors.label = *label;
  mark.x = axis_of(x->coordinate);
  mark.y = axis_of(y->coordinate);
  mark.shape = std::move(heatmap);
}

}  // namespace ansatz::figure
