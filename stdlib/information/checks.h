// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"

namespace ansatz::information {

/// The array as reals. Errors   BadParameter: NaN, infinities.
core::Array finite_numbers(const std::string& kernel, const std::string& name, const core::Array& given);

/// The same of a table. Errors   BadParameter: not two dimensions, empty, NaN, infinities.
core::Array finite_table(const std::string& kernel, const std::string& name, const core::Array& given);

/// The value itself. Errors   BadParameter: below `least`, NaN, infinite.
double at_least(const std::string& kernel, const std::string& name, double value, double least);

}  // namespace ansatz::information
