// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::data {

/// A value as a table: a table as it is; a record of columns of one length; a list of records of the same names, one a
/// row; an array as its tidy table, a column for each dimension's coordinate (1, 2, 3 … where it has none) and `value`.
/// Nothing for other kinds.
/// Errors   Mismatch: columns of several lengths, records of other names, a dimension called `value`.
std::optional<core::Table> as_table(const core::Value& value);

/// What stands side by side in the new table.
struct MakeTable {
  core::Value columns;              ///< a table, a record of columns, a list of records, or an array
  std::vector<core::Value> beside;  ///< further ones
};

/// Puts columns side by side; a number, truth value or text in a record stands in every row.
/// Errors   Mismatch: parts that are no tables, of several lengths, or with a column of the same name.
core::Table table(const MakeTable& question, core::Run& run);

/// Tables to put one after the other.
struct Append {
  std::vector<core::Value> parts;
};

/// The rows of the first, then those of the next …; all must have the same columns, in any order; units are brought to
/// the first one's. Errors   Mismatch naming the column that is missing or of another kind.
core::Table append(const Append& question, core::Run& run);

}  // namespace ansatz::data
