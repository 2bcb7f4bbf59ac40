// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::data {

/// What to say of each group of rows.
struct Summarise {
  core::Value table;
  core::Record values;              ///< name = function of the table of a group
  std::vector<std::string> each{};  ///< columns whose values part the rows; empty: all rows are one group
};

/// One row a group, in the order the groups appear: the columns of `each`, then each value. A function gets the table
/// of the group and gives one number, quantity, truth value or text.
///
/// Errors   UnknownName, Mismatch: a NaN to group by, a function that gives something else (naming the group).
core::Table summarise(const Summarise& question, core::Run& run);

}  // namespace ansatz::data
