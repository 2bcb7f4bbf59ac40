// SPDX-License-Identifier: MIT
#include "interpreter/syntax/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "interpreter/syntax/foreign.h"
#include "interpreter/syntax/habits.h"
#include "interpreter/syntax/letters.h"
#include "interpreter/syntax/meant_word.h"
#include "interpreter/syntax/parse.h"
#include "interpreter/syntax/token_roles.h"
#include "interpreter/syntax/words.h"
#include "stdlib/core/utf8.h"

namespace ansatz::syntax {
namespace {

class Layout {
 public:
  Layout(Tokens tokens, const SourcePtr& source, const ParseOptions& options, Diagnostics& diagnostics)
      : raw_(std::move(tokens)), source_(source), options_(options), diagnostics_(diagnostics) {}

  Arranged arrange() {
    kept_.reserve(raw_.size());
    for (at_ = 0; at_ < raw_.size(); ++at_) place();
    return {std::move(kept_), std::move(mended_), is_too_deep_};
  }

 private:
  struct Bracket {
    TokenKind kind;
    BlockKind block;
  };

  Token& token() { return raw_[at_]; }
  TokenKind kind(std::size_t ahead = 0) const {
    return at_ + ahead < raw_.size() ? raw_[at_ + ahead].kind : TokenKind::EndOfFile;
  }
  TokenKind previous() const { return kept_.empty() ? TokenKind::End : kept_.back().kind; }
  std::string_view text(const Token& token) const { return source_->text(token.span); }
  bool touches_next(std::size_t ahead) const {
    return at_ + ahead + 1 < raw_.size() && raw_[at_ + ahead].span.end == raw_[at_ + ahead + 1].span.begin;
  }
  TokenKind next_beyond_lines() const {
    std::size_t ahead = 1;
    while (kind(ahead) == TokenKind::Line) ++ahead;
    return kind(ahead);
  }
  BlockKind block() const { return brackets_.empty() ? BlockKind::File : brackets_.back().block; }
  bool in_statements() const { return brackets_.empty() || brackets_.back().kind == TokenKind::OpenBrace; }
  bool at_statement_start() const {
    return in_statements() && (previous() == TokenKind::End || previous() == TokenKind::OpenBrace);
  }

  void keep() { kept_.push_back(raw_[at_]); }
  void keep_as(TokenKind kind) {
    token().kind = kind;
    keep();
  }

  void report(Span span, std::string message, std::string note = {}) {
    diagnostics_.push_back({Severity::Error, source_, span, std::move(message), std::move(note), {}});
  }

  void place() {
    switch (kind()) {
      case TokenKind::Line:
        if (!in_statements() || goes_on_after(previous()) || next_beyond_lines() == TokenKind::Else) return;
        return next_beyond_lines() == TokenKind::OpenBrace && misses_its_brace() ? brace_on_its_own() : end_statement();
      case TokenKind::Semicolon:
        return in_statements() ? end_statement() : keep();
      case TokenKind::OpenParen:
      case TokenKind::OpenBracket:
      case TokenKind::OpenBrace:
        return open();
      case TokenKind::CloseParen:
      case TokenKind::CloseBracket:
      case TokenKind::CloseBrace:
        return close();
      case TokenKind::Comma:
        return comma();
      case TokenKind::Name:
      case TokenKind::Primed:
        return name();
      case TokenKind::Number:
        return number();
      case TokenKind::Dot:
        return dot();
      case TokenKind::Arrow:
      case TokenKind::Then:
        limit_chain();
        return keep();
      case TokenKind::Quoted:
        report(token().span, "text stands in double quotes", "write \"…\"");
        return keep_as(TokenKind::Text);
      case TokenKind::Wrong:
      case TokenKind::Other:
        return foreign();
      default:
        return keep();
    }
  }

  // Runs of separators are one; none stands at the beginning or the end of a block.
  void end_statement() {
    chain_ = 0;
    pending_ = {};
    const TokenKind next = next_beyond_lines();
    if (kept_.empty() || previous() == TokenKind::End || previous() == TokenKind::OpenBrace) return;
    if (next == TokenKind::CloseBrace || next == TokenKind::EndOfFile) return;
    keep_as(TokenKind::End);
  }

  // The statement under way is the head of one with a block, and its block has not begun.
  bool misses_its_brace() const {
    if (previous() == TokenKind::End || previous() == TokenKind::OpenBrace || previous() == TokenKind::CloseBrace)
      return false;
    const std::size_t first = first_of_statement();
    const bool chooses_value = std::any_of(kept_.begin() + static_cast<std::ptrdiff_t>(first), kept_.end(),
                                           [](const Token& each) { return each.kind == TokenKind::Then; });
    return opens_block(kept_[first].kind) && !chooses_value;
  }
  std::size_t first_of_statement() const {
    std::size_t first = kept_.size();
    for (int depth = 0; first > 0; --first) {
      const TokenKind kind = kept_[first - 1].kind;
      depth -= bracket_step(kind);
      if (depth < 0 || (depth == 0 && kind == TokenKind::End)) break;
    }
    return first;
  }
  // `function f(x)` and below it `{`: read as if it stood on the line of its head.
  void brace_on_its_own() {
    while (kind() == TokenKind::Line) ++at_;
    report(token().span, fmt::format("'{{' belongs on the line of '{}'", text(kept_[first_of_statement()])));
    mended_.push_back(token().span.begin);
    open();
  }

  void open() {
    BlockKind opened = block();
    if (kind() == TokenKind::OpenBrace && pending_.opens_block && brackets_.size() == pending_depth_) {
      opened = pending_.block;
      pending_ = {};
    }
    brackets_.push_back({kind(), opened});
    keep();
  }

  void close() {
    if (!brackets_.empty()) brackets_.pop_back();
    if (kind() == TokenKind::CloseBrace && previous() == TokenKind::End) kept_.pop_back();
    keep();
  }

  void comma() {
    chain_ = 0;
    const TokenKind next = next_beyond_lines();
    const bool is_last = next == TokenKind::CloseParen || next == TokenKind::CloseBracket;
    const bool follows_item =
        previous() != TokenKind::Comma && previous() != TokenKind::OpenParen && previous() != TokenKind::OpenBracket;
    if (!in_statements() && is_last && follows_item) return;
    keep();
  }

  void name() {
    const std::string_view word = text(token());
    check_letters(word);
    if (kind() == TokenKind::Primed) return keep();
    if (at_statement_start()) return keep_as(opening(word));
    const TokenKind before = previous();
    const bool after_value = ends_value(before) || before == TokenKind::Paired || before == TokenKind::As;
    const bool after_end = before == TokenKind::CloseBrace || before == TokenKind::Break ||
                           before == TokenKind::Continue || before == TokenKind::Return;
    if (after_value || after_end) {
      const TokenKind following = following_word(word);
      const bool is_word = following == TokenKind::Published ? before == TokenKind::As
                           : following == TokenKind::Over    ? before == TokenKind::Paired
                           : following == TokenKind::Because ? true
                                                             : following != TokenKind::None && ends_value(before);
      if (is_word) return keep_as(following);
      const TokenKind meant = after_value ? misspelt_following(at_, before) : TokenKind::None;
      if (meant != TokenKind::None) return keep_as(meant);
    }
    keep();
  }

  // `vary` is a clause wherever an experiment's statement begins. Elsewhere it is a name, unless what follows could
  // not stand after a name: then it is a clause in the wrong place, and the converter says so.
  TokenKind opening(std::string_view word) {
    const Opening opening = opening_word(word);
    if (opening.token == TokenKind::None) return misspelt_opening(word);
    const TokenKind next = kind(1);
    const bool follows_name = next != TokenKind::Name && next != TokenKind::Text && next != TokenKind::Number &&
                              next != TokenKind::Quoted && next != TokenKind::LuaText;
    const bool opens_here = next == TokenKind::OpenBrace && opening.opens_block && block() != BlockKind::Figure;
    if (follows_name && !opens_here && !is_at_home(opening.token, block())) return TokenKind::Name;
    pending_ = opening;
    pending_depth_ = brackets_.size();
    return opening.token;
  }

  // `sample b form uniform(0, 1)`: no name stands after a value, so a word of the clause was meant. It is said, and
  // read so. `before` is what precedes the word at `place`.
  TokenKind misspelt_following(std::size_t place, TokenKind before) {
    const std::string_view word = text(raw_[place]);
    const AfterValue stands = stands_after(place, before);
    const auto meant = meant_word(word, stands);
    if (!meant) return TokenKind::None;
    report(raw_[place].span,
           meant->is_of_clause ? fmt::format("'{}' has no word '{}'", text(kept_[first_of_statement()]), word)
                               : fmt::format("'{}' cannot follow '{}'", word, text(kept_.back())),
           fmt::format("did you mean '{}'?", meant->text));
    mended_.push_back(raw_[place].span.begin);
    return meant->token;
  }
  AfterValue stands_after(std::size_t place, TokenKind before) const {
    AfterValue stands{before, place + 1 < raw_.size() ? raw_[place + 1].kind : TokenKind::EndOfFile, block(), {}};
    if (!in_statements()) return stands;
    for (std::size_t i = first_of_statement(); i < kept_.size(); ++i) stands.statement.push_back(kept_[i].kind);
    return stands;
  }

  // A brace may have been put on a line of its own.
  TokenKind kind_or_brace(std::size_t ahead) const {
    std::size_t beyond = ahead;
    while (kind(beyond) == TokenKind::Line) ++beyond;
    return kind(beyond) == TokenKind::OpenBrace ? TokenKind::OpenBrace : kind(ahead);
  }

  // `recrod x` is said to be none, and then read as what it was meant to be.
  TokenKind misspelt_opening(std::string_view word) {
    Follows follows{kind_or_brace(1), kind_or_brace(2), {}};
    if (follows.first == TokenKind::Name && following_word(text(raw_[at_ + 1])) != TokenKind::None)
      return TokenKind::Name;
    if (follows.second == TokenKind::Name) follows.second_text = text(raw_[at_ + 2]);
    const auto meant = meant_word(word, block(), follows);
    if (!meant) return TokenKind::Name;
    report(token().span, fmt::format("no statement begins with '{}'", word),
           fmt::format("did you mean '{}'?", meant->text));
    mended_.push_back(token().span.begin);
    pending_ = opening_word(meant->text);
    pending_depth_ = brackets_.size();
    return meant->token;
  }

  void number() {
    const std::string_view digits = text(token());
    if (kind(1) == TokenKind::Name) {
      const Span next = raw_[at_ + 1].span;
      const std::string_view word = source_->text(next);
      const bool touches = touches_next(0);
      if (touches && word == "i") {
        token().span.end = next.end;
        keep_as(TokenKind::Imaginary);
        ++at_;
        return;
      }
      if (following_word(word) != TokenKind::None || stands_after_value(word)) return keep();
      if (counts_steps(word) && kind(2) == TokenKind::Number) return keep();
      const bool is_unit = options_.is_unit(word) || (options_.unit_advice && options_.unit_advice(word));
      if (!touches && !is_unit && meant_word(word, stands_after(at_ + 1, TokenKind::Number)))
        return keep();  // the word is told where it is read
      if (!options_.is_unit(word)) {
        const std::string bad = touches ? misspelt(digits, word) : std::string();
        const Span both = join(token().span, next);
        if (!bad.empty()) {
          report(both, bad);
        } else if (!touches && misses_brace()) {
          report(next, fmt::format("expected '{{' before '{}'", word), "what is done stands in braces: { … }");
          check_letters(word);
        } else {
          const auto advice = options_.unit_advice ? options_.unit_advice(word) : std::nullopt;
          report(next, "a number is followed by a name",
                 advice ? fmt::format("{} Write {}*{} for a product", *advice, digits, word)
                        : fmt::format("write {}*{} for a product", digits, word));
          check_letters(word);
        }
      }
      keep();
      ++at_;
      return keep_as(TokenKind::Unit);
    }
    if (kind(1) == TokenKind::Dot && touches_next(0)) {
      const bool more = kind(2) == TokenKind::Number && touches_next(1);
      const Span both = join(token().span, raw_[at_ + (more ? 2 : 1)].span);
      report(both, more ? fmt::format("'{}' is not a number", source_->text(both))
                        : "digits must follow the point of a number");
      keep();
      at_ += more ? 2 : 1;
      return;
    }
    keep();
  }

  // The line is the head of a statement with a block, and no block begins on it.
  bool misses_brace() const {
    bool is_head = false;
    for (std::size_t i = kept_.size(); i > 0; --i) {
      const TokenKind kept = kept_[i - 1].kind;
      if (kept == TokenKind::End || kept == TokenKind::OpenBrace || kept == TokenKind::Then) break;
      is_head = is_head || kept == TokenKind::If || kept == TokenKind::For || kept == TokenKind::While;
    }
    for (std::size_t ahead = 1; is_head; ++ahead) {
      if (kind(ahead) == TokenKind::OpenBrace || kind(ahead) == TokenKind::Then) return false;
      if (kind(ahead) == TokenKind::Line || kind(ahead) == TokenKind::EndOfFile) return true;
    }
    return false;
  }

  static std::string misspelt(std::string_view digits, std::string_view word) {
    const std::string whole = fmt::format("{}{}", digits, word);
    if (word.front() == '_')
      return fmt::format("'{}' is not a number: underscores stand singly, between digits", whole);
    if (word == "e" || word == "E") return fmt::format("'{}' is not a number: digits must follow the {}", whole, word);
    const bool has_base = std::string_view("xXbBoO").find(word.front()) != std::string_view::npos;
    if (digits == "0" && has_base) return fmt::format("'{}' is not a number: numbers are decimal", whole);
    return {};
  }

  void dot() {
    if (kind(1) == TokenKind::Number && touches_next(0) && !ends_value(previous())) {
      const Span both = join(token().span, raw_[at_ + 1].span);
      report(both, "digits must stand before the point of a number", fmt::format("write 0{}", source_->text(both)));
      return;
    }
    keep();
  }

  // `x => y => …` and `if a then b else if …` nest without brackets, so they are counted here.
  void limit_chain() {
    if (++chain_ == static_cast<std::size_t>(kNestingLimit) + 1) {
      report(token().span, fmt::format("expressions are nested more than {} deep", kNestingLimit));
      is_too_deep_ = true;
    }
  }

  void foreign() {
    const std::string_view sign = text(token());
    if (sign == "\"") return;  // reported with the brackets
    if (sign == "“" || sign == "”" || sign == "‘" || sign == "’") return curly_quotes();
    const Foreign found = foreign_sign(sign, ends_value(previous()));
    report(token().span, found.message, found.note);
    if (found.token == TokenKind::Arrow) limit_chain();
    if (found.token != TokenKind::None) keep_as(found.token);
    while (found.takes_rest_of_line && kind(1) != TokenKind::Line && kind(1) != TokenKind::EndOfFile) ++at_;
  }

  void curly_quotes() {
    std::size_t ahead = 1;
    while (kind(ahead) != TokenKind::Line && kind(ahead) != TokenKind::EndOfFile) {
      const std::string_view sign = text(raw_[at_ + ahead]);
      if (sign == "”" || sign == "’" || sign == "“") break;
      ++ahead;
    }
    const bool is_closed = kind(ahead) == TokenKind::Other;
    const Span whole = is_closed ? join(token().span, raw_[at_ + ahead].span) : token().span;
    report(whole, "text stands in straight double quotes", "write \"…\"");
    token().span.end = whole.end;
    keep_as(TokenKind::Text);
    if (is_closed) at_ += ahead;
  }

  void check_letters(std::string_view word) {
    for (std::size_t i = 0; i < word.size();) {
      const core::CodePoint point = core::code_point_at(word, i);
      const bool is_digit = point.value >= U'0' && point.value <= U'9';
      if (!is_digit && point.value != U'\'' && !is_letter(point.value)) {
        const auto begin =
            static_cast<std::uint32_t>(word.data() - source_->text().data() + static_cast<std::ptrdiff_t>(i));
        const Span span{begin, begin + static_cast<std::uint32_t>(point.size)};
        const std::string_view sign = word.substr(i, point.size);
        static constexpr std::u32string_view kRaised = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
        const std::size_t power = kRaised.find(point.value);
        if (power != std::u32string_view::npos) {
          report(span, fmt::format("'{}' cannot stand in a name", sign), fmt::format("write ^{} for a power", power));
        } else {
          report(span, fmt::format("'{}' is not a letter, so it cannot stand in a name", sign));
        }
        return;
      }
      i += point.size;
    }
  }

  Tokens raw_;
  Tokens kept_;
  const SourcePtr& source_;
  const ParseOptions& options_;
  Diagnostics& diagnostics_;
  std::vector<std::uint32_t> mended_;
  std::size_t at_ = 0;
  std::vector<Bracket> brackets_;
  Opening pending_;
  std::size_t pending_depth_ = 0;
  std::size_t chain_ = 0;
  bool is_too_deep_ = false;
};

// One token in place of those in each damaged stretch; both lists are in the order of the text.
Tokens without(const Tokens& tokens, const std::vector<Span>& damaged) {
  Tokens kept;
  auto out = damaged.begin();
  for (const Token& token : tokens) {
    for (; out != damaged.end() && out->begin <= token.span.begin; ++out) kept.push_back({TokenKind::Damaged, *out});
    const bool is_out = out != damaged.begin() && token.span.begin < std::prev(out)->end;
    if (!is_out || token.kind == TokenKind::EndOfFile) kept.push_back(token);
  }
  return kept;
}

}  // namespace

Arranged arrange(Tokens tokens, const SourcePtr& source, const std::vector<Span>& damaged, const ParseOptions& options,
                 Diagnostics& diagnostics) {
  if (!damaged.empty()) tokens = without(tokens, damaged);
  return Layout(std::move(tokens), source, options, diagnostics).arrange();
}

}  // namespace ansatz::syntax
