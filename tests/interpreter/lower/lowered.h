// SPDX-License-Identifier: MIT
#pragma once

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "interpreter/check/script.h"
#include "interpreter/check/small_registry.h"
#include "interpreter/lower/lower.h"
#include "interpreter/syntax/render.h"

namespace ansatz::tests {

inline lower::Lowered lower_whole(const std::string& text, const check::Options& options) {
  const Script script = check_script(text, options);
  INFO(syntax::render(script.diagnostics));
  REQUIRE(script.checked);
  REQUIRE(script.checked->ok());
  return lower::lower(*script.checked);
}

/// The script as Lua, without the comment at its head.
inline std::string lowered(const std::string& text, const check::Options& options) {
  const std::string lua = lower_whole(text, options).text;
  return lua.substr(lua.find('\n') + 1);
}

inline std::string lowered(const std::string& text) { return lowered(text, script_options(small_registry())); }

/// The line map as `lua line: script line:column`, entries without a place left out.
inline std::string places(const std::string& text) {
  const lower::Lowered result = lower_whole(text, script_options(small_registry()));
  std::string out;
  for (std::size_t line = 1; line <= result.lines.spans.size(); ++line) {
    const auto span = result.lines.find(static_cast<int>(line));
    if (!span) continue;
    const auto place = result.lines.source->position(span->begin);
    out += std::to_string(line) + ": " + std::to_string(place.line) + ":" + std::to_string(place.column) + "\n";
  }
  return out;
}

/// Lua's code without debug information, in hex; empty where `luac5.4` is not installed.
inline std::string bytecode(const std::string& lua) {
  namespace fs = std::filesystem;
  if (std::system("command -v luac5.4 >/dev/null 2>&1") != 0) return "";
  const fs::path source = fs::temp_directory_path() / "ansatz_lowered.lua";
  const fs::path code = fs::temp_directory_path() / "ansatz_lowered.luac";
  std::ofstream(source) << lua;
  const std::string command = "luac5.4 -s -o " + code.string() + " " + source.string();
  REQUIRE(std::system(command.c_str()) == 0);
  std::ifstream file(code, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace ansatz::tests
