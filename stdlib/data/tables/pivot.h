// SPDX-License-Identifier: MIT
#pragma once

#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::data {

/// How a tidy table becomes an array.
struct Pivot {
  core::Value table;
  std::string values;                     ///< the column whose values fill the array
  std::vector<std::string> dimensions{};  ///< columns whose values become the coordinates, one a dimension
  std::optional<std::shared_ptr<core::Callable>> combine{};  ///< of the values of one cell, where there are several
  double empty = std::numeric_limits<double>::quiet_NaN();   ///< what a cell without a row holds
};

/// A labelled array with a dimension for each column of `dimensions`; its coordinate has that column's values, numbers
/// in rising order, texts in the order they appear. A cell without a row holds `empty`; a doubt
/// counts them where that is NaN.
///
/// Errors   UnknownName; Mismatch: several rows for one cell and no `combine`, values that are no numbers, NaN in a
///          column of `dimensions`.
core::Array pivot(const Pivot& question, core::Run& run);

}  // namespace ansatz::data
