// SPDX-License-Identifier: MIT
#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include "interpreter/syntax/parse.h"
#include "interpreter/syntax/print.h"
#include "interpreter/syntax/render.h"

namespace ansatz::syntax::testing {

/// The units that the tests of this folder know.
inline ParseOptions options() {
  static const std::set<std::string, std::less<>> kUnits = {"mm", "nm", "fs", "s",  "eV",    "percent", "kg",
                                                            "J",  "Hz", "μm", "µm", "attos", "m"};
  ParseOptions told;
  told.is_unit = [](std::string_view name) { return kUnits.contains(name); };
  return told;
}

inline ParseResult read(std::string text) {
  return parse(std::make_shared<const Source>("a.anz", std::move(text)), options());
}

/// The tree of a script that must be sound, as text without the last newline.
inline std::string tree(std::string text) {
  const ParseResult result = read(std::move(text));
  INFO(render(result.diagnostics));
  REQUIRE(result.is_sound());
  std::string shown = dump(result.file);
  if (shown.ends_with('\n')) shown.pop_back();
  return shown;
}

/// What a wrong script gets, as the reader sees it.
inline std::string errors(std::string text) {
  const ParseResult result = read(std::move(text));
  CHECK_FALSE(result.is_sound());
  return render(result.diagnostics);
}

/// The messages alone, as `line:column: message`, one a line.
inline std::string messages(std::string text) {
  const ParseResult result = read(std::move(text));
  CHECK_FALSE(result.is_sound());
  std::string all;
  for (const Diagnostic& diagnostic : result.diagnostics) {
    const Position place = diagnostic.source->position(diagnostic.span.begin);
    all += std::to_string(place.line) + ":" + std::to_string(place.column) + ": " + diagnostic.message;
    if (!diagnostic.caret_note.empty()) all += " (" + diagnostic.caret_note + ")";
    all += '\n';
  }
  return all;
}

/// One of the scripts beside the tests: fields, agents, bottleneck, model.
inline std::string script(const std::string& name) {
  std::ifstream file("tests/interpreter/syntax/scripts/" + name + ".anz");
  REQUIRE(file.good());
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace ansatz::syntax::testing
