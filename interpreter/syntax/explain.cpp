// SPDX-License-Identifier: MIT
#include "interpreter/syntax/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

#include "interpreter/syntax/habits.h"

namespace ansatz::syntax {
namespace {

struct Finding {
  std::string message;
  std::string note;
};

bool is_reserved(TokenKind kind) { return kind >= TokenKind::If && kind <= TokenKind::Lua; }

bool is_infix(TokenKind kind) {
  return (kind >= TokenKind::Equal && kind <= TokenKind::Power) || kind == TokenKind::And || kind == TokenKind::Or ||
         kind == TokenKind::Where || kind == TokenKind::By || kind == TokenKind::In;
}

// How a token is written, for those written in one way only.
std::string_view spelling(TokenKind kind) {
  switch (kind) {
    case TokenKind::Then:
      return "then";
    case TokenKind::Else:
      return "else";
    case TokenKind::In:
      return "in";
    case TokenKind::To:
      return "to";
    case TokenKind::From:
      return "from";
    case TokenKind::Changes:
      return "changes";
    case TokenKind::Keeping:
      return "keeping";
    case TokenKind::Over:
      return "over";
    case TokenKind::Published:
      return "published";
    case TokenKind::OpenParen:
      return "(";
    case TokenKind::CloseParen:
      return ")";
    case TokenKind::CloseBracket:
      return "]";
    case TokenKind::OpenBrace:
      return "{";
    case TokenKind::Bind:
      return "=";
    case TokenKind::Arrow:
      return "=>";
    default:
      return {};
  }
}

class Explainer {
 public:
  Explainer(const Impasse& impasse, const SourcePtr& source)
      : impasse_(impasse),
        source_(source),
        token_(impasse.token),
        previous_(impasse.previous),
        next_(impasse.next),
        expected_(impasse.expected),
        within_(impasse.within) {}

  Diagnostic explain() {
    if (const auto habit = habit_of_form(impasse_.statement, impasse_.stop, *source_))
      return {Severity::Error, source_, habit->span, habit->message, habit->note, {}};
    const Finding finding = find();
    return {Severity::Error, source_, place(), finding.message, finding.note, {}};
  }

 private:
  TokenKind kind() const { return token_.kind; }
  TokenKind before() const { return previous_ ? previous_->kind : TokenKind::End; }
  std::string_view text(const Token& token) const { return source_->text(token.span); }
  bool at_end() const { return kind() == TokenKind::End || kind() == TokenKind::EndOfFile; }
  bool expects(TokenKind wanted) const {
    return std::find(expected_.begin(), expected_.end(), wanted) != expected_.end();
  }
  bool expects_value() const { return expects(TokenKind::Name) && expects(TokenKind::OpenBracket); }
  bool at_statement_start() const { return before() == TokenKind::End || before() == TokenKind::OpenBrace; }
  bool is_within(Rule rule) const { return std::find(within_.begin(), within_.end(), rule) != within_.end(); }

  // At the end of a line the place is just after what was read.
  Span place() const {
    const Span span = token_.span;
    if (!at_end()) return span;
    if (!previous_) return {span.begin, span.begin};
    const std::uint32_t end = previous_->span.end;
    return {end, end};
  }

  std::string found() const {
    if (kind() == TokenKind::EndOfFile && text(token_).empty()) return "the end of the file";
    if (at_end()) return text(token_) == ";" ? "';'" : "the end of the line";
    return fmt::format("'{}'", shown(token_));
  }

  // A token as a message quotes it; long texts are cut.
  std::string shown(const Token& token) const {
    const std::string_view whole = text(token);
    constexpr std::size_t kLongest = 24;
    if (whole.size() <= kLongest || token.kind == TokenKind::Name) return std::string(whole);
    if (token.kind == TokenKind::LuaText) return "lua [[ … ]]";
    return "\"…\"";
  }

  std::string after_previous() const {
    if (!previous_ || at_statement_start()) return " here";
    return fmt::format(" after '{}'", shown(*previous_));
  }

  Finding find() const {
    if (auto slip = clause_slip()) return *slip;
    if (auto slip = name_slip()) return *slip;
    if (auto slip = statement_slip()) return *slip;
    if (auto slip = function_slip()) return *slip;
    if (auto slip = block_slip()) return *slip;
    if (auto slip = item_slip()) return *slip;
    return plain();
  }

  std::optional<Finding> clause_slip() const {
    if (kind() == TokenKind::Bind && before() >= TokenKind::Title && before() <= TokenKind::Correct) {
      const bool takes_value = expects_value();
      return Finding{fmt::format("'{}' begins a clause here, so it cannot be bound", text(*previous_)),
                     takes_value ? "a clause has no '='" : "choose another name"};
    }
    return std::nullopt;
  }

  std::optional<Finding> statement_slip() const {
    if (!at_statement_start()) return std::nullopt;
    if (kind() == TokenKind::Else) return Finding{"'else' has no 'if' before it", {}};
    if (kind() == TokenKind::Bind) return Finding{"expected a name before '='", {}};
    if (is_infix(kind()) && kind() != TokenKind::Minus) {
      return Finding{fmt::format("a statement cannot begin with '{}'", text(token_)),
                     "a line goes on only where it ends in an operator"};
    }
    return std::nullopt;
  }

  std::optional<Finding> function_slip() const {
    if (kind() == TokenKind::Function && expects_value()) {
      return Finding{"a function without a name is written (x) => …", {}};
    }
    if (before() == TokenKind::Function && kind() == TokenKind::OpenParen) {
      return Finding{"a function without a name is written (x) => …", {}};
    }
    if (kind() == TokenKind::Bind && is_within(Rule::Function)) {
      return Finding{"a function with '=' is written without 'function'", "f(x) = …"};
    }
    if (before() == TokenKind::Number && kind() == TokenKind::OpenParen) {
      return Finding{"a number cannot be called", fmt::format("write {}*(…) for a product", text(*previous_))};
    }
    if (kind() == TokenKind::Primed) {
      return Finding{fmt::format("'{}' can stand only before '=', in flow, map and pde", text(token_)),
                     "the transpose of x is transpose(x)"};
    }
    return std::nullopt;
  }

  std::optional<Finding> block_slip() const {
    const std::string_view word = text(token_);
    const bool chooses_value = expects(TokenKind::Else) && is_within(Rule::Choice);
    if (chooses_value && (at_end() || kind() == TokenKind::Bind || kind() == TokenKind::Name)) {
      return Finding{"'if … then …' chooses a value, so it needs an 'else'", "for statements write if … { … }"};
    }
    if (kind() == TokenKind::Bind && (is_within(Rule::Choice) || is_within(Rule::WhileLoop))) {
      return Finding{"'=' binds a name", "compare with '=='"};
    }
    if (kind() == TokenKind::Bind && is_within(Rule::List)) {
      return Finding{"the items of a list have no names", "a record is written (a = 1, b = 2)"};
    }
    if (word == "do" && expects(TokenKind::OpenBrace)) return Finding{"a block begins with '{', not 'do'", {}};
    if (expects(TokenKind::Then) && expects(TokenKind::OpenBrace)) {
      return Finding{"expected '{' or 'then' after the condition" + (at_end() ? "" : fmt::format(", not '{}'", word)),
                     {}};
    }
    const bool begins_value = before() == TokenKind::Bind || before() == TokenKind::OpenParen ||
                              before() == TokenKind::Comma || before() == TokenKind::Return ||
                              before() == TokenKind::OpenBracket;
    if (kind() == TokenKind::OpenBrace && begins_value) {
      return Finding{"a block cannot stand for a value", "a record is written (a = 1, b = 2)"};
    }
    return std::nullopt;
  }

  // Between the items of a list or the arguments of a call.
  std::optional<Finding> item_slip() const {
    const bool closes = expects(TokenKind::CloseParen) || expects(TokenKind::CloseBracket);
    if (!closes || !(is_within(Rule::Operand) || is_within(Rule::Names)) || is_within(Rule::Number))
      return std::nullopt;
    const bool follows_opening = before() == TokenKind::OpenParen || before() == TokenKind::OpenBracket;
    if (follows_opening) return Finding{fmt::format("expected an expression{}, not {}", after_previous(), found()), {}};
    return Finding{fmt::format("{} cannot follow '{}'", found(), shown(*previous_)), "is a comma missing?"};
  }

  std::optional<Finding> name_slip() const {
    if (kind() == TokenKind::Lua && expects(TokenKind::LuaText)) return Finding{"expected [[ … ]] after 'lua'", {}};
    const bool is_bound = next_ == TokenKind::Bind;
    const bool is_alone = (before() == TokenKind::OpenParen || before() == TokenKind::Comma) &&
                          (next_ == TokenKind::CloseParen || next_ == TokenKind::Comma);
    const bool stands_as_name =
        is_alone || (expects(TokenKind::Name) && (!expects_value() || next_ == TokenKind::Arrow));
    if (!is_reserved(kind()) || !(is_bound || stands_as_name)) return std::nullopt;
    return Finding{
        fmt::format("'{}' is a word of the language and cannot be a name", text(token_)),
        kind() == TokenKind::By && is_bound ? "groups are written x by g; summarise takes each = [\"g\"]" : ""};
  }

  /// `experiment "kink speed" {`: what a text could be called.
  std::string unquoted() const {
    if (kind() != TokenKind::Text || !previous_) return {};
    std::string name;
    for (const char c : text(token_)) {
      const bool is_letter = std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
      if (is_letter) name += c;
      if (!is_letter && !name.empty() && name.back() != '_') name += '_';
    }
    while (!name.empty() && name.back() == '_') name.pop_back();
    const bool is_name = !name.empty() && !std::isdigit(static_cast<unsigned char>(name.front()));
    return is_name ? fmt::format("a name has no quotes: write {} {}", shown(*previous_), name) : std::string();
  }

  Finding plain() const {
    const std::string instead = at_end() ? std::string() : fmt::format(", not {}", found());
    if (is_within(Rule::Unit)) {
      return {fmt::format("expected a unit{}{}", after_previous(), instead), "a number's brackets hold its unit"};
    }
    if (expects_value()) return {fmt::format("expected an expression{}{}", after_previous(), instead), {}};
    if (expects(TokenKind::Name)) return {fmt::format("expected a name{}{}", after_previous(), instead), unquoted()};
    if (expects(TokenKind::Text)) {
      const bool is_name = kind() == TokenKind::Name && previous_;
      return {fmt::format("expected a text in double quotes{}{}", after_previous(), instead),
              is_name ? fmt::format("write {} \"{}\"", shown(*previous_), text(token_)) : std::string()};
    }
    if (expected_.size() == 1) {
      const std::string_view wanted = spelling(expected_.front());
      if (!wanted.empty()) return {fmt::format("expected '{}'{}{}", wanted, after_previous(), instead), {}};
    }
    for (const TokenKind wanted : {TokenKind::Then, TokenKind::Changes, TokenKind::Keeping, TokenKind::OpenBrace}) {
      if (expects(wanted) && !expects(TokenKind::End)) {
        return {fmt::format("expected '{}'{}{}", spelling(wanted), after_previous(), instead), {}};
      }
    }
    return cannot_follow();
  }

  // Something complete stands before, and this is no way to go on.
  Finding cannot_follow() const {
    if (at_end())
      return {fmt::format("the statement is not complete: {} comes after '{}'", found(), shown(*previous_)), {}};
    std::string message = fmt::format("{} cannot follow '{}'", found(), shown(*previous_));
    const bool is_second = impasse_.stop == 1 && kind() == TokenKind::Name;
    if (before() == TokenKind::Name && (kind() == TokenKind::Text || is_second)) {
      return {std::move(message), fmt::format("a call has parentheses: {}(…)", text(*previous_))};
    }
    if (kind() == TokenKind::OpenBrace || is_infix(kind())) return {std::move(message), {}};
    return {std::move(message), "a statement ends with its line, or with ';'"};
  }

  const Impasse& impasse_;
  const SourcePtr& source_;
  Token token_;
  std::optional<Token> previous_;
  TokenKind next_;
  const std::vector<TokenKind>& expected_;
  const std::vector<Rule>& within_;
};

}  // namespace

Diagnostic explain(const Impasse& impasse, const SourcePtr& source) { return Explainer(impasse, source).explain(); }

}  // namespace ansatz::syntax
