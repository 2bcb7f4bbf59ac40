// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "interpreter/syntax/diagnostic.h"
#include "interpreter/syntax/tree.h"

namespace ansatz::syntax {

/// Brackets may be nested this deep; deeper input is refused.
inline constexpr int kNestingLimit = 200;
/// Bytes a script may have.
inline constexpr std::size_t kSizeLimit = 16U << 20U;

/// Messages that one script gets; what has more mistakes is no script.
inline constexpr std::size_t kMessageLimit = 1000;

struct ParseOptions {
  /// Is this the name of a unit? `5 eV` is a quantity only where it is.
  std::function<bool(std::string_view)> is_unit = [](std::string_view) { return false; };
  /// What to say of a name after a number that may have meant a unit, as a sentence. May be empty.
  std::function<std::optional<std::string>(std::string_view)> unit_advice;
};

/// A tree, and what is wrong with the text, in its order. The tree of a faulty text holds what could be read.
struct ParseResult {
  File file;
  Diagnostics diagnostics;

  bool is_sound() const { return diagnostics.empty(); }
};

/// Reads a script. Never throws on account of the text; all syntax errors of it are reported at once.
ParseResult parse(SourcePtr source, const ParseOptions& options = {});

}  // namespace ansatz::syntax
