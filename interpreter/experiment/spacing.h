// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

namespace ansatz::experiment {

class Store;

/// How far the next rows stand from a value of an axis, in the axis's unit; infinite where there is none.
struct Spacing {
  double below = 0, above = 0;
};

/// What an axis resolves next to a value: a boundary read off as `max(v where …)` lies within `above` of it, one read
/// off as `min(v where …)` within `below`. Rows count that are done, refined ones too, within each combination of the
/// other axes and replicate; combinations that have a row at the value decide, or all where none has, and the widest
/// spacing of them counts.
///
/// Nothing where the axis is not one of numbers, or has no row.
std::optional<Spacing> spacing_near(const Store& store, const std::string& axis, double value);

}  // namespace ansatz::experiment
