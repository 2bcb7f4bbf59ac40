// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "interpreter/lower/line_map.h"

namespace ansatz::lower {

/// Lua text in the making, line by line, each with the place it comes from.
///
/// Lua tells the line of an instruction and nothing finer, so the text that Lua reads has more lines than the one that
/// people read: a break wherever what follows comes from another expression. That costs nothing once it is loaded.
class Writer {
 public:
  explicit Writer(syntax::SourcePtr source) { lines_.source = std::move(source); }

  /// Begins a line; what is written until the next belongs to `span`.
  void line(std::optional<syntax::Span> span) {
    if (!lines_.spans.empty()) text_ += '\n';
    text_.append(static_cast<std::size_t>(2 * indent_), ' ');
    begin_line(span);
  }
  /// What is written from here on comes from `span`, within its line. Returns what it came from before.
  std::optional<syntax::Span> at(std::optional<syntax::Span> span) { return std::exchange(wanted_, span); }
  const std::optional<syntax::Span>& place() const { return wanted_; }
  /// A line as it stands, without indentation.
  void verbatim(std::string_view content, std::optional<syntax::Span> span) {
    if (!lines_.spans.empty()) text_ += '\n';
    begin_line(span);
    text_ += content;
  }
  /// Whole words of Lua: a break may come before them.
  void write(std::string_view content) {
    break_line();
    text_ += content;
  }
  /// A function begins here.
  void note(FunctionText function) { lines_.functions.emplace(lua_line(), std::move(function)); }
  /// Here stands the end of what is called, which only running can tell.
  void note_call(std::string callee) {
    break_line();
    lines_.calls_of_values.emplace(lua_line(), std::move(callee));
  }
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

  /// The text as people read it.
  std::string text() const { return text_ + '\n'; }
  /// The text as Lua reads it, whose lines the map tells of.
  std::string chunk() const {
    std::string chunk;
    chunk.reserve(text_.size() + breaks_.size() + 1);
    std::size_t begin = 0;
    for (const std::size_t end : breaks_) {
      chunk.append(text_, begin, end - begin) += '\n';
      begin = end;
    }
    return chunk.append(text_, begin) += '\n';
  }
  LineMap take_lines() { return std::move(lines_); }

 private:
  void begin_line(std::optional<syntax::Span> span) {
    lines_.spans.push_back(span);
    wanted_ = span;
  }
  void break_line() {
    if (lines_.spans.empty() || wanted_ == lines_.spans.back()) return;
    breaks_.push_back(text_.size());
    lines_.spans.push_back(wanted_);
  }

  std::string text_;
  std::vector<std::size_t> breaks_;     ///< where the text that Lua reads has a line's end as well
  std::optional<syntax::Span> wanted_;  ///< what is written next comes from
  LineMap lines_;
  int indent_ = 0;
};

}  // namespace ansatz::lower
