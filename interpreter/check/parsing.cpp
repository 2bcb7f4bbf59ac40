// SPDX-License-Identifier: MIT
#include "interpreter/check/parsing.h"

#include <algorithm>
#include <cctype>

#include "interpreter/syntax/suggest.h"
#include "stdlib/core/unit.h"

namespace ansatz::check {

syntax::ParseOptions parse_options() {
  syntax::ParseOptions options;
  options.is_unit = [](std::string_view name) { return core::is_unit_name(name); };
  options.nearest_unit = [](std::string_view name) -> std::optional<std::string> {
    // Most short names are near some unit; only one that differs in its capitals is surely meant.
    for (const std::string& unit : core::unit_names()) {
      if (std::equal(unit.begin(), unit.end(), name.begin(), name.end(),
                     [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); })) {
        return unit;
      }
    }
    return name.size() >= 4 ? syntax::nearest(name, core::unit_names()) : std::nullopt;
  };
  return options;
}

}  // namespace ansatz::check
