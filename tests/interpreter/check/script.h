// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "interpreter/check/check.h"
#include "interpreter/syntax/parse.h"
#include "stdlib/core/unit.h"

namespace ansatz::tests {

/// A script on its way: refused by the parser, or checked.
struct Script {
  std::optional<check::Checked> checked;
  syntax::Diagnostics diagnostics;
};

/// What the host and the figures bring into scope, in small.
inline check::Options script_options(const core::Registry& registry) {
  check::Options options(registry);
  options.builtins = {{"print", {}, true, false, false},
                      {"text", {}, true, false, false},
                      {"by_scale", {{"quick", true, false, {}}, {"paper", true, false, {}}}, false, false, false}};
  const check::SignatureParameter x{"x", true, true, {}}, y{"y", true, true, {}};
  const auto named = [](std::string name, std::vector<std::string> choices = {}) {
    return check::SignatureParameter{std::move(name), false, false, std::move(choices)};
  };
  options.marks = {
      {"line", {x, y, named("label"), named("style", {"solid", "dashed"}), named("title")}, false, false, false},
      {"scatter", {x, y, named("label"), named("color")}, false, false, false},
      {"heatmap", {{"values", true, true, {}}, named("x"), named("y"), named("label")}, false, false, false},
      {"box", {{"values", true, true, {}}, named("label")}, false, false, false},
      {"figure", {named("width"), named("height"), named("title"), named("caption")}, false, false, true},
      {"panels", {{"rows", true, true, {}}, {"columns", true, true, {}}, named("title")}, false, false, true},
      {"panel", {named("title"), named("x_scale", {"linear", "log"})}, false, false, true},
  };
  return options;
}

inline Script check_script(const std::string& text, const check::Options& options, const std::string& name = "a.anz") {
  syntax::ParseOptions parsing;
  parsing.is_unit = [](std::string_view unit) { return core::is_unit_name(unit); };
  auto source = std::make_shared<const syntax::Source>(name, text);
  syntax::ParseResult parsed = syntax::parse(std::move(source), parsing);
  Script script;
  script.diagnostics = std::move(parsed.diagnostics);
  if (!script.diagnostics.empty()) return script;
  script.checked = check::check(std::make_shared<const syntax::File>(std::move(parsed.file)), options);
  script.diagnostics = script.checked->diagnostics;
  return script;
}

inline Script check_script(const std::string& text, const core::Registry& registry, const std::string& name = "a.anz") {
  return check_script(text, script_options(registry), name);
}

}  // namespace ansatz::tests
