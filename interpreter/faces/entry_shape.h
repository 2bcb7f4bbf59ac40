// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ansatz::faces {

/// The blanks with which the line after this text begins: those of its last line, two more for what that opened, two
/// fewer for what it closed.
std::string next_indentation(std::string_view text);

/// Where the bracket stands that the closing one at the end of the text closes, as a byte of the text.
std::optional<std::size_t> opener_of_last(std::string_view text);

}  // namespace ansatz::faces
