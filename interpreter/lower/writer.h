// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "interpreter/lower/line_map.h"

namespace ansatz::lower {

/// Lua text in the making, line by line, each with the place it comes from.
class Writer {
 public:
  explicit Writer(syntax::SourcePtr source) { lines_.source = std::move(source); }

  /// Begins a line; what is written until the next belongs to `span`.
  void line(std::optional<syntax::Span> span) {
    if (!lines_.spans.empty()) text_ += '\n';
    text_.append(static_cast<std::size_t>(2 * indent_), ' ');
    lines_.spans.push_back(span);
  }
  /// A line as it stands, without indentation.
  void verbatim(std::string_view content, std::optional<syntax::Span> span) {
    if (!lines_.spans.empty()) text_ += '\n';
    lines_.spans.push_back(span);
    text_ += content;
  }
  void write(std::string_view content) { text_ += content; }
  /// A function begins here.
  void note(FunctionText function) { lines_.functions.emplace(lua_line(), std::move(function)); }
  /// Here stands a call of what only running can tell.
  void note_call(std::string callee) { lines_.calls_of_values.emplace(lua_line(), std::move(callee)); }
  void indent() { ++indent_; }
  void outdent() { --indent_; }
  /// `{ … },` an item of a table around it, its fields on lines of their own.
  void open_item(std::optional<syntax::Span> span) {
    line(span);
    write("{");
    indent();
  }
  void close_item() {
    outdent();
    line(std::nullopt);
    write("},");
  }

  int lua_line() const { return static_cast<int>(lines_.spans.size()); }

  std::string take_text() {
    text_ += '\n';
    return std::move(text_);
  }
  LineMap take_lines() { return std::move(lines_); }

 private:
  std::string text_;
  LineMap lines_;
  int indent_ = 0;
};

}  // namespace ansatz::lower
