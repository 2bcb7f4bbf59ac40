// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ansatz::syntax {

/// A stretch of a source's text: byte offsets, `end` is one past the last byte.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool operator==(const Span&) const = default;
  std::uint32_t size() const { return end - begin; }
};

/// The smallest span that covers both.
inline Span join(Span a, Span b) { return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end}; }

/// A place as people name it: both count from 1, columns count code points.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  bool operator==(const Position&) const = default;
};

/// A script's text under the name that messages use. Immutable; shared by the trees and diagnostics made from it.
class Source {
 public:
  Source(std::string name, std::string text);

  const std::string& name() const { return name_; }
  const std::string& text() const { return text_; }
  std::string_view text(Span span) const;

  std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }
  /// Line `number` (from 1) without its line end; empty outside the text.
  std::string_view line(std::uint32_t number) const;
  /// Byte offset at which line `number` (from 1) begins.
  std::uint32_t line_start(std::uint32_t number) const;
  /// The line (from 1) that a byte offset lies in.
  std::uint32_t line_at(std::uint32_t offset) const;
  /// How many spaces and tabs line `number` begins with; of a blank line, more than of any other.
  std::size_t indentation(std::uint32_t number) const { return line(number).find_first_not_of(" \t"); }
  /// Line and column of a byte offset; offsets past the end give the place just after the last character.
  Position position(std::uint32_t offset) const;
  /// The same with the source's name, as messages and answers to doubts write it: "kinks.anz:14:5".
  std::string place(std::uint32_t offset) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
};

using SourcePtr = std::shared_ptr<const Source>;

}  // namespace ansatz::syntax
