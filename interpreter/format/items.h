// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "interpreter/syntax/source.h"

namespace ansatz::format {

/// A token or comment, as its text shows what it is.
struct Item {
  enum class Kind : std::uint8_t { Word, Number, Text, Lua, Open, Close, Comma, Semicolon, Sign, Comment };
  Kind kind = Kind::Sign;
  std::string_view text;
  std::size_t column = 0;  ///< where the author put it, in code points from 0
  std::size_t blanks = 0;  ///< before it on its line

  bool is(std::string_view other) const { return text == other; }
  bool opens(char bracket) const { return kind == Kind::Open && text.front() == bracket; }
  bool closes(char bracket) const { return kind == Kind::Close && text.front() == bracket; }
};

/// A line of the author, without its blanks; one without items is empty.
struct Line {
  std::vector<Item> items;
  bool is_after_empty = false;  ///< an empty line stands before it
  bool is_wrapped = false;      ///< broken off the line above, not by the author

  bool is_comment() const { return items.size() == 1 && items.front().kind == Item::Kind::Comment; }
  /// Items that are not the comment at its end.
  std::size_t code_size() const;
};
using Lines = std::vector<Line>;

/// The script as lines that hold something, runs of empty ones noted on the next; `;` that end nothing are left out.
/// The items look into the source's text.
Lines read_lines(const syntax::Source& source);

/// Code points of a text's last line.
std::size_t width_of(std::string_view text);

/// Brackets around the items of a script: which is the innermost at each line, where it stands.
struct Place {
  std::size_t line = 0;
  std::size_t item = 0;

  bool operator==(const Place&) const = default;
};
using Nest = std::vector<Place>;
/// Passes one item: opens or closes a bracket of `nest`.
void pass(Nest& nest, const Item& item, Place place);
/// Does a newline end a statement here? Inside `{ }` and outside all brackets.
bool in_statements(const Nest& nest, const Lines& lines);
/// A line that ends with such an item goes on.
bool goes_on_after(const Item& item);

}  // namespace ansatz::format
