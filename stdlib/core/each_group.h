// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

#include "stdlib/core/value.h"

namespace ansatz::core {

/// What `reduce` makes of each sample of `x by g`, one value a group, along the dimension g ("group" where
/// g is an expression). Its coordinates are the names of the groups; numbers where all of them are.
///
/// Errors   Mismatch: not one value a group. What `reduce` throws of a sample is told with the group's name.
Array each_group(const Groups& groups, const std::function<Value(const Value& sample)>& reduce);

}  // namespace ansatz::core
