// SPDX-License-Identifier: MIT
#pragma once

#include <limits>

namespace support {

inline constexpr double kInfinity = std::numeric_limits<double>::infinity();
inline constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

}  // namespace support
