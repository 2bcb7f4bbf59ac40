// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "interpreter/syntax/brackets.h"
#include "interpreter/syntax/parse.h"
#include "interpreter/syntax/print.h"
#include "interpreter/syntax/render.h"

namespace ansatz::fuzz {

/// Any bytes: the parser answers with a tree and messages, both of which can be printed.
inline void parse(std::string_view bytes) {
  syntax::ParseOptions options;
  options.is_unit = [](std::string_view name) { return name == "mm" || name == "fs" || name == "eV"; };
  const auto source = std::make_shared<const syntax::Source>("fuzz.anz", std::string(bytes));
  const syntax::ParseResult result = syntax::parse(source, options);
  static_cast<void>(syntax::dump(result.file));
  static_cast<void>(syntax::render(result.diagnostics));
  static_cast<void>(syntax::is_incomplete(bytes));
}

}  // namespace ansatz::fuzz
