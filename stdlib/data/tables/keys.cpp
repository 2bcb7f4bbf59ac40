// SPDX-License-Identifier: MIT
#include "stdlib/data/tables/keys.h"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <unordered_map>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/core/rearrange.h"

namespace ansatz::data {

const core::Array& column_of(const std::string& kernel, const core::Table& table, const std::string& name) {
  if (const core::Array* column = table.find(name)) return *column;
  std::vector<std::string> names;
  for (const auto& [known, column] : table.columns) names.push_back(known);
  throw core::UnknownName(kernel + ": the table has no column " + name, name, names);
}

std::string key_bytes(const std::string& kernel, const core::Table& table, const std::vector<std::string>& columns,
                      std::size_t row) {
  std::string bytes;
  for (const std::string& name : columns) {
    const core::Array& column = column_of(kernel, table, name);
    if (column.rank() != 1 || column.type() == core::ElementType::complex) {
      throw core::Mismatch(kernel + ": column " + name + " is " + core::Value(column).describe() +
                           "; rows are told apart by one number or text each");
    }
    if (column.type() == core::ElementType::text) {
      const std::string& text = column.texts()[row];
      const std::size_t length = text.size();
      bytes.append(reinterpret_cast<const char*>(&length), sizeof length);
      bytes += text;
      continue;
    }
    const double number = column.number(row) + 0.0;  // −0 becomes +0
    if (std::isnan(number)) {
      throw core::Mismatch(kernel + ": row " + std::to_string(row + 1) + " of column " + name +
                           " is NaN, which equals nothing: leave such rows out with where");
    }
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
    // Beyond 2⁵³ several whole numbers are one double: what it leaves of each tells them apart, 0 for all others.
    std::int64_t left = 0;
    if (column.type() == core::ElementType::integer) {
      const std::int64_t whole = column.integers()[row];
      left = number < 0x1p63 ? whole - static_cast<std::int64_t>(number)
                             : whole - std::numeric_limits<std::int64_t>::max() - 1;
    }
    bytes.append(reinterpret_cast<const char*>(&left), sizeof left);
  }
  return bytes;
}

Keys keys_of(const std::string& kernel, const core::Table& table, const std::vector<std::string>& columns) {
  Keys keys;
  std::unordered_map<std::string, std::size_t> known;  // looked up alone, so that its order shows nowhere
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto [found, is_new] = known.try_emplace(key_bytes(kernel, table, columns, row), keys.first_row.size());
    if (is_new) keys.first_row.push_back(row);
    keys.of_row.push_back(found->second);
  }
  return keys;
}

GroupsOfRows groups_of_rows(const std::string& kernel, const core::Table& table, const std::vector<std::string>& each) {
  for (const std::string& name : each) column_of(kernel, table, name);
  Keys keys;
  if (each.empty()) {
    keys.of_row.assign(table.rows(), 0);
    keys.first_row = {0};
  } else {
    keys = keys_of(kernel, table, each);
  }
  GroupsOfRows groups{std::vector<std::vector<std::size_t>>(keys.first_row.size()), std::move(keys.first_row)};
  for (std::size_t row = 0; row < keys.of_row.size(); ++row) groups.rows[keys.of_row[row]].push_back(row);
  return groups;
}

core::Table rows_at(const core::Table& table, const std::vector<std::size_t>& places) {
  core::Table taken;
  for (const auto& [name, column] : table.columns) taken.columns.emplace_back(name, core::take(column, 0, places));
  return taken;
}

}  // namespace ansatz::data
