// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ansatz::syntax {

/// Edits (insert, delete, replace a code point, swap two neighbours) that turn one word into the other.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate most like `name`, if one is near: at most max(1, length / 3) edits away. Of equals
/// the one that begins like it for longer, then the first.
std::optional<std::string> nearest(std::string_view name, std::span<const std::string> candidates);

}  // namespace ansatz::syntax
