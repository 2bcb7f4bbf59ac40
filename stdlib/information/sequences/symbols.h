// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "stdlib/core/array.h"

namespace ansatz::information {

/// A text, whose characters are the symbols; numbers; or labels.
using SymbolSource = std::variant<std::string, core::Array>;
/// Numbered from 0 in order of appearance; above and below a limit, 1 and 0.
using Symbols = std::vector<std::uint32_t>;

/// A sequence as symbols. Of numbers: whether each is at least the "median" or the "mean", or the "values" themselves.
///
/// Errors   BadParameter (parameter `name`): nothing in it, NaN, infinities, truth values in more than one dimension,
/// `symbols` another
///          word.
Symbols read_symbols(const std::string& kernel, const SymbolSource& x, const std::string& symbols,
                     const std::string& name = "x");

}  // namespace ansatz::information
