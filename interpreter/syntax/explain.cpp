// SPDX-License-Identifier: MIT
#include "interpreter/syntax/explain.h"

#include <antlr4-runtime.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "AnsatzParser.h"
#include "interpreter/syntax/tokens.h"
#include "interpreter/syntax/words.h"

namespace ansatz::syntax {
namespace {

using antlr4::Token;
using grammar::AnsatzParser;

struct Finding {
  std::string message;
  std::string note;
  bool is_about_previous = false;  // the caret goes under the token before
};

bool is_reserved(std::size_t type) { return type >= AnsatzParser::IF && type <= AnsatzParser::LUA; }

bool is_infix(std::size_t type) {
  return (type >= AnsatzParser::EQUAL && type <= AnsatzParser::POWER) || type == AnsatzParser::AND ||
         type == AnsatzParser::OR || type == AnsatzParser::WHERE || type == AnsatzParser::BY ||
         type == AnsatzParser::IN;
}

// How a token is written, for those written in one way only.
std::string_view spelling(std::size_t type) {
  switch (type) {
    case AnsatzParser::THEN:
      return "then";
    case AnsatzParser::ELSE:
      return "else";
    case AnsatzParser::IN:
      return "in";
    case AnsatzParser::TO:
      return "to";
    case AnsatzParser::FROM:
      return "from";
    case AnsatzParser::CHANGES:
      return "changes";
    case AnsatzParser::KEEPING:
      return "keeping";
    case AnsatzParser::OVER:
      return "over";
    case AnsatzParser::PUBLISHED:
      return "published";
    case AnsatzParser::OPEN_PAREN:
      return "(";
    case AnsatzParser::CLOSE_PAREN:
      return ")";
    case AnsatzParser::CLOSE_BRACKET:
      return "]";
    case AnsatzParser::OPEN_BRACE:
      return "{";
    case AnsatzParser::BIND:
      return "=";
    case AnsatzParser::ARROW:
      return "=>";
    default:
      return {};
  }
}

class Explainer {
 public:
  Explainer(antlr4::Parser& parser, const SourcePtr& source)
      : parser_(parser),
        source_(source),
        token_(parser.getTokenStream()->LT(1)),
        previous_(parser.getTokenStream()->index() > 0 ? parser.getTokenStream()->LT(-1) : nullptr),
        expected_(parser.getExpectedTokens()) {}

  Diagnostic explain() {
    const Finding finding = find();
    const Span span = finding.is_about_previous ? span_of(*previous_) : place();
    return {Severity::Error, source_, span, finding.message, finding.note, {}};
  }

 private:
  std::size_t type() const { return token_->getType(); }
  std::size_t before() const { return previous_ == nullptr ? std::size_t{AnsatzParser::END} : previous_->getType(); }
  std::size_t after() const { return parser_.getTokenStream()->LA(2); }
  std::string_view text(const Token* token) const { return source_->text(span_of(*token)); }
  bool at_end() const { return type() == AnsatzParser::END || type() == Token::EOF; }
  bool expects(std::size_t wanted) const { return expected_.contains(wanted); }
  bool expects_value() const { return expects(AnsatzParser::NAME) && expects(AnsatzParser::OPEN_BRACKET); }
  bool at_statement_start() const { return before() == AnsatzParser::END || before() == AnsatzParser::OPEN_BRACE; }

  bool is_within(std::size_t rule) const {
    for (const antlr4::RuleContext* context = parser_.getContext(); context != nullptr;
         context = static_cast<const antlr4::RuleContext*>(context->parent)) {
      if (context->getRuleIndex() == rule) return true;
      if (context->getRuleIndex() == AnsatzParser::RuleStatement) return false;
    }
    return false;
  }

  // At the end of a line the place is just after what was read.
  Span place() const {
    const Span span = span_of(*token_);
    if (!at_end()) return span;
    if (previous_ == nullptr) return {span.begin, span.begin};
    const std::uint32_t end = span_of(*previous_).end;
    return {end, end};
  }

  std::string found() const {
    if (type() == Token::EOF && text(token_).empty()) return "the end of the file";
    if (at_end()) return text(token_) == ";" ? "';'" : "the end of the line";
    return fmt::format("'{}'", shown(token_));
  }

  // A token as a message quotes it; long texts are cut.
  std::string shown(const Token* token) const {
    const std::string_view whole = text(token);
    constexpr std::size_t kLongest = 24;
    if (whole.size() <= kLongest || token->getType() == AnsatzParser::NAME) return std::string(whole);
    if (token->getType() == AnsatzParser::LUA_TEXT) return "lua [[ … ]]";
    return "\"…\"";
  }

  std::string after_previous() const {
    if (previous_ == nullptr || at_statement_start()) return " here";
    return fmt::format(" after '{}'", shown(previous_));
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
    if (type() == AnsatzParser::BIND && before() >= AnsatzParser::TITLE && before() <= AnsatzParser::CORRECT) {
      const bool takes_value = expects_value();
      return Finding{fmt::format("'{}' begins a clause here, so it cannot be bound", text(previous_)),
                     takes_value ? "a clause has no '='" : "choose another name"};
    }
    return std::nullopt;
  }

  std::optional<Finding> statement_slip() const {
    static constexpr std::array kDeclarations = {"let", "var", "local", "const", "set", "auto"};
    static constexpr std::array kFunctions = {"def", "fn", "func", "fun", "lambda"};
    const std::string_view last = previous_ == nullptr ? std::string_view() : text(previous_);
    if (before() == AnsatzParser::NAME && type() == AnsatzParser::NAME) {
      if (std::find(kDeclarations.begin(), kDeclarations.end(), last) != kDeclarations.end()) {
        return Finding{fmt::format("there is no '{}'", last), fmt::format("write {} = …", text(token_)), true};
      }
      if (std::find(kFunctions.begin(), kFunctions.end(), last) != kFunctions.end()) {
        return Finding{fmt::format("there is no '{}'", last), fmt::format("write function {}(…) {{ … }}", text(token_)),
                       true};
      }
    }
    if (!at_statement_start()) return std::nullopt;
    if (type() == AnsatzParser::ELSE) return Finding{"'else' has no 'if' before it", {}};
    if (type() == AnsatzParser::BIND) return Finding{"expected a name before '='", {}};
    if (is_infix(type()) && type() != AnsatzParser::MINUS) {
      return Finding{fmt::format("a statement cannot begin with '{}'", text(token_)),
                     "a line goes on only where it ends in an operator"};
    }
    return std::nullopt;
  }

  std::optional<Finding> function_slip() const {
    if (type() == AnsatzParser::FUNCTION && expects_value()) {
      return Finding{"a function without a name is written (x) => …", {}};
    }
    if (before() == AnsatzParser::FUNCTION && type() == AnsatzParser::OPEN_PAREN) {
      return Finding{"a function without a name is written (x) => …", {}};
    }
    if (type() == AnsatzParser::BIND && is_within(AnsatzParser::RuleFunction)) {
      return Finding{"a function with '=' is written without 'function'", "f(x) = …"};
    }
    if (before() == AnsatzParser::NUMBER && type() == AnsatzParser::OPEN_PAREN) {
      return Finding{"a number cannot be called", fmt::format("write {}*(…) for a product", text(previous_))};
    }
    if (type() == AnsatzParser::PRIMED) {
      return Finding{fmt::format("'{}' can stand only before '=', in flow, map and pde", text(token_)), {}};
    }
    return std::nullopt;
  }

  std::optional<Finding> block_slip() const {
    const std::string_view word = text(token_);
    const bool chooses_value = expects(AnsatzParser::ELSE) && is_within(AnsatzParser::RuleChoice);
    if (chooses_value && (at_end() || type() == AnsatzParser::BIND || type() == AnsatzParser::NAME)) {
      return Finding{"'if … then …' chooses a value, so it needs an 'else'", "for statements write if … { … }"};
    }
    if (type() == AnsatzParser::BIND &&
        (is_within(AnsatzParser::RuleChoice) || is_within(AnsatzParser::RuleWhileLoop))) {
      return Finding{"'=' binds a name", "compare with '=='"};
    }
    if (type() == AnsatzParser::BIND && is_within(AnsatzParser::RuleList)) {
      return Finding{"the items of a list have no names", "a record is written (a = 1, b = 2)"};
    }
    if (word == "do" && expects(AnsatzParser::OPEN_BRACE)) return Finding{"a block begins with '{', not 'do'", {}};
    if (type() == AnsatzParser::NAME && (word == "elif" || word == "elseif" || word == "elsif")) {
      return Finding{fmt::format("'{}' is written 'else if'", word), {}};
    }
    if (expects(AnsatzParser::THEN) && expects(AnsatzParser::OPEN_BRACE) && at_end()) {
      return Finding{"expected '{' or 'then' after the condition", {}};
    }
    const bool begins_value = before() == AnsatzParser::BIND || before() == AnsatzParser::OPEN_PAREN ||
                              before() == AnsatzParser::COMMA || before() == AnsatzParser::RETURN ||
                              before() == AnsatzParser::OPEN_BRACKET;
    if (type() == AnsatzParser::OPEN_BRACE && begins_value) {
      return Finding{"a block cannot stand for a value", "a record is written (a = 1, b = 2)"};
    }
    return std::nullopt;
  }

  // Between the items of a list or the arguments of a call.
  std::optional<Finding> item_slip() const {
    const bool closes = expects(AnsatzParser::CLOSE_PAREN) || expects(AnsatzParser::CLOSE_BRACKET);
    if (!closes || !(is_within(AnsatzParser::RuleOperand) || is_within(AnsatzParser::RuleNames)) ||
        is_within(AnsatzParser::RuleNumber))
      return std::nullopt;
    const bool follows_opening = before() == AnsatzParser::OPEN_PAREN || before() == AnsatzParser::OPEN_BRACKET;
    if (follows_opening) return Finding{fmt::format("expected an expression{}, not {}", after_previous(), found()), {}};
    return Finding{fmt::format("{} cannot follow '{}'", found(), shown(previous_)), "is a comma missing?"};
  }

  std::optional<Finding> name_slip() const {
    if (type() == AnsatzParser::LUA && expects(AnsatzParser::LUA_TEXT))
      return Finding{"expected [[ … ]] after 'lua'", {}};
    const std::size_t next = after();
    const bool is_bound = next == AnsatzParser::BIND;
    const bool stands_as_name = expects(AnsatzParser::NAME) && (!expects_value() || next == AnsatzParser::ARROW);
    if (!is_reserved(type()) || !(is_bound || stands_as_name)) return std::nullopt;
    return Finding{fmt::format("'{}' is a word of the language and cannot be a name", text(token_)), {}};
  }

  Finding plain() const {
    const std::string instead = at_end() ? std::string() : fmt::format(", not {}", found());
    if (is_within(AnsatzParser::RuleUnit)) {
      return {fmt::format("expected a unit{}{}", after_previous(), instead), "a number's brackets hold its unit"};
    }
    if (expects_value()) return {fmt::format("expected an expression{}{}", after_previous(), instead), {}};
    if (expects(AnsatzParser::NAME)) return {fmt::format("expected a name{}{}", after_previous(), instead), {}};
    if (expects(AnsatzParser::TEXT)) {
      return {fmt::format("expected a text in double quotes{}{}", after_previous(), instead), {}};
    }
    if (expected_.size() == 1) {
      const std::string_view wanted = spelling(static_cast<std::size_t>(expected_.getMinElement()));
      if (!wanted.empty()) return {fmt::format("expected '{}'{}{}", wanted, after_previous(), instead), {}};
    }
    for (const std::size_t wanted : {std::size_t{AnsatzParser::THEN}, std::size_t{AnsatzParser::CHANGES},
                                     std::size_t{AnsatzParser::KEEPING}, std::size_t{AnsatzParser::OPEN_BRACE}}) {
      if (expects(wanted) && !expects(AnsatzParser::END)) {
        return {fmt::format("expected '{}'{}{}", spelling(wanted), after_previous(), instead), {}};
      }
    }
    return cannot_follow();
  }

  // Something complete stands before, and this is no way to go on.
  Finding cannot_follow() const {
    if (at_end())
      return {fmt::format("the statement is not complete: {} comes after '{}'", found(), shown(previous_)), {}};
    std::string message = fmt::format("{} cannot follow '{}'", found(), shown(previous_));
    if (before() == AnsatzParser::NAME && type() == AnsatzParser::TEXT) {
      return {std::move(message), fmt::format("a call has parentheses: {}(…)", text(previous_))};
    }
    if (type() == AnsatzParser::OPEN_BRACE || is_infix(type())) return {std::move(message), {}};
    return {std::move(message), "a statement ends with its line, or with ';'"};
  }

  antlr4::Parser& parser_;
  const SourcePtr& source_;
  Token* token_;
  Token* previous_;
  antlr4::misc::IntervalSet expected_;
};

}  // namespace

Diagnostic explain(antlr4::Parser& parser, const SourcePtr& source) { return Explainer(parser, source).explain(); }

}  // namespace ansatz::syntax
