// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "interpreter/figure/mathtext.h"

namespace ansatz::figure {

/// A drawn text as plain characters: upright, raised and lowered digits by their own characters where there are such,
/// else behind ^ and _.
std::string bare(const Rich& rich);
/// The same of a label in light mathematics.
std::string bare(std::string_view label);

/// Characters of a text, each taken as one column wide.
std::size_t columns_of(std::string_view text);

}  // namespace ansatz::figure
