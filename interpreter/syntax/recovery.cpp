// SPDX-License-Identifier: MIT
#include "interpreter/syntax/recovery.h"

#include "AnsatzParser.h"
#include "interpreter/syntax/explain.h"
#include "interpreter/syntax/parse.h"
#include "interpreter/syntax/tokens.h"

namespace ansatz::syntax {
namespace {

using antlr4::Parser;
using antlr4::Token;
using grammar::AnsatzParser;

bool ends_statement(std::size_t type) {
  return type == AnsatzParser::END || type == AnsatzParser::CLOSE_BRACE || type == Token::EOF;
}

bool begins_statement(Parser* parser, std::size_t type) {
  static const antlr4::misc::IntervalSet kFirst = [&] {
    const antlr4::atn::ATN& atn = parser->getATN();
    return atn.nextTokens(atn.ruleToStartState[AnsatzParser::RuleStatement]);
  }();
  return kFirst.contains(type);
}

// Where the statement begins after which, or at which, a list of statements cannot go on.
const Token* last_statement(const antlr4::ParserRuleContext* rule, Parser* parser) {
  if (rule->children.empty()) return parser->getCurrentToken();
  const auto* last = dynamic_cast<const antlr4::ParserRuleContext*>(rule->children.back());
  return last == nullptr ? parser->getCurrentToken() : last->start;
}

}  // namespace

void Recovery::reportError(Parser* parser, const antlr4::RecognitionException&) {
  if (inErrorRecoveryMode(parser)) return;
  beginErrorCondition(parser);
  const antlr4::RuleContext* rule = parser->getContext();
  while (rule->parent != nullptr && rule->getRuleIndex() != AnsatzParser::RuleStatement) {
    rule = static_cast<const antlr4::RuleContext*>(rule->parent);
  }
  say(parser, static_cast<const antlr4::ParserRuleContext*>(rule)->start);
}

// A mistake already reported in this statement explains why it cannot be read; once is enough.
void Recovery::say(Parser* parser, const Token* first) {
  if (diagnostics_.size() >= kMessageLimit) return;
  const Token* last = parser->getCurrentToken();
  if (ends_statement(last->getType()) && last != first) last = parser->getTokenStream()->LT(-1);
  const std::uint32_t begin = span_of(*first).begin;
  const std::uint32_t end = span_of(*last).end;
  for (const Diagnostic& known : diagnostics_) {
    if (known.span.begin >= begin && known.span.begin < end) return;
  }
  diagnostics_.push_back(explain(*parser, source_));
}

// No guessing of tokens left out or put in: half a statement helps nobody.
Token* Recovery::recoverInline(Parser* parser) { throw antlr4::InputMismatchException(parser); }

void Recovery::recover(Parser* parser, std::exception_ptr error) {
  antlr4::ParserRuleContext* rule = parser->getContext();
  const std::size_t index = rule->getRuleIndex();
  if (index != AnsatzParser::RuleStatement && index != AnsatzParser::RuleFile) std::rethrow_exception(error);
  skip_statement(parser, rule->start->getTokenIndex());
  endErrorCondition(parser);
}

// Called before each choice. Only where statements follow each other does it act: what cannot begin a statement, and
// what stands between the end of one and its separator, would otherwise end the whole block.
void Recovery::sync(Parser* parser) {
  const antlr4::ParserRuleContext* rule = parser->getContext();
  if (rule->getRuleIndex() != AnsatzParser::RuleStatements) return;
  const std::size_t next = parser->getTokenStream()->LA(1);
  if (ends_statement(next)) return;
  const bool is_first = rule->children.empty();
  if (is_first && begins_statement(parser, next)) return;
  if (!inErrorRecoveryMode(parser)) say(parser, last_statement(rule, parser));
  skip_statement(parser, parser->getCurrentToken()->getTokenIndex());
  endErrorCondition(parser);
}

// To the end of the statement that began with the token `first`; the brackets opened since then are known to match.
void Recovery::skip_statement(Parser* parser, std::size_t first) {
  int depth = 0;
  antlr4::TokenStream* tokens = parser->getTokenStream();
  for (std::size_t i = first; i < tokens->index(); ++i) depth += bracket_step(tokens->get(i)->getType());
  while (tokens->LA(1) != Token::EOF && (depth > 0 || !ends_statement(tokens->LA(1)))) {
    depth += bracket_step(tokens->LA(1));
    parser->consume();
  }
}

}  // namespace ansatz::syntax
