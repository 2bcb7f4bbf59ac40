// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "stdlib/core/unit.h"

namespace ansatz::core {

/// The unit of that name in the table, or null.
const Unit* find_unit(std::string_view name);

/// "energy", "time"; "a pure number"; "length^2 time^-3" where the field has no name for it.
std::string name_of_dimension(const std::array<signed char, Unit::kBases>& exponents);

}  // namespace ansatz::core
