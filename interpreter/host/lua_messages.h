// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace ansatz::host {

/// "chunk:12: message" as Lua writes it, without the place: the error's frames know that better. `shown` are the names
/// that Lua gives the chunks under way.
std::string without_place(const std::string& message, const std::vector<std::string>& shown);

/// Lua's own sentences as Ansatz would say them: nil is nothing, a string a text, and names are as the script has them.
/// Other sentences stay what they are.
std::string in_readers_terms(const std::string& message);

}  // namespace ansatz::host
