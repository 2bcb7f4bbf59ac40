// SPDX-License-Identifier: MIT
#include "interpreter/check/parsing.h"

#include <algorithm>
#include <cctype>

#include "interpreter/syntax/habits.h"
#include "interpreter/syntax/suggest.h"
#include "stdlib/core/unit.h"

namespace ansatz::check {

std::optional<std::string> meant_unit(std::string_view name) {
  if (const std::string_view unit = syntax::habit_of_unit(name); !unit.empty()) return std::string(unit);
  // Most short names are near some unit; only those that differ in capitals are surely meant: mev is meV or MeV.
  std::string alike;
  for (const std::string& unit : core::unit_names()) {
    if (std::equal(unit.begin(), unit.end(), name.begin(), name.end(),
                   [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); })) {
      alike += (alike.empty() ? "" : " or ") + unit;
    }
  }
  if (!alike.empty()) return alike;
  // A letter that was typed twice: nmm.
  for (std::size_t i = 1; i < name.size(); ++i) {
    if (name[i] != name[i - 1]) continue;
    const std::string once = std::string(name.substr(0, i)) + std::string(name.substr(i + 1));
    if (core::is_unit_name(once)) return once;
  }
  return name.size() >= 4 ? syntax::nearest(name, core::unit_names()) : std::nullopt;
}

syntax::ParseOptions parse_options() {
  syntax::ParseOptions options;
  options.is_unit = [](std::string_view name) { return core::is_unit_name(name); };
  options.unit_advice = [](std::string_view name) -> std::optional<std::string> {
    if (name == "degC" || name == "celsius" || name == "degF") {
      return "no unit has an offset: 0 °C is 273.15 K.";
    }
    const auto unit = meant_unit(name);
    return unit ? std::optional("did you mean the unit " + *unit + "?") : std::nullopt;
  };
  return options;
}

}  // namespace ansatz::check
