// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <vector>

#include "interpreter/syntax/token.h"

namespace ansatz::syntax {

/// The rules of AnsatzParser.g4.
enum class Rule : std::uint8_t {
  None,
#define ANSATZ_RULE(name) name,
#include "interpreter/syntax/grammar.def"
};

/// A part of a script as the grammar reads it: a token, or a rule with smaller parts in the order they stand.
///
/// Parts lie in one list, each right before what it holds, so a part knows its own only by their place: it is looked at
/// where it lies and never copied out of the list.
struct Part {
  Rule rule = Rule::None;             ///< None for a token.
  TokenKind token = TokenKind::None;  ///< None for a rule.
  bool is_broken = false;             ///< A statement that could not be read, which was reported; it holds bare tokens.
  std::uint32_t count = 0;            ///< Parts that it holds itself,
  std::uint32_t reach = 1;            ///< and together with all that those hold, itself included.
  Span span;

  bool is(Rule wanted) const { return rule == wanted; }
  bool is(TokenKind wanted) const { return token == wanted; }
  bool is_token() const { return token != TokenKind::None; }

  class Iterator {
   public:
    using value_type = const Part;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::forward_iterator_tag;
    using pointer = const Part*;
    using reference = const Part&;

    explicit Iterator(const Part* at) : at_(at) {}
    const Part& operator*() const { return *at_; }
    const Part* operator->() const { return at_; }
    Iterator& operator++() {
      at_ += at_->reach;
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const Part* at_;
  };
  Iterator begin() const { return Iterator(this + 1); }
  Iterator end() const { return Iterator(this + reach); }
  const Part& front() const { return *(this + 1); }

  /// The first part of the kind, or with `skip` a later one; null where there is none.
  template <class Kind>
  const Part* find(Kind kind, std::size_t skip = 0) const {
    for (const Part& part : *this) {
      if (part.is(kind) && skip-- == 0) return &part;
    }
    return nullptr;
  }
  /// The same where the grammar says that there is one.
  template <class Kind>
  const Part& get(Kind kind, std::size_t skip = 0) const {
    return *find(kind, skip);
  }
  template <class Kind>
  bool has(Kind kind) const {
    return find(kind) != nullptr;
  }
};
using Parts = std::vector<Part>;

}  // namespace ansatz::syntax
