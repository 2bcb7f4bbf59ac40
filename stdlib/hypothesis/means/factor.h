// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "stdlib/core/value.h"

namespace ansatz::hypothesis {

/// Which level each value has, in the order in which they first appear.
struct Factor {
  std::vector<std::size_t> level;
  std::vector<std::string> names;
  std::size_t levels() const { return names.size(); }
};

/// Errors   BadParameter (parameter `name`): no array of texts or numbers, one of another size, one level only. `each`
///          says what there is a level for: "value", "subject".
Factor read_factor(const char* kernel, const char* name, const core::Value& value, std::size_t size,
                   const char* each = "value");

}  // namespace ansatz::hypothesis
