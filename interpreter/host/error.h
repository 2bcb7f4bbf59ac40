// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "interpreter/syntax/diagnostic.h"

namespace ansatz::host {

/// A place on the way to a run-time error, in the reader's file where the line map knows it.
struct Frame {
  std::string file;
  int line = 0;
  std::string function;  ///< empty at file level
};

struct ErrorValue;

/// What went wrong while a script ran: one sentence, with the way out where there is one, and where. Made inside the
/// Lua state as an error value, thrown to C++ when no script caught it.
class ScriptError : public std::runtime_error {
 public:
  ScriptError(std::string sentence, syntax::Diagnostic found)
      : std::runtime_error(std::move(sentence)), diagnostic(std::move(found)) {}

  syntax::Diagnostic diagnostic;  ///< without source when no line of a script is to blame
  std::vector<Frame> frames;      ///< innermost first
  std::string raw_trace;          ///< Lua's own view, for --trace
  bool interrupted = false;
  std::shared_ptr<const ErrorValue> origin;  ///< the error value as Lua had it, should it go back there

  /// "kinks.anz:11:5", or empty.
  std::string place() const;
  /// What is wrong, and the name that may be meant.
  std::string sentence() const;
  /// The diagnostic as it is printed.
  std::string rendered() const;
};

class ScriptFunction;

/// A mistake in what a function of a script gave, told at the place where the function stands.
ScriptError error_at(const ScriptFunction& function, const std::exception& mistake);

/// A script that was refused before it ran.
class Refused : public std::runtime_error {
 public:
  explicit Refused(syntax::Diagnostics found) : std::runtime_error("refused"), diagnostics(std::move(found)) {}
  syntax::Diagnostics diagnostics;
};

}  // namespace ansatz::host
