// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "interpreter/syntax/diagnostic.h"

namespace ansatz::syntax {

/// The diagnostic as text, with the line it is about and carets below; ends in a newline.
///
///   kinks.anz:9:22: error: klein_gordon has no parameter 'pontential'
///     9 |   sim = klein_gordon(pontential = φ => …,
///       |                      ^~~~~~~~~~ did you mean 'potential'?
///     help: ansatz help klein_gordon
///
/// A span of several lines is shown by its first; long lines are cut around the caret.
std::string render(const Diagnostic& diagnostic);

/// All of them, one after the other.
std::string render(const Diagnostics& diagnostics);

}  // namespace ansatz::syntax
