// SPDX-License-Identifier: MIT
#include "interpreter/syntax/layout.h"

#include <antlr4-runtime.h>
#include <fmt/format.h>

#include <string>
#include <utility>

#include "AnsatzLexer.h"
#include "interpreter/syntax/foreign.h"
#include "interpreter/syntax/letters.h"
#include "interpreter/syntax/parse.h"
#include "interpreter/syntax/utf8.h"
#include "interpreter/syntax/words.h"

namespace ansatz::syntax {
namespace {

using grammar::AnsatzLexer;
using Type = std::size_t;

// A value may end with such a token, so that what follows on the line is an operator or a word.
bool ends_value(Type type) {
  switch (type) {
    case AnsatzLexer::NAME:
    case AnsatzLexer::NUMBER:
    case AnsatzLexer::IMAGINARY:
    case AnsatzLexer::UNIT:
    case AnsatzLexer::TEXT:
    case AnsatzLexer::LUA_TEXT:
    case AnsatzLexer::TRUE:
    case AnsatzLexer::FALSE:
    case AnsatzLexer::NOTHING:
    case AnsatzLexer::CLOSE_PAREN:
    case AnsatzLexer::CLOSE_BRACKET:
      return true;
    default:
      return false;
  }
}

// A line that ends with such a token goes on.
bool goes_on_after(Type type) {
  switch (type) {
    case AnsatzLexer::BY:
    case AnsatzLexer::WHERE:
    case AnsatzLexer::OR:
    case AnsatzLexer::AND:
    case AnsatzLexer::NOT:
    case AnsatzLexer::EQUAL:
    case AnsatzLexer::NOT_EQUAL:
    case AnsatzLexer::LESS:
    case AnsatzLexer::LESS_EQUAL:
    case AnsatzLexer::GREATER:
    case AnsatzLexer::GREATER_EQUAL:
    case AnsatzLexer::NEAR:
    case AnsatzLexer::IN:
    case AnsatzLexer::PLUS_MINUS:
    case AnsatzLexer::WITHIN:
    case AnsatzLexer::INTERVAL:
    case AnsatzLexer::PLUS:
    case AnsatzLexer::MINUS:
    case AnsatzLexer::TIMES:
    case AnsatzLexer::DIVIDE:
    case AnsatzLexer::MODULO:
    case AnsatzLexer::POWER:
    case AnsatzLexer::BIND:
    case AnsatzLexer::ARROW:
    case AnsatzLexer::COMMA:
    case AnsatzLexer::THEN:
    case AnsatzLexer::ELSE:
      return true;
    default:
      return false;
  }
}

class Layout {
 public:
  Layout(TokenList tokens, const SourcePtr& source, const ParseOptions& options, Diagnostics& diagnostics)
      : raw_(std::move(tokens)), source_(source), options_(options), diagnostics_(diagnostics) {}

  Arranged arrange() {
    kept_.reserve(raw_.size());
    for (at_ = 0; at_ < raw_.size(); ++at_) place();
    return {std::move(kept_), is_too_deep_};
  }

 private:
  struct Bracket {
    Type type;
    BlockKind block;
  };

  RawToken& token() { return raw_[at_]; }
  Type type(std::size_t ahead = 0) const {
    return at_ + ahead < raw_.size() ? raw_[at_ + ahead].type : antlr4::Token::EOF;
  }
  Type previous() const { return kept_.empty() ? Type{AnsatzLexer::END} : kept_.back().type; }
  std::string_view text(const RawToken& token) const { return source_->text(token.span); }
  bool touches_next(std::size_t ahead) const {
    return at_ + ahead + 1 < raw_.size() && raw_[at_ + ahead].span.end == raw_[at_ + ahead + 1].span.begin;
  }
  Type next_beyond_lines() const {
    std::size_t ahead = 1;
    while (type(ahead) == AnsatzLexer::LINE) ++ahead;
    return type(ahead);
  }
  BlockKind block() const { return brackets_.empty() ? BlockKind::File : brackets_.back().block; }
  bool in_statements() const { return brackets_.empty() || brackets_.back().type == AnsatzLexer::OPEN_BRACE; }
  bool at_statement_start() const {
    return in_statements() && (previous() == AnsatzLexer::END || previous() == AnsatzLexer::OPEN_BRACE);
  }

  void keep() { kept_.push_back(raw_[at_]); }
  void keep_as(Type type) {
    token().type = type;
    keep();
  }

  void report(Span span, std::string message, std::string note = {}) {
    diagnostics_.push_back({Severity::Error, source_, span, std::move(message), std::move(note), {}});
  }

  void place() {
    switch (type()) {
      case AnsatzLexer::LINE:
        if (in_statements() && !goes_on_after(previous()) && next_beyond_lines() != AnsatzLexer::ELSE) end_statement();
        return;
      case AnsatzLexer::SEMICOLON:
        return in_statements() ? end_statement() : keep();
      case AnsatzLexer::OPEN_PAREN:
      case AnsatzLexer::OPEN_BRACKET:
      case AnsatzLexer::OPEN_BRACE:
        return open();
      case AnsatzLexer::CLOSE_PAREN:
      case AnsatzLexer::CLOSE_BRACKET:
      case AnsatzLexer::CLOSE_BRACE:
        return close();
      case AnsatzLexer::COMMA:
        return comma();
      case AnsatzLexer::NAME:
      case AnsatzLexer::PRIMED:
        return name();
      case AnsatzLexer::NUMBER:
        return number();
      case AnsatzLexer::DOT:
        return dot();
      case AnsatzLexer::ARROW:
      case AnsatzLexer::THEN:
        limit_chain();
        return keep();
      case AnsatzLexer::QUOTED:
        report(token().span, "text stands in double quotes", "write \"…\"");
        return keep_as(AnsatzLexer::TEXT);
      case AnsatzLexer::WRONG:
      case AnsatzLexer::OTHER:
        return foreign();
      default:
        return keep();
    }
  }

  // Runs of separators are one; none stands at the beginning or the end of a block.
  void end_statement() {
    chain_ = 0;
    pending_ = {};
    const Type next = next_beyond_lines();
    if (kept_.empty() || previous() == AnsatzLexer::END || previous() == AnsatzLexer::OPEN_BRACE) return;
    if (next == AnsatzLexer::CLOSE_BRACE || next == antlr4::Token::EOF) return;
    keep_as(AnsatzLexer::END);
  }

  void open() {
    BlockKind kind = block();
    if (type() == AnsatzLexer::OPEN_BRACE && pending_.opens_block && brackets_.size() == pending_depth_) {
      kind = pending_.block;
      pending_ = {};
    }
    brackets_.push_back({type(), kind});
    keep();
  }

  void close() {
    if (!brackets_.empty()) brackets_.pop_back();
    if (type() == AnsatzLexer::CLOSE_BRACE && previous() == AnsatzLexer::END) kept_.pop_back();
    keep();
  }

  void comma() {
    chain_ = 0;
    const Type next = next_beyond_lines();
    const bool is_last = next == AnsatzLexer::CLOSE_PAREN || next == AnsatzLexer::CLOSE_BRACKET;
    const bool follows_item = previous() != AnsatzLexer::COMMA && previous() != AnsatzLexer::OPEN_PAREN &&
                              previous() != AnsatzLexer::OPEN_BRACKET;
    if (!in_statements() && is_last && follows_item) return;
    keep();
  }

  void name() {
    const std::string_view word = text(token());
    check_letters(word);
    if (type() == AnsatzLexer::PRIMED) return keep();
    if (at_statement_start()) return keep_as(opening(word));
    const Type before = previous();
    const bool after_value = ends_value(before) || before == AnsatzLexer::PAIRED || before == AnsatzLexer::AS;
    const bool after_end = before == AnsatzLexer::CLOSE_BRACE || before == AnsatzLexer::BREAK ||
                           before == AnsatzLexer::CONTINUE || before == AnsatzLexer::RETURN;
    if (after_value || after_end) {
      const Type following = following_word(word);
      const bool is_word = following == AnsatzLexer::PUBLISHED ? before == AnsatzLexer::AS
                           : following == AnsatzLexer::OVER    ? before == AnsatzLexer::PAIRED
                           : following == AnsatzLexer::BECAUSE ? true
                                                               : following != 0 && ends_value(before);
      if (is_word) return keep_as(following);
    }
    keep();
  }

  // `vary` is a clause wherever an experiment's statement begins. Elsewhere it is a name, unless what follows could
  // not stand after a name: then it is a clause in the wrong place, and the converter says so.
  Type opening(std::string_view word) {
    const Opening opening = opening_word(word);
    if (opening.token == 0) return AnsatzLexer::NAME;
    const Type next = type(1);
    const bool follows_name = next != AnsatzLexer::NAME && next != AnsatzLexer::TEXT && next != AnsatzLexer::NUMBER &&
                              next != AnsatzLexer::QUOTED && next != AnsatzLexer::LUA_TEXT;
    const bool opens_here = next == AnsatzLexer::OPEN_BRACE && opening.opens_block && block() != BlockKind::Figure;
    if (follows_name && !opens_here && !is_at_home(opening.token, block())) return AnsatzLexer::NAME;
    pending_ = opening;
    pending_depth_ = brackets_.size();
    return opening.token;
  }

  void number() {
    const std::string_view digits = text(token());
    if (type(1) == AnsatzLexer::NAME) {
      const Span next = raw_[at_ + 1].span;
      const std::string_view word = source_->text(next);
      const bool touches = touches_next(0);
      if (touches && word == "i") {
        token().span.end = next.end;
        keep_as(AnsatzLexer::IMAGINARY);
        ++at_;
        return;
      }
      if (following_word(word) != 0 || word == "do") return keep();
      if (!options_.is_unit(word)) {
        const std::string bad = touches ? misspelt(digits, word) : std::string();
        const Span both = join(token().span, next);
        if (!bad.empty()) {
          report(both, bad);
        } else {
          const auto unit = options_.nearest_unit ? options_.nearest_unit(word) : std::nullopt;
          report(next, "a number is followed by a name",
                 unit ? fmt::format("did you mean the unit {}? Write {}*{} for a product", *unit, digits, word)
                      : fmt::format("write {}*{} for a product", digits, word));
          check_letters(word);
        }
      }
      keep();
      ++at_;
      return keep_as(AnsatzLexer::UNIT);
    }
    if (type(1) == AnsatzLexer::DOT && touches_next(0)) {
      const bool more = type(2) == AnsatzLexer::NUMBER && touches_next(1);
      const Span both = join(token().span, raw_[at_ + (more ? 2 : 1)].span);
      report(both, more ? fmt::format("'{}' is not a number", source_->text(both))
                        : "digits must follow the point of a number");
      keep();
      at_ += more ? 2 : 1;
      return;
    }
    keep();
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
    if (type(1) == AnsatzLexer::NUMBER && touches_next(0) && !ends_value(previous())) {
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
    const Foreign found = foreign_sign(sign);
    report(token().span, found.message);
    if (found.token == AnsatzLexer::ARROW) limit_chain();
    if (found.token != 0) keep_as(found.token);
    while (found.takes_rest_of_line && type(1) != AnsatzLexer::LINE && type(1) != antlr4::Token::EOF) ++at_;
  }

  void curly_quotes() {
    std::size_t ahead = 1;
    while (type(ahead) != AnsatzLexer::LINE && type(ahead) != antlr4::Token::EOF) {
      const std::string_view sign = text(raw_[at_ + ahead]);
      if (sign == "”" || sign == "’" || sign == "“") break;
      ++ahead;
    }
    const bool is_closed = type(ahead) == AnsatzLexer::OTHER;
    const Span whole = is_closed ? join(token().span, raw_[at_ + ahead].span) : token().span;
    report(whole, "text stands in straight double quotes", "write \"…\"");
    token().span.end = whole.end;
    keep_as(AnsatzLexer::TEXT);
    if (is_closed) at_ += ahead;
  }

  void check_letters(std::string_view word) {
    for (std::size_t i = 0; i < word.size();) {
      const CodePoint point = code_point_at(word, i);
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

  TokenList raw_;
  TokenList kept_;
  const SourcePtr& source_;
  const ParseOptions& options_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::vector<Bracket> brackets_;
  Opening pending_;
  std::size_t pending_depth_ = 0;
  std::size_t chain_ = 0;
  bool is_too_deep_ = false;
};

}  // namespace

Arranged arrange(TokenList tokens, const SourcePtr& source, const std::vector<Span>& damaged,
                 const ParseOptions& options, Diagnostics& diagnostics) {
  if (!damaged.empty()) {
    std::erase_if(tokens, [&](const RawToken& token) {
      if (token.type == antlr4::Token::EOF) return false;
      const Span span = token.span;
      for (const Span& out : damaged) {
        if (span.begin >= out.begin && span.begin < out.end) return true;
      }
      return false;
    });
  }
  return Layout(std::move(tokens), source, options, diagnostics).arrange();
}

}  // namespace ansatz::syntax
