// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "interpreter/syntax/diagnostic.h"
#include "interpreter/syntax/parse.h"

namespace ansatz::format {

/// Columns that a line of code fills at most, where it has a place to break.
inline constexpr std::size_t kWidth = 120;

/// A script laid out, or the reasons why it was left alone.
struct Formatted {
  std::optional<std::string> text;
  syntax::Diagnostics diagnostics;
};

/// Lays a script out in the one style: two columns of indentation a block, one blank where there were some, at most one
/// empty line, lines of at most kWidth columns where one can break. Lines end where the author ended them. What the
/// author aligned with the line above (padded with two blanks or more) stays aligned, and moves together.
///
/// Comments, texts and Lua keep every byte. The result reads as the same syntax tree, comments included, or there is
/// none; laying it out again changes nothing.
Formatted format(const syntax::SourcePtr& source, const syntax::ParseOptions& options);

}  // namespace ansatz::format
