// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "interpreter/syntax/habits.h"
#include "interpreter/syntax/source.h"
#include "interpreter/syntax/token.h"

namespace ansatz::syntax {

/// A form of another language, as a row of a table.
///
/// The pattern's words fit tokens one by one: a word or sign fits itself, `a|b` either; NAME, NUMBER and TEXT one of
/// the kind; ITEM as few tokens as will do, at least one, brackets closed; REST all that is left. `@` marks where the
/// caret goes, else it stands where the parser stops. Message and note take `{2}`, the text of the second of those that
/// fit more than one text; `{0}` is the value whose brackets these are, `{1:2>3}` the first with the third written for
/// the second, `{1:text}` a text with values in braces as a call of text().
struct Form {
  enum Place {
    Statement,  ///< the whole of it
    Item,       ///< what stands between brackets, commas and '=' around the place where the parser stops
    Call,       ///< an item between the parentheses of a call
    Subscript,  ///< an item between the brackets after a value
  };
  Place place;
  std::string_view pattern;
  std::string_view message;
  std::string_view note;
};

/// A statement that the parser cannot read, held against forms.
class Stuck {
 public:
  Stuck(const Tokens& statement, std::size_t stop, const Source& source);
  std::optional<Advice> fit(const Form& form) const;

 private:
  struct Stretch {
    std::size_t begin = 0, end = 0;
  };
  struct Match {
    std::vector<Stretch> captures;
    std::optional<std::size_t> caret;
  };

  void find_item();
  void find_owner(std::size_t opener);
  bool matches(std::string_view pattern, Stretch tokens, Match& match) const;
  bool matches_one(std::string_view word, const Token& token) const;
  std::string_view text(Stretch tokens) const;
  std::string filled(std::string_view sentence, const Match& match) const;
  std::string replaced(std::string_view operation, const Match& match) const;
  std::string with(Stretch whole, std::string_view name, std::string_view value) const;

  const Tokens& tokens_;
  std::size_t stop_;
  const Source& source_;
  Stretch item_;
  TokenKind opener_ = TokenKind::None;  ///< of the brackets around the item
  bool is_owned_ = false;               ///< a value stands right before them,
  Stretch owner_;                       ///< of this name
};

}  // namespace ansatz::syntax
