// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "stdlib/core/value.h"

namespace ansatz::data {

/// Columns of a table by name. UnknownName, with the names there are.
const core::Array& column_of(const std::string& kernel, const core::Table& table, const std::string& name);

/// The rows of a table parted by the values of some columns.
struct Keys {
  std::vector<std::size_t> of_row;     ///< which group a row is in, counted from 0
  std::vector<std::size_t> first_row;  ///< the first row of each group; groups stand in the order they appear
};

/// Rows are of one group where all these columns are equal; +0 and −0 are. Errors   Mismatch: a NaN, which equals
/// nothing, in one of them; a column with more than one value a row.
Keys keys_of(const std::string& kernel, const core::Table& table, const std::vector<std::string>& columns);

/// The places of each group's rows, groups in the order they appear; all rows are one group where no column is named.
struct GroupsOfRows {
  std::vector<std::vector<std::size_t>> rows;
  std::vector<std::size_t> first_row;
};

/// Errors as column_of and keys_of.
GroupsOfRows groups_of_rows(const std::string& kernel, const core::Table& table, const std::vector<std::string>& each);

/// The value of these columns in a row, as bytes that are equal where the values are; numbers of any type compare as
/// reals.
std::string key_bytes(const std::string& kernel, const core::Table& table, const std::vector<std::string>& columns,
                      std::size_t row);

/// The rows at these places, in this order.
core::Table rows_at(const core::Table& table, const std::vector<std::size_t>& places);

}  // namespace ansatz::data
