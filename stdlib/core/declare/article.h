// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

namespace ansatz::core {

/// "a" or "an", by how a word sounds, as far as its letters tell.
inline const char* article(std::string_view noun) {
  constexpr std::string_view kSoundedAsConsonants[] = {"eu", "one", "uni", "use", "usu"};
  const bool is_vowel = noun.find_first_of("aeiou") == 0;
  const bool is_sounded = std::any_of(std::begin(kSoundedAsConsonants), std::end(kSoundedAsConsonants),
                                      [&](std::string_view beginning) { return noun.starts_with(beginning); });
  return is_vowel && !is_sounded ? "an" : "a";
}

/// "an interval", "a record", "a unique_information record".
inline std::string with_article(const std::string& noun) { return article(noun) + (" " + noun); }

}  // namespace ansatz::core
