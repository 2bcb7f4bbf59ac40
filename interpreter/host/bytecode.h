// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stdlib/core/fingerprint.h"

namespace ansatz::host {

/// What a dumped Lua 5.4 function says about itself, read from the dump so that no internals of the library are needed.
///
/// The structure hash covers instructions, constants and nested functions; it leaves out line numbers, names of locals
/// and upvalues, the file's name, and those constants that are only names of globals, or of fields of the first
/// argument or of an upvalue, which stand as "global number k". So comments, layout and renaming do not change it; what
/// the names stand for, the caller adds. Source: the Lua 5.4 sources, ldump.c and lopcodes.h (formats
/// only).
struct Bytecode {
  std::vector<std::string> globals;  ///< names read from _ENV, nested functions included, in order of first use
  std::vector<std::string> assigned_globals;
  std::vector<std::string> argument_fields;  ///< names read off the first argument, likewise
  std::vector<std::pair<unsigned, std::string>>
      upvalue_fields;                      ///< likewise: upvalue of the outermost function, name read off it
  std::vector<std::string> texts;          ///< all constants that are texts, names of globals aside
  std::vector<std::string> upvalue_names;  ///< of the outermost function
  bool assigns_upvalues = false;           ///< some outer variable (not _ENV) is assigned here or in a nested function
  core::Fingerprint structure;
};

/// Reads a dump made by lua_dump with debug information. Throws std::runtime_error when it is of another version.
Bytecode read_bytecode(std::string_view dump);

}  // namespace ansatz::host
