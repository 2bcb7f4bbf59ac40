// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::hypothesis {

/// Two columns of one length: what each thing is in two respects.
struct ContingencyTable {
  core::Value first, second;                        ///< arrays of texts, whole numbers, truth values or numbers
  core::Value rows = core::Value(core::List());     ///< which values of the first, in this order; empty: all
  core::Value columns = core::Value(core::List());  ///< which of the second
  std::string missing = "error";                    ///< what NaN and empty texts get: "error", or "drop"
};

/// How often each value of the first column comes with each of the second: whole numbers [row, column] with the values
/// as coordinates. All values, in increasing order (texts by their letters, false before true), or the named ones
/// alone; what has another value is then left out, with a warning that says how much.
///
/// Errors   BadParameter: columns that are empty, of other lengths or of more than one dimension; NaN or empty texts
///          (naming the count); fewer than two values to count; more than 10 000 of them; a value named twice.
core::Array contingency_table(const ContingencyTable& question, core::Run& run);

}  // namespace ansatz::hypothesis
