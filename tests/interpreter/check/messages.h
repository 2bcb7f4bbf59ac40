// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "interpreter/check/script.h"
#include "interpreter/check/small_registry.h"

namespace ansatz::tests {

/// What is wrong with a script, one line a problem: `line:column message`, doubts marked so.
inline std::string messages(const std::string& text, const check::Options& options) {
  std::string out;
  const Script script = check_script(text, options);
  for (const syntax::Diagnostic& each : script.diagnostics) {
    const syntax::Position place = each.source->position(each.span.begin);
    out += std::to_string(place.line) + ":" + std::to_string(place.column) + " " +
           (each.severity == syntax::Severity::Doubt ? "doubt: " : "") + each.message + "\n";
  }
  return out;
}

inline std::string messages(const std::string& text) { return messages(text, script_options(small_registry())); }

}  // namespace ansatz::tests
