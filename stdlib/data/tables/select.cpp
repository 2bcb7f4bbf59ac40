// SPDX-License-Identifier: MIT
#include "stdlib/data/tables/select.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/data/tables/keys.h"
#include "stdlib/data/tables/the_table.h"

namespace ansatz::data {

namespace {

// −1, 0 or 1; a NaN stands behind every number whichever way is sorted.
int compare(const core::Array& column, std::size_t a, std::size_t b, bool descending) {
  int order = 0;
  if (column.type() == core::ElementType::text) {
    order = column.texts()[a].compare(column.texts()[b]);
  } else if (column.type() == core::ElementType::integer) {
    const auto x = column.integers()[a], y = column.integers()[b];
    order = x < y ? -1 : x > y ? 1 : 0;
  } else {
    const double x = column.number(a), y = column.number(b);
    if (std::isnan(x) || std::isnan(y)) return std::isnan(x) - std::isnan(y);
    order = x < y ? -1 : x > y ? 1 : 0;
  }
  return descending ? -order : order;
}

}  // namespace

core::Table select(const Select& question, core::Run&) {
  const core::Table table = the_table("select", question.table);
  core::Table kept;
  for (const std::string& name : question.columns) {
    if (kept.find(name)) throw core::Mismatch("select: " + name + " is named twice");
    kept.columns.emplace_back(name, column_of("select", table, name));
  }
  return kept;
}

core::Table rename(const Rename& question, core::Run&) {
  core::Table table = the_table("rename", question.table);
  for (const auto& [old_name, new_name] : question.names.fields) {
    const auto* name = new_name.get<std::string>();
    if (!name) throw core::Mismatch("rename: " + old_name + " is to become " + new_name.describe() + ", no text");
    column_of("rename", table, old_name);
  }
  for (auto& [name, column] : table.columns) {
    if (const core::Value* becomes = question.names.find(name)) name = *becomes->get<std::string>();
  }
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.find(table.columns[i].first) != &table.columns[i].second)
      throw core::Mismatch("rename: two columns would be called " + table.columns[i].first);
  }
  return table;
}

core::Table sort_by(const SortBy& question, core::Run&) {
  const core::Table table = the_table("sort_by", question.table);
  std::vector<const core::Array*> columns;
  for (const std::string& name : question.columns) {
    columns.push_back(&column_of("sort_by", table, name));
    if (columns.back()->rank() != 1 || columns.back()->type() == core::ElementType::complex)
      throw core::Mismatch("sort_by: column " + name + " is " + core::Value(*columns.back()).describe() +
                           ", which has no order");
  }
  std::vector<std::size_t> places(table.rows());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
    for (const core::Array* column : columns) {
      if (const int order = compare(*column, a, b, question.descending); order != 0) return order < 0;
    }
    return false;
  });
  return rows_at(table, places);
}

}  // namespace ansatz::data
