// SPDX-License-Identifier: MIT
#include "stdlib/data/tables/make_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "stdlib/core/as_array.h"
#include "stdlib/core/error.h"
#include "stdlib/core/rearrange.h"

namespace ansatz::data {

namespace {

constexpr const char* kValue = "value";

core::Array as_rows(core::Array column) {
  std::vector<core::Dimension> dimensions = column.dimensions();
  dimensions[0] = core::Dimension("row", dimensions[0].size);
  column.set_dimensions(std::move(dimensions));
  return column;
}

// One value in every one of n rows.
core::Array repeated(const core::Array& one, std::size_t n) {
  return one.visit([&]<class T>(std::span<const T> elements) {
    core::Array column({core::Dimension("row", n)}, std::vector<T>(n, elements[0]));
    column.copy_labels_from(one);
    return column;
  });
}

core::Table of_record(const core::Record& record) {
  std::vector<std::pair<std::string, core::Array>> columns;
  std::optional<std::size_t> rows;
  std::string first;
  for (const auto& [name, value] : record.fields) {
    const auto column = core::as_array(value);
    if (!column)
      throw core::Mismatch("table: " + name + " is " + value.describe() + ", but must be a column of values");
    if (column->rank() > 0) {
      const std::size_t n = column->dimension(0).size;
      if (rows && *rows != n) {
        throw core::Mismatch(fmt::format("table: {} has {} values, but {} has {}", name, n, first, *rows));
      }
      if (!rows) first = name;
      rows = n;
    }
    columns.emplace_back(name, *column);
  }
  core::Table table;
  for (auto& [name, column] : columns)
    table.columns.emplace_back(name, column.rank() > 0 ? as_rows(column) : repeated(column, rows.value_or(1)));
  return table;
}

core::Table of_records(const core::List& list) {
  core::Record columns;
  const auto* first = list.items.front().get<core::Record>();
  for (const auto& [name, value] : first->fields) {
    core::List cells;
    for (std::size_t row = 0; row < list.items.size(); ++row) {
      const auto* record = list.items[row].get<core::Record>();
      const core::Value* cell = record && record->fields.size() == first->fields.size() ? record->find(name) : nullptr;
      if (!cell) {
        throw core::Mismatch(
            fmt::format("table: row {} is {}, but every row must be a record with the names of the first", row + 1,
                        list.items[row].describe()));
      }
      cells.items.push_back(*cell);
    }
    columns.set(name, cells);
  }
  return of_record(columns);
}

core::Table tidy(const core::Array& array) {
  core::Table table;
  const std::size_t n = array.size();
  for (std::size_t d = 0; d < array.rank(); ++d) {
    const core::Dimension& dimension = array.dimension(d);
    const std::string name = dimension.name.empty() ? fmt::format("dimension{}", d + 1) : dimension.name;
    if (name == kValue) throw core::Mismatch("table: a dimension is called value, as the column of the elements is");
    std::vector<std::size_t> places(n);
    for (std::size_t i = 0; i < n; ++i) places[i] = i / array.stride(d) % dimension.size;
    core::Array coordinate;
    if (dimension.coordinates) {
      coordinate = *dimension.coordinates;
    } else {
      std::vector<std::int64_t> counted(dimension.size);
      for (std::size_t i = 0; i < counted.size(); ++i) counted[i] = static_cast<std::int64_t>(i) + 1;
      coordinate = core::Array({core::Dimension("", dimension.size)}, std::move(counted));
    }
    table.columns.emplace_back(name, as_rows(core::take(coordinate, 0, places)));
  }
  core::Array values = array;
  values.density_over.clear();
  values.set_dimensions({core::Dimension("row", n)});
  table.columns.emplace_back(kValue, std::move(values));
  return table;
}

}  // namespace

std::optional<core::Table> as_table(const core::Value& value) {
  if (const auto* table = value.get<core::Table>()) return *table;
  if (const auto* record = value.get<core::Record>()) return of_record(*record);
  if (const auto* list = value.get<core::List>(); list && !list->items.empty() && list->items[0].is<core::Record>())
    return of_records(*list);
  if (const auto* array = value.get<core::Array>(); array && array->rank() > 0) return tidy(*array);
  return std::nullopt;
}

core::Table table(const MakeTable& question, core::Run&) {
  std::vector<core::Value> parts = {question.columns};
  parts.insert(parts.end(), question.beside.begin(), question.beside.end());
  core::Table made;
  for (const core::Value& part : parts) {
    const auto* record = part.get<core::Record>();
    const bool all_single = record && !made.columns.empty() &&
                            std::all_of(record->fields.begin(), record->fields.end(), [](const auto& field) {
                              const auto array = core::as_array(field.second);
                              return array && array->rank() == 0;
                            });
    auto columns = as_table(part);
    if (!columns) {
      throw core::Mismatch("table: " + part.describe() + " is no part of a table: give records of columns or tables");
    }
    if (!made.columns.empty() && !all_single && columns->rows() != made.rows()) {
      throw core::Mismatch(
          fmt::format("table: parts of {} and {} rows cannot stand side by side", made.rows(), columns->rows()));
    }
    for (auto& [name, column] : columns->columns) {
      if (made.find(name)) throw core::Mismatch("table: two columns are called " + name);
      made.columns.emplace_back(name, all_single ? repeated(column, made.rows()) : std::move(column));
    }
  }
  return made;
}

core::Table append(const Append& question, core::Run&) {
  std::vector<core::Table> parts;
  for (const core::Value& part : question.parts) {
    auto table = as_table(part);
    if (!table) throw core::Mismatch("append: " + part.describe() + " is no table");
    parts.push_back(std::move(*table));
  }
  if (parts.empty()) return {};
  core::Table joined;
  for (const auto& [name, column] : parts.front().columns) {
    std::vector<core::Array> pieces;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const core::Array* piece = parts[i].find(name);
      if (!piece) throw core::Mismatch(fmt::format("append: table {} has no column {}", i + 1, name));
      if (parts[i].columns.size() != parts.front().columns.size()) {
        throw core::Mismatch(fmt::format("append: table {} has {} columns, but the first has {}", i + 1,
                                         parts[i].columns.size(), parts.front().columns.size()));
      }
      if ((piece->type() == core::ElementType::text) != (column.type() == core::ElementType::text)) {
        throw core::Mismatch(fmt::format("append: column {} of table {} is of {}, but of the first of {}", name, i + 1,
                                         core::describe(piece->type()), core::describe(column.type())));
      }
      pieces.push_back(*piece);
    }
    joined.columns.emplace_back(name, core::concatenate(pieces, "row"));
  }
  return joined;
}

}  // namespace ansatz::data
