// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::data {

/// What to describe.
struct Describe {
  core::Value table;
  std::vector<std::string> each{};  ///< columns whose values part the rows; empty: all rows are one group
};

/// One row for each column of the table (of each group, the columns of `each` first): what it holds and how much of it
/// is missing (NaN, the empty text); of numbers, whole numbers and truth values (as 0 and 1) without the missing ones
/// their mean, standard deviation (n − 1), ends and quartiles (Hyndman & Fan, type 7), NaN where there are too few; of
/// texts, truth values and whole numbers the most frequent value, of equally frequent ones the first, where any is
/// there twice.
///
/// Errors   UnknownName, Mismatch: a NaN to group by.
/// Source   Tukey (1977), the five-number summary.
core::Table describe(const Describe& question, core::Run& run);

}  // namespace ansatz::data
