// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

namespace ansatz::core {

/// "an interval", "a record", "a unique_information record": by how a word sounds, as far as its letters tell.
inline std::string with_article(const std::string& noun) {
  constexpr std::string_view kSoundedAsConsonants[] = {"eu", "one", "uni", "use", "usu"};
  const bool is_vowel = noun.find_first_of("aeiou") == 0;
  const bool is_sounded = std::any_of(std::begin(kSoundedAsConsonants), std::end(kSoundedAsConsonants),
                                      [&](std::string_view beginning) { return noun.starts_with(beginning); });
  return (is_vowel && !is_sounded ? "an " : "a ") + noun;
}

}  // namespace ansatz::core
