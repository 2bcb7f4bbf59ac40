// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "interpreter/syntax/tree.h"

namespace ansatz::lower {

/// An expression as one line of Ansatz, spaced always alike: what a summary quotes of a condition. Layout and comments
/// of the script do not show in it; the bodies of longer functions are left out.
std::string phrase(const syntax::Expression& expression);

}  // namespace ansatz::lower
