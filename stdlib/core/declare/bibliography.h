// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stdlib/core/declare/reference.h"

namespace ansatz::core {

/// All works that kernels come from, by key (works.cpp).
const std::vector<Reference>& bibliography();

/// Where a kernel comes from, for its declaration: `.source(cite("shannon1948", "§6 and §20"))`. Throws
/// std::out_of_range for a key that is not in the bibliography.
std::string cite(std::string_view key, std::string_view place = {});

/// The entry that a source begins with in its short form; null where it is none of the bibliography.
const Reference* find_reference(std::string_view source);

}  // namespace ansatz::core
