// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "interpreter/syntax/parse.h"

namespace ansatz::check {

/// How every face reads a script: with the units of the unit table.
syntax::ParseOptions parse_options();

/// The unit that a name which is none may have meant: "minute" for min, "meV or MeV" for mev.
std::optional<std::string> meant_unit(std::string_view name);

}  // namespace ansatz::check
