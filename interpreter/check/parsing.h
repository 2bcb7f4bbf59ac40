// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/syntax/parse.h"

namespace ansatz::check {

/// How every face reads a script: with the units of the unit table.
syntax::ParseOptions parse_options();

}  // namespace ansatz::check
