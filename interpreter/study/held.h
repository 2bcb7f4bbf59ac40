// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "stdlib/core/value.h"

namespace ansatz::study {

/// What an axis visits when `--set` holds it.
///
///   v=0.2          one value, whether or not the axis has it
///   v=[0.1, 0.2]   each of them
///   v=0.1..0.3     those of the axis's own values that lie there
///   phase="torus"  the value of that name, or of each of several, where the axis has names
///
/// A value of the kind that the axis visits is one value: a vector for an axis of vectors, an interval for one of
/// intervals. `name_of` gives a value's name; empty where the axis has none.
///
/// Errors   core::Mismatch: nothing of the axis lies in the interval. core::UnknownName: no value has that name.
std::vector<core::Value> held_values(const std::string& axis, const std::vector<core::Value>& own,
                                     const core::Value& held,
                                     const std::function<std::string(const core::Value&)>& name_of);

}  // namespace ansatz::study
