// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "interpreter/syntax/diagnostic.h"

struct lua_State;

namespace ansatz::host {

/// What travels as the error value inside Lua: facts gathered where the error was raised.
struct ErrorValue {
  std::string message;
  std::string caret_note;
  std::vector<syntax::Diagnostic::Line> lines;
  std::string parameter;     ///< the named argument to blame, if any
  bool blames_name = false;  ///< its name, not its value: nobody knows it
  bool interrupted = false;

  struct RawFrame {
    std::string chunk;
    int line = 0;
    std::string function;
  };
  std::vector<RawFrame> frames;
  std::string trace;
};

ErrorValue describe_exception(const std::exception& exception);

/// The message handler of every protected call: makes an ErrorValue of whatever was raised and notes where.
int handle_error(lua_State* lua);

}  // namespace ansatz::host
