// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/value.h"

namespace ansatz::hypothesis {

/// The number that a script's statistic returned, as a number or an array of one.
/// Errors   BadParameter "statistic": anything else.
double called_number(const char* kernel, const core::Value& value);

}  // namespace ansatz::hypothesis
