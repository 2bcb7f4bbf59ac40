// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::hypothesis {

/// Errors   BadParameter unless value is above 0 and finite.
inline void check_positive(const char* kernel, const char* name, double value) {
  if (!(value > 0) || std::isinf(value))
    throw core::BadParameter(kernel, name, fmt::format("{:g}", value), "above 0 and finite");
}

}  // namespace ansatz::hypothesis
