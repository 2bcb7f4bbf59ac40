// SPDX-License-Identifier: MIT
#include "interpreter/study/column_doubts.h"

#include <fmt/format.h>

#include <optional>

#include "stdlib/core/number_text.h"

namespace ansatz::study {
namespace {

std::string row_text(std::size_t row, const std::string& about) {
  return fmt::format("row {}{}", row + 1, about.empty() ? "" : " (" + about + ")");
}

/// "-10..10".
std::string ends(const core::Array& grid) {
  if (grid.size() == 0) return "nothing";
  const auto end = [&](std::size_t i) {
    return grid.type() == core::ElementType::text ? grid.texts()[i] : core::number_text(grid.number(i));
  };
  return end(0) + ".." + end(grid.size() - 1) + (grid.unit.symbol.empty() ? "" : " " + grid.unit.symbol);
}

void doubt_non_finite(const experiment::Store& store, const experiment::ExperimentTable& table,
                      const host::ExperimentSpec& spec, Doubts& doubts) {
  for (const experiment::NonFinite& each : store.non_finite()) {
    const auto record = spec.answers.of_record(spec.name, each.column);
    std::string text = fmt::format("{} is NaN or infinite in {} of {} rows, first in {}", each.column, each.rows,
                                   table.rows(), row_text(each.first_row, each.about));
    if (each.is_array) {
      text = fmt::format("{} holds NaN or infinity in {} of {} rows, {} numbers in all, first in {}", each.column,
                         each.rows, table.rows(), each.numbers, row_text(each.first_row, each.about));
    }
    doubts.add(text, record.place, record.reason);
  }
}

/// The first dimension along which two rows have other coordinates.
void doubt_grids(const experiment::Store& store, const std::string& column, const host::ExperimentSpec& spec,
                 Doubts& doubts) {
  if (store.kinds_of_labels(column) < 2) return;  // all rows say the same beside their numbers
  std::optional<core::Array> first;
  std::size_t first_row = 0;
  bool is_told = false;
  store.for_each_value(column, [&](std::size_t row, const std::optional<core::Value>& value) {
    const auto* array = value ? value->get<core::Array>() : nullptr;
    if (!array || is_told) return;
    if (!first) {
      first = *array;
      first_row = row;
      return;
    }
    if (array->rank() != first->rank()) return;  // cannot be stacked, which is an error to who reads it
    for (std::size_t k = 0; k < array->rank(); ++k) {
      const auto& here = array->dimension(k).coordinates;
      const auto& there = first->dimension(k).coordinates;
      if (array->dimension(k).size != first->dimension(k).size) return;
      if ((!here && !there) || (here && there && here->identical(*there))) continue;
      const std::string& name = array->dimension(k).name;
      const auto grid = [&](const auto& coordinates) { return coordinates ? ends(*coordinates) : "none"; };
      const auto record = spec.answers.of_record(spec.name, column);
      doubts.add(
          fmt::format("the rows of {} have each their own {} ({} in row {}, {} in row {}): in the table it has "
                      "none, and counts places",
                      column, name.empty() ? "coordinates" : name, grid(there), first_row + 1, grid(here), row + 1),
          record.place, record.reason);
      is_told = true;
      return;
    }
  });
}

}  // namespace

void doubt_columns(const experiment::Store& store, const experiment::ExperimentTable& table,
                   const host::ExperimentSpec& spec, Doubts& doubts) {
  doubt_non_finite(store, table, spec, doubts);
  for (const experiment::ColumnInfo& column : table.columns()) {
    if (!column.is_parameter && column.kind == experiment::ColumnKind::array)
      doubt_grids(store, column.name, spec, doubts);
  }
}

}  // namespace ansatz::study
