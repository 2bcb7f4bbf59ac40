// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::hypothesis {

/// Two columns of one length: what each thing is in two respects.
struct ContingencyTable {
  core::Array first, second;  ///< texts, whole numbers, truth values or numbers
  core::Array rows = core::Array::of({}), columns = core::Array::of({});  ///< which values, in this order; empty: all
  std::string missing = "error";                                          ///< what a NaN gets: "error", or "drop"
};

/// How often each value of the first column comes with each of the second: whole numbers [row, column] with the values
/// as coordinates. All values, in increasing order (texts by their letters, false before true), or the named ones
/// alone; what has another value is then left out, with a warning that says how much.
///
/// Errors   BadParameter: columns that are empty, of other lengths or of more than one dimension; NaN (naming the
///          count); fewer than two values to count; more than 10 000 of them; a value named twice.
core::Array contingency_table(const ContingencyTable& question, core::Run& run);

}  // namespace ansatz::hypothesis
