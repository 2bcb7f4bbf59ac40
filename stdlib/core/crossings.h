// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/value.h"

namespace ansatz::core {

enum class CrossingDirection { both, up, down };

/// How often a signal passes a level, along its dimension `time`, or its last one where it has no such dimension.
///
/// Samples on the level belong to neither side: a crossing is a change of side between two consecutive samples that are
/// off the level. Touching the level and turning back is no crossing, passing through samples on it is one.
///
/// Errors   BadParameter: a NaN in the signal. Mismatch: units that do not convert, complex or text.
Value crossings(const Value& signal, const Value& level, CrossingDirection direction = CrossingDirection::both);

}  // namespace ansatz::core
