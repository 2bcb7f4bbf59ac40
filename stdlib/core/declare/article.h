// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace ansatz::core {

/// "an interval", "a record".
inline std::string with_article(const std::string& noun) {
  return (noun.find_first_of("aeiou") == 0 ? "an " : "a ") + noun;
}

}  // namespace ansatz::core
