// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "interpreter/check/check.h"
#include "interpreter/check/script.h"
#include "interpreter/lower/lower.h"
#include "interpreter/syntax/render.h"
#include "stdlib/modules/standard_library.h"

namespace ansatz::fuzz {

/// Any script: the checker says what is wrong with it, however little of it could be read; what it finds nothing wrong
/// with can be lowered.
inline void check(std::string_view bytes) {
  const check::Options options = tests::script_options(standard_library());
  syntax::ParseOptions parsing;
  parsing.is_unit = [](std::string_view unit) { return core::is_unit_name(unit); };
  const auto source = std::make_shared<const syntax::Source>("fuzz.anz", std::string(bytes));
  const check::Checked checked = check::check(syntax::parse(source, parsing), options);
  static_cast<void>(syntax::render(checked.diagnostics));
  if (checked.ok()) static_cast<void>(lower::lower(checked));
}

}  // namespace ansatz::fuzz
