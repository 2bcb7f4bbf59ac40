// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/syntax/diagnostic.h"
#include "stdlib/core/declare/registry.h"

namespace ansatz::check {

/// A parameter of something that is called but has no declaration in the registry.
struct SignatureParameter {
  std::string name;
  bool required = false;
  bool positional = true;            ///< false: by name only
  std::vector<std::string> choices;  ///< when not empty, a constant text must be one of these
  std::size_t rank = 0;              ///< how many dimensions an array must have at least
};

/// A function the host supplies (`print`, `text`, `by_scale`), or a word of figure blocks (`line`, `panels`).
struct Signature {
  std::string name;
  std::vector<SignatureParameter> parameters;  ///< in positional order
  bool rest = false;                           ///< takes any number of further positional arguments
  bool any_named = false;                      ///< takes named arguments of any name
  bool holds_block = false;                    ///< figure, animate, panels, panel
  bool is_whole = false;                       ///< figure, animate: a clause of an experiment

  const SignatureParameter* find(std::string_view parameter) const;
};

/// Whether `panel` is among those marks and takes an option of that name.
bool is_panel_option(const std::vector<Signature>& marks, std::string_view name);

/// What an imported file brings, or why it brings nothing.
struct Imported {
  std::vector<std::string> names;
  std::vector<std::string> homes;   ///< by name, the file that binds it: an import may hand on what it imported
  std::string problem;              ///< empty when all is well: "there is no file 'x.anz'", "'x.anz' has 2 errors"
  syntax::Diagnostics diagnostics;  ///< errors of that file, each with its own place there
};

/// What Lua says about a text that is no chunk: the line within the text, from 1, and the sentence.
struct LuaProblem {
  std::uint32_t line = 1;
  std::string message;
};

/// What the checker must be told: the kernels, and everything that other layers bring into scope.
struct Options {
  explicit Options(const core::Registry& kernels) : registry(kernels) {}

  const core::Registry& registry;
  std::vector<Signature> builtins;
  std::vector<Signature> marks;  ///< the marks of figures, and figure, panels, panel with their options
  /// Holds a constant against a mark's parameter: what is wrong, or nothing. May be empty.
  std::function<std::optional<std::string>(const std::string& mark, const std::string& parameter, const core::Value&)>
      mark_refusal;

  bool is_prompt = false;                 ///< names of the file may be bound again
  std::vector<std::string> bound_names;   ///< held by the prompt already
  std::vector<std::string> used_modules;  ///< by `use` at the prompt before

  /// Reads another file by the path as written. Without it, imports bring no names and are not checked.
  std::function<Imported(const std::string& path)> load;
  /// Syntax-checks a stretch of Lua. May be empty.
  std::function<std::optional<LuaProblem>(const std::string& text)> check_lua;
};

}  // namespace ansatz::check
