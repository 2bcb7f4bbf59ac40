// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::data {

/// Columns to keep.
struct Select {
  core::Value table;
  std::vector<std::string> columns;
};

/// These columns, in this order. UnknownName with the columns there are.
core::Table select(const Select& question, core::Run& run);

/// Columns to call otherwise.
struct Rename {
  core::Value table;
  core::Record names;  ///< old = "new"
};

/// The same columns under new names. UnknownName; Mismatch where two would have one name.
core::Table rename(const Rename& question, core::Run& run);

/// What to sort by.
struct SortBy {
  core::Value table;
  std::vector<std::string> columns;
  bool descending = false;
};

/// Rows by the first column, then the next …; equal rows keep their order. Texts by their code points; NaN stands last.
core::Table sort_by(const SortBy& question, core::Run& run);

}  // namespace ansatz::data
