// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "stdlib/core/error.h"

namespace ansatz::core {

/// A whole number of a script's, which counts something.
/// Errors   BadParameter: it is below `least`.
inline std::size_t count_of_at_least(int least, const std::string& kernel, const char* parameter, int given) {
  if (given < least) throw BadParameter(kernel, parameter, std::to_string(given), "at least " + std::to_string(least));
  return static_cast<std::size_t>(given);
}

}  // namespace ansatz::core
