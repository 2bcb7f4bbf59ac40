// SPDX-License-Identifier: MIT
#include "stdlib/data/tables/pivot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/core/as_array.h"
#include "stdlib/core/error.h"
#include "stdlib/core/rearrange.h"
#include "stdlib/data/tables/keys.h"
#include "stdlib/data/tables/the_table.h"

namespace ansatz::data {

namespace {

/// Cells beyond this are taken for a slip: a column of measurements named as a coordinate.
constexpr std::size_t kMostCells = 100'000'000;

// A dimension of the array, and the place of each row along it.
struct Side {
  core::Dimension dimension;
  std::vector<std::size_t> places;
};

Side side_of(const core::Table& table, const std::string& name) {
  const Keys keys = keys_of("pivot", table, {name});
  const core::Array& column = *table.find(name);
  std::vector<std::size_t> order(keys.first_row.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (column.type() != core::ElementType::text) {
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return column.number(keys.first_row[a]) < column.number(keys.first_row[b]);
    });
  }
  std::vector<std::size_t> rows, rank(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    rows.push_back(keys.first_row[order[i]]);
    rank[order[i]] = i;
  }
  core::Array values = core::take(column, 0, rows);
  if (values.type() == core::ElementType::boolean) values = values.as_real();
  values.set_dimensions({core::Dimension("", rows.size())});
  Side side{core::Dimension(name, std::move(values)), {}};
  for (const std::size_t group : keys.of_row) side.places.push_back(rank[group]);
  return side;
}

}  // namespace

core::Array pivot(const Pivot& question, core::Run& run) {
  const core::Table table = the_table("pivot", question.table);
  const core::Array& column = column_of("pivot", table, question.values);
  if (column.rank() != 1 || column.type() == core::ElementType::text || column.type() == core::ElementType::complex)
    throw core::Mismatch("pivot: values are the column " + question.values + ", " + core::Value(column).describe() +
                         "; they must be numbers");
  if (question.dimensions.empty())
    throw core::BadParameter("pivot", "dimensions", "empty", "one column or more whose values become coordinates");
  std::vector<core::Dimension> dimensions;
  std::vector<std::size_t> cell(table.rows(), 0);
  std::size_t size = 1;
  for (const std::string& name : question.dimensions) {
    column_of("pivot", table, name);
    const Side side = side_of(table, name);
    if (__builtin_mul_overflow(size, side.dimension.size, &size) || size > kMostCells) {
      throw core::Mismatch(fmt::format("pivot: the array would have more than {} elements; {} has {} different values",
                                       kMostCells, name, side.dimension.size));
    }
    for (std::size_t row = 0; row < cell.size(); ++row) cell[row] = cell[row] * side.dimension.size + side.places[row];
    dimensions.push_back(side.dimension);
  }
  std::vector<std::vector<double>> in_cell(size);
  for (std::size_t row = 0; row < cell.size(); ++row) in_cell[cell[row]].push_back(column.number(row));
  std::vector<double> values(size, question.empty);
  std::size_t missing = 0;
  for (std::size_t i = 0; i < size; ++i) {
    if (in_cell[i].empty()) {
      ++missing;
      continue;
    }
    if (!question.combine) {
      if (in_cell[i].size() > 1) {
        throw core::Mismatch(
            fmt::format("pivot: {} rows fall on one cell: say how they combine, as combine = mean", in_cell[i].size()));
      }
      values[i] = in_cell[i].front();
      continue;
    }
    run.tick();
    core::Array several = core::Array::along("row", std::move(in_cell[i]));
    several.unit = column.unit;
    const core::Value argument(std::move(several));
    const core::Value given = (*question.combine)->call(std::span(&argument, 1));
    const auto one = core::as_array(given);
    if (!one || one->rank() != 0 || one->type() == core::ElementType::text) {
      throw core::Mismatch("pivot: combine gives " + given.describe() + ", but must give a number");
    }
    values[i] = one->number(0);
  }
  if (missing > 0 && std::isnan(question.empty))
    run.warn(fmt::format("pivot: {} of {} cells have no row; they are NaN", missing, size));
  core::Array array(std::move(dimensions), std::move(values));
  array.unit = column.unit;
  array.label = question.values;
  return array;
}

}  // namespace ansatz::data
