// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::data {

/// Two tables, and what tells which rows belong together.
struct Merge {
  core::Value left, right;
  std::vector<std::string> on;
  std::string keep = "both";  ///< "both": rows that have a partner; "left", "all": others too; "unmatched"
};

/// Rows of both tables whose columns `on` are equal, side by side, in the order of the left table; a left row with
/// several partners stands once for each. With "left", rows of the left table without a partner stay, with "all" those
/// of the right one too, at the end: what they would have from the other table is NaN (and its columns become numbers)
/// or an empty text; a doubt counts them. With "unmatched", rows of the left table without a partner alone, as they
/// are.
///
/// Errors   UnknownName, Mismatch: a NaN or an empty text in `on`, numbers on one side and texts on the other, another
/// column of one
///          name in both.
core::Table merge(const Merge& question, core::Run& run);

}  // namespace ansatz::data
