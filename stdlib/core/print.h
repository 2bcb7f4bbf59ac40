// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/value.h"

namespace ansatz::core {

/// The value on one line, as a script would write it where it can.
std::string text(const Value& value);

/// The value for a reader at the prompt: dims, coordinates, units, the digits that mean something; may take lines.
std::string display(const Value& value);

}  // namespace ansatz::core
