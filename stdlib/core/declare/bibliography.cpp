// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace ansatz::core {

std::string cite(std::string_view key, std::string_view place) {
  const auto& all = bibliography();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Reference& each) { return each.key == key; });
  if (found == all.end()) throw std::out_of_range(fmt::format("the bibliography has no '{}'", key));
  std::string text = found->short_form();
  if (place.empty()) return text;
  return text + (place.starts_with('(') ? " " : ", ") + std::string(place);
}

const Reference* find_reference(std::string_view source) {
  for (const Reference& each : bibliography()) {
    const std::string form = each.short_form();
    // "… 1–3" is not the beginning of "… 1–32".
    const bool is_it = source.starts_with(form) && (source.size() == form.size() || source[form.size()] == ',' ||
                                                    source[form.size()] == ' ' || source[form.size()] == '.');
    if (is_it) return &each;
  }
  return nullptr;
}

}  // namespace ansatz::core
