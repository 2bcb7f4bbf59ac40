// SPDX-License-Identifier: MIT
#include "interpreter/experiment/table.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "interpreter/experiment/store/store.h"
#include "stdlib/core/error.h"
#include "stdlib/core/unit.h"

namespace ansatz::experiment {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

template <class T>
core::Array along_rows(std::vector<T> values) {
  const std::size_t rows = values.size();
  return core::Array({core::Dimension("row", rows)}, std::move(values));
}

/// What a column's values turn out to be, gathered in one pass.
struct GatheredColumn {
  std::vector<std::size_t> rows;
  std::vector<std::optional<core::Value>> values;
};

core::Array stack_numbers(const std::string& name, const GatheredColumn& column) {
  std::vector<double> numbers;
  std::optional<core::Unit> unit;
  std::size_t unit_row = 0;
  for (std::size_t i = 0; i < column.values.size(); ++i) {
    const auto& value = column.values[i];
    if (!value) {
      numbers.push_back(kNone);
      continue;
    }
    const auto* quantity = value->get<core::Quantity>();
    const auto* truth = value->get<bool>();
    const core::Unit here = quantity ? quantity->unit : core::Unit{};
    if (!unit) {
      unit = here;
      unit_row = column.rows[i];
    }
    if (!here.same_dimension(*unit)) {
      throw core::Mismatch("column " + name + " has units that do not compare: '" + unit->symbol + "' in row " +
                           std::to_string(unit_row + 1) + " and '" + here.symbol + "' in row " +
                           std::to_string(column.rows[i] + 1));
    }
    const double number = quantity ? quantity->value : truth ? (*truth ? 1.0 : 0.0) : *value->get<double>();
    numbers.push_back(here == *unit ? number : number * core::conversion(here, *unit));
  }
  core::Array array = along_rows(std::move(numbers));
  if (unit) array.unit = *unit;
  return array;
}

/// Appends the elements of one row's array, or fillers where a row has none.
template <class T>
void append(std::vector<T>& all, const core::Array* array, std::span<const T> (core::Array::*elements)() const,
            std::size_t size, const T& filler) {
  if (!array) {
    all.insert(all.end(), size, filler);
    return;
  }
  const auto values = (array->*elements)();
  all.insert(all.end(), values.begin(), values.end());
}

template <class T>
core::Array stack_elements(const GatheredColumn& column, std::vector<core::Dimension> dimensions, std::size_t size,
                           std::span<const T> (core::Array::*elements)() const, const T& filler) {
  std::vector<T> all;
  all.reserve(size * column.values.size());
  for (const auto& value : column.values) {
    append(all, value ? value->get<core::Array>() : nullptr, elements, size, filler);
  }
  return core::Array(std::move(dimensions), std::move(all));
}

/// The same dimensions and element type, and a unit and kind that agree.
bool stacks_with(const core::Array& a, const core::Array& b) {
  if (a.type() != b.type() || a.rank() != b.rank() || !(a.unit == b.unit)) return false;
  if (a.density_over != b.density_over || a.is_mass != b.is_mass) return false;
  for (std::size_t k = 0; k < a.rank(); ++k) {
    if (a.dimension(k).name != b.dimension(k).name || a.dimension(k).size != b.dimension(k).size) return false;
  }
  return true;
}

std::string unit_text(const core::Array& array) { return array.unit.symbol.empty() ? "" : " in " + array.unit.symbol; }

/// Whole numbers and truth values have no way to say "none": with rows that lack them they become reals.
GatheredColumn as_reals(const GatheredColumn& column) {
  GatheredColumn reals = column;
  for (auto& value : reals.values) {
    if (value) value = value->get<core::Array>()->as_real();
  }
  return reals;
}

core::Array stack_arrays(const std::string& name, const GatheredColumn& column) {
  const core::Array* first = nullptr;
  std::size_t first_row = 0;
  std::vector<core::Dimension> dimensions;
  for (std::size_t i = 0; i < column.values.size(); ++i) {
    const core::Array* array = column.values[i] ? column.values[i]->get<core::Array>() : nullptr;
    if (!array) continue;
    if (!first) {
      first = array;
      first_row = column.rows[i];
      dimensions = array->dimensions();
      continue;
    }
    if (!stacks_with(*first, *array)) {
      throw core::Mismatch("column " + name + " differs from row to row: " + core::Value(*first).describe() +
                           unit_text(*first) + " in row " + std::to_string(first_row + 1) + ", " +
                           core::Value(*array).describe() + unit_text(*array) + " in row " +
                           std::to_string(column.rows[i] + 1));
    }
    for (std::size_t k = 0; k < dimensions.size(); ++k) {
      auto& shared = dimensions[k].coordinates;
      const auto& here = array->dimension(k).coordinates;
      if (shared && (!here || !shared->identical(*here))) shared = nullptr;  // every row has its own: none for all
    }
  }
  const bool has_gaps = std::any_of(column.values.begin(), column.values.end(), [](const auto& v) { return !v; });
  if (has_gaps && (first->type() == core::ElementType::integer || first->type() == core::ElementType::boolean)) {
    return stack_arrays(name, as_reals(column));
  }
  const std::size_t size = first->size();
  dimensions.insert(dimensions.begin(), core::Dimension("row", column.values.size()));
  core::Array stacked;
  switch (first->type()) {
    case core::ElementType::real:
      stacked = stack_elements<double>(column, dimensions, size, &core::Array::real, kNone);
      break;
    case core::ElementType::complex:
      stacked = stack_elements<core::Array::Complex>(column, dimensions, size, &core::Array::complex, {kNone, kNone});
      break;
    case core::ElementType::integer:
      stacked = stack_elements<std::int64_t>(column, dimensions, size, &core::Array::integers, 0);
      break;
    case core::ElementType::boolean:
      stacked = stack_elements<core::Array::Boolean>(column, dimensions, size, &core::Array::booleans, 0);
      break;
    case core::ElementType::text:
      stacked = stack_elements<std::string>(column, dimensions, size, &core::Array::texts, std::string());
      break;
  }
  stacked.copy_labels_from(*first);
  return stacked;
}

core::Array stack_texts(const GatheredColumn& column) {
  std::vector<std::string> texts;
  for (const auto& value : column.values) texts.push_back(value ? *value->get<std::string>() : std::string());
  return along_rows(std::move(texts));
}

core::Array stack_complex(const GatheredColumn& column) {
  std::vector<core::Array::Complex> numbers;
  for (const auto& value : column.values) {
    const auto* real = value ? value->get<double>() : nullptr;
    numbers.push_back(!value ? core::Array::Complex(kNone, kNone) : real ? *real : *value->get<core::Array::Complex>());
  }
  return along_rows(std::move(numbers));
}

core::Array stack_truths(const GatheredColumn& column) {
  std::vector<core::Array::Boolean> truths;
  for (const auto& value : column.values) truths.push_back(*value->get<bool>() ? 1 : 0);
  return along_rows(std::move(truths));
}

bool is_number(const core::Value& value) {
  return value.is<double>() || value.is<core::Quantity>() || value.is<bool>();
}

core::Array stack(const std::string& name, const GatheredColumn& column) {
  std::size_t numbers = 0, truths = 0, texts = 0, complex = 0, arrays = 0, all = 0;
  for (const auto& value : column.values) {
    if (!value) continue;
    ++all;
    numbers += is_number(*value) ? 1 : 0;
    truths += value->is<bool>() ? 1 : 0;
    texts += value->is<std::string>() ? 1 : 0;
    complex += value->is<core::Array::Complex>() || value->is<double>() ? 1 : 0;
    arrays += value->is<core::Array>() ? 1 : 0;
  }
  if (all == truths && all == column.values.size() && all > 0) return stack_truths(column);
  if (all == numbers) return stack_numbers(name, column);
  if (all == texts) return stack_texts(column);
  if (all == arrays) return stack_arrays(name, column);
  if (all == complex) return stack_complex(column);
  throw core::Mismatch("column " + name + " mixes kinds: some rows recorded numbers, others texts or arrays");
}

}  // namespace

core::Array stack_column(const std::string& name, std::vector<std::size_t> rows,
                         std::vector<std::optional<core::Value>> values) {
  return stack(name, {std::move(rows), std::move(values)});
}

ExperimentTable::ExperimentTable(const Store& store, Rows which) : store_(&store), columns_(store.columns()) {
  if (which == Rows::planned) refined_ = store.refined();
  const std::vector<RowState> states = store.states();
  for (std::size_t i = 0; i < states.size(); ++i) {
    if (states[i] == RowState::done && !is_left_out(i)) rows_.push_back(i);
  }
}

const ColumnInfo* ExperimentTable::find(const std::string& column) const {
  const auto found =
      std::find_if(columns_.begin(), columns_.end(), [&](const auto& info) { return info.name == column; });
  return found == columns_.end() ? nullptr : &*found;
}

core::Array ExperimentTable::column(const std::string& name) const {
  if (!find(name)) {
    std::vector<std::string> known;
    std::string listed;
    for (const ColumnInfo& info : columns_) {
      known.push_back(info.name);
      listed += (listed.empty() ? "" : ", ") + info.name;
    }
    throw core::UnknownName(
        "no row recorded a column '" + name + "'; the table has " + (listed.empty() ? "none" : listed), name, known);
  }
  GatheredColumn gathered;
  store_->for_each_value(name, [&](std::size_t row, const std::optional<core::Value>& value) {
    if (is_left_out(row)) return;
    gathered.rows.push_back(row);
    gathered.values.push_back(value);
  });
  return stack(name, gathered);
}

core::Table ExperimentTable::read_all(std::vector<std::string>* left_out) const {
  core::Table table;
  for (const ColumnInfo& info : columns_) {
    try {
      table.columns.emplace_back(info.name, column(info.name));
    } catch (const core::Mismatch&) {
      if (left_out) left_out->push_back(info.name);
    }
  }
  return table;
}

std::size_t ExperimentTable::present(const std::string& column) const {
  std::size_t count = 0;
  store_->for_each_value(column, [&](std::size_t row, const std::optional<core::Value>& value) {
    count += value && !is_left_out(row) ? 1 : 0;
  });
  return count;
}

}  // namespace ansatz::experiment
