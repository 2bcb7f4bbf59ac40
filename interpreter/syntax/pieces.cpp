// SPDX-License-Identifier: MIT
#include "interpreter/syntax/pieces.h"

#include <fmt/format.h>

#include <utility>

namespace ansatz::syntax {
namespace {

using Kind = Piece::Kind;

constexpr std::size_t kLuaLevels = 4;  // as many as AnsatzLexer.g4 spells out

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  std::vector<Piece> cut() {
    pieces_.reserve(text_.size() / 4);
    while (at_ < text_.size()) next();
    return std::move(pieces_);
  }

 private:
  void add(Kind kind, std::size_t end) {
    pieces_.push_back({kind, {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)}});
    at_ = end;
  }

  std::size_t line_end() const {
    const std::size_t end = text_.find('\n', at_);
    return end == std::string_view::npos ? text_.size() : end;
  }

  void next() {
    const char c = text_[at_];
    switch (c) {
      case ' ':
      case '\t':
      case '\r':
        ++at_;
        return;
      case '\n':
        return add(Kind::Line, at_ + 1);
      case '#':
        at_ = line_end();
        return;
      case '(':
      case '[':
      case '{':
        return add(Kind::Open, at_ + 1);
      case ')':
      case ']':
      case '}':
        return add(Kind::Close, at_ + 1);
      case '"':
        return text();
      case '\'':
        return quoted();
      default:
        break;
    }
    if (is_word(c)) return word();
    add(Kind::Symbol, at_ + 1);
  }

  void text() {
    const std::size_t stop = line_end();
    for (std::size_t i = at_ + 1; i < stop; ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_[i] == '"') {
        return add(Kind::Literal, i + 1);
      }
    }
    add(Kind::UnclosedText, stop > at_ + 1 && text_[stop - 1] == '\r' ? stop - 1 : stop);
  }

  // A prime after a name, else text in single quotes: not Ansatz, but its brackets must not count either.
  void quoted() {
    const bool is_prime = !pieces_.empty() && pieces_.back().kind == Kind::Word && pieces_.back().span.end == at_ &&
                          (text_[pieces_.back().span.begin] < '0' || text_[pieces_.back().span.begin] > '9');
    const std::size_t end = text_.find('\'', at_ + 1);
    if (is_prime || end == std::string_view::npos || end > line_end()) return add(Kind::Symbol, at_ + 1);
    add(Kind::Literal, end + 1);
  }

  void word() {
    std::size_t end = at_;
    while (end < text_.size() && is_word(text_[end])) ++end;
    if (text_.substr(at_, end - at_) != "lua") return add(Kind::Word, end);
    std::size_t open = end;
    while (open < text_.size() && (text_[open] == ' ' || text_[open] == '\t')) ++open;
    if (open >= text_.size() || text_[open] != '[') return add(Kind::Word, end);
    std::size_t body = open + 1;
    while (body < text_.size() && text_[body] == '=') ++body;
    if (body >= text_.size() || text_[body] != '[') return add(Kind::Word, end);
    const std::size_t level = body - open - 1;
    const std::size_t close = text_.find(fmt::format("]{:=<{}}]", "", level), body + 1);
    if (close == std::string_view::npos) return add(Kind::UnclosedLua, text_.size());
    add(level > kLuaLevels ? Kind::UnreadableLua : Kind::Literal, close + level + 2);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Piece> pieces_;
};

}  // namespace

bool is_word(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::vector<Piece> cut(std::string_view text) { return Cutter(text).cut(); }

}  // namespace ansatz::syntax
