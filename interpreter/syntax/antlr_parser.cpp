// SPDX-License-Identifier: MIT
#include "interpreter/syntax/antlr_parser.h"

#include <antlr4-runtime.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "AnsatzLexer.h"
#include "AnsatzParser.h"
#include "interpreter/syntax/explain.h"
#include "interpreter/syntax/parse.h"

namespace ansatz::syntax {
namespace {

using antlr4::ParserRuleContext;
using antlr4::tree::ParseTree;
using antlr4::tree::TerminalNode;
using grammar::AnsatzLexer;
using grammar::AnsatzParser;

// Our kinds are the grammar's numbers, our rules one more than the grammar's.
#define ANSATZ_TOKEN(ours, grammars) static_assert(static_cast<int>(TokenKind::ours) == AnsatzLexer::grammars);
#define ANSATZ_RULE(name) static_assert(static_cast<int>(Rule::name) == AnsatzParser::Rule##name + 1);
#include "interpreter/syntax/grammar.def"

TokenKind kind_of(std::size_t type) {
  return type == antlr4::Token::EOF ? TokenKind::EndOfFile : static_cast<TokenKind>(type);
}
std::size_t type_of(TokenKind kind) {
  return kind == TokenKind::EndOfFile ? antlr4::Token::EOF : static_cast<std::size_t>(kind);
}
Rule rule_of(const antlr4::RuleContext& context) { return static_cast<Rule>(context.getRuleIndex() + 1); }

// The tokens that the parser has count in bytes, as everything here does; stop is the last byte.
Span span_of(const antlr4::Token& token) {
  return {static_cast<std::uint32_t>(token.getStartIndex()), static_cast<std::uint32_t>(token.getStopIndex() + 1)};
}
Token token_of(const antlr4::Token& token) { return {kind_of(token.getType()), span_of(token)}; }

// ANTLR counts code points. Entry i is the byte at which code point i begins, and one entry more for the end.
std::vector<std::uint32_t> byte_offsets(std::string_view text) {
  std::vector<std::uint32_t> offsets;
  offsets.reserve(text.size() + 1);
  const std::size_t first = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;  // ANTLR leaves a byte order mark out
  for (std::size_t i = first; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) offsets.push_back(static_cast<std::uint32_t>(i));
  }
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return offsets;
}

}  // namespace

// The parser's view of the tokens: whole statements of the file, a stretch at a time, so that what ANTLR makes of them
// stays in the cache and its memory is used again. Each stretch ends in an EOF.
class Stretch : public antlr4::TokenStream {
 public:
  explicit Stretch(Tokens tokens) : all_(std::move(tokens)) {}

  // Turns to the next stretch; the END after its last statement becomes its EOF. False when none is left.
  bool turn() {
    constexpr std::size_t kLength = 512;  // a stretch ends with the statement that passes this number
    tokens_.clear();
    at_ = 0;
    int depth = 0;
    while (next_ < all_.size()) {
      const Token& token = all_[next_++];
      depth += bracket_step(token.kind);
      const bool is_last = token.kind == TokenKind::End && depth == 0 && tokens_.size() > kLength;
      antlr4::CommonToken& made = tokens_.emplace_back(is_last ? antlr4::Token::EOF : type_of(token.kind));
      made.setStartIndex(token.span.begin);
      made.setStopIndex(std::size_t{token.span.end} - 1);
      made.setTokenIndex(tokens_.size() - 1);
      if (is_last) break;
    }
    return !tokens_.empty();
  }

  antlr4::Token* LT(ssize_t k) override {
    if (k < 0) return static_cast<std::size_t>(-k) > at_ ? nullptr : &tokens_[at_ - static_cast<std::size_t>(-k)];
    const std::size_t ahead = k == 0 ? 0 : static_cast<std::size_t>(k) - 1;
    return &tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
  }
  std::size_t LA(ssize_t k) override { return LT(k)->getType(); }
  antlr4::Token* get(std::size_t index) const override { return const_cast<antlr4::CommonToken*>(&tokens_[index]); }
  void consume() override {
    if (at_ + 1 < tokens_.size()) ++at_;
  }
  std::size_t index() override { return at_; }
  void seek(std::size_t index) override { at_ = index; }
  std::size_t size() override { return tokens_.size(); }
  ssize_t mark() override { return 0; }
  void release(ssize_t) override {}

  // ANTLR asks for these only to print tokens, which nobody here does.
  std::string getSourceName() const override { return {}; }
  antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  std::string getText() override { return {}; }
  std::string getText(const antlr4::misc::Interval&) override { return {}; }
  std::string getText(antlr4::RuleContext*) override { return {}; }
  std::string getText(antlr4::Token*, antlr4::Token*) override { return {}; }

 private:
  Tokens all_;
  std::size_t next_ = 0;  // of all_, where the next stretch begins
  std::vector<antlr4::CommonToken> tokens_;
  std::size_t at_ = 0;
};

namespace {

bool ends_statement(std::size_t type) {
  return type == AnsatzParser::END || type == AnsatzParser::CLOSE_BRACE || type == antlr4::Token::EOF;
}

bool begins_statement(antlr4::Parser* parser, std::size_t type) {
  static const antlr4::misc::IntervalSet kFirst = [&] {
    const antlr4::atn::ATN& atn = parser->getATN();
    return atn.nextTokens(atn.ruleToStartState[AnsatzParser::RuleStatement]);
  }();
  return kFirst.contains(type);
}

}  // namespace

// What the parser does about a mistake: says one thing about it and goes on with the next statement of the same block.
// A rule without `exception` is therefore complete, down to its last token.
class Recovery : public antlr4::DefaultErrorStrategy {
 public:
  Recovery(const SourcePtr& source, Diagnostics& diagnostics) : source_(source), diagnostics_(diagnostics) {}

  void reportError(antlr4::Parser* parser, const antlr4::RecognitionException&) override {
    if (inErrorRecoveryMode(parser)) return;
    beginErrorCondition(parser);
    const antlr4::RuleContext* rule = parser->getContext();
    while (rule->parent != nullptr && rule->getRuleIndex() != AnsatzParser::RuleStatement) rule = parent_of(rule);
    say(parser, static_cast<const ParserRuleContext*>(rule)->start);
  }

  // No guessing of tokens left out or put in: half a statement helps nobody.
  antlr4::Token* recoverInline(antlr4::Parser* parser) override { throw antlr4::InputMismatchException(parser); }

  void recover(antlr4::Parser* parser, std::exception_ptr error) override {
    const ParserRuleContext* rule = parser->getContext();
    const std::size_t index = rule->getRuleIndex();
    if (index != AnsatzParser::RuleStatement && index != AnsatzParser::RuleFile) std::rethrow_exception(error);
    skip_statement(parser, rule->start->getTokenIndex());
    endErrorCondition(parser);
  }

  // Called before each choice. Only where statements follow each other does it act: what cannot begin a statement, and
  // what stands between the end of one and its separator, would otherwise end the whole block.
  void sync(antlr4::Parser* parser) override {
    const ParserRuleContext* rule = parser->getContext();
    if (rule->getRuleIndex() != AnsatzParser::RuleStatements) return;
    antlr4::TokenStream* tokens = parser->getTokenStream();
    if (ends_statement(tokens->LA(1))) return;
    const bool is_first = rule->children.empty();
    while (!ends_statement(tokens->LA(1)) && !(is_first && begins_statement(parser, tokens->LA(1)))) {
      if (!inErrorRecoveryMode(parser)) say(parser, last_statement(rule, parser));
      skip_statement(parser, tokens->index());
      endErrorCondition(parser);
      if (is_first && tokens->LA(1) == AnsatzParser::END) parser->consume();  // the first statement is yet to come
    }
  }

 private:
  static const antlr4::RuleContext* parent_of(const antlr4::RuleContext* rule) {
    return static_cast<const antlr4::RuleContext*>(rule->parent);
  }

  // Where the statement begins after which, or at which, a list of statements cannot go on.
  static const antlr4::Token* last_statement(const ParserRuleContext* rule, antlr4::Parser* parser) {
    if (rule->children.empty()) return parser->getCurrentToken();
    const auto* last = dynamic_cast<const ParserRuleContext*>(rule->children.back());
    return last == nullptr ? parser->getCurrentToken() : last->start;
  }

  // A mistake already reported in this statement explains why it cannot be read; once is enough.
  void say(antlr4::Parser* parser, const antlr4::Token* first) {
    const antlr4::Token* last = parser->getCurrentToken();
    if (diagnostics_.size() >= kMessageLimit || last->getType() == AnsatzParser::DAMAGED) return;
    if (ends_statement(last->getType()) && last != first) last = parser->getTokenStream()->LT(-1);
    const std::uint32_t begin = span_of(*first).begin;
    const std::uint32_t end = span_of(*last).end;
    for (const Diagnostic& known : diagnostics_) {
      if (known.span.begin >= begin && known.span.begin < end) return;
    }
    diagnostics_.push_back(explain(impasse(parser, first->getTokenIndex()), source_));
  }

  static Impasse impasse(antlr4::Parser* parser, std::size_t first) {
    antlr4::TokenStream* tokens = parser->getTokenStream();
    Impasse impasse;
    if (tokens->index() > 0) impasse.previous = token_of(*tokens->LT(-1));
    impasse.token = token_of(*tokens->LT(1));
    impasse.next = kind_of(tokens->LA(2));
    for (const ssize_t type : parser->getExpectedTokens().toList()) {
      impasse.expected.push_back(kind_of(static_cast<std::size_t>(type)));
    }
    for (const antlr4::RuleContext* rule = parser->getContext(); rule != nullptr; rule = parent_of(rule)) {
      impasse.within.push_back(rule_of(*rule));
      if (rule->getRuleIndex() == AnsatzParser::RuleStatement) break;
    }
    impasse.stop = tokens->index() - first;
    int depth = 0;
    for (std::size_t at = first; at < tokens->size(); ++at) {
      const Token token = token_of(*tokens->get(at));
      const bool is_over = depth == 0 && ends_statement(type_of(token.kind));
      if (token.kind == TokenKind::EndOfFile || (is_over && at >= tokens->index())) break;
      depth += bracket_step(token.kind);
      impasse.statement.push_back(token);
    }
    return impasse;
  }

  // To the end of the statement that began with the token `first`; the brackets opened since then are known to match.
  static void skip_statement(antlr4::Parser* parser, std::size_t first) {
    int depth = 0;
    antlr4::TokenStream* tokens = parser->getTokenStream();
    for (std::size_t i = first; i < tokens->index(); ++i) depth += bracket_step(kind_of(tokens->get(i)->getType()));
    while (tokens->LA(1) != antlr4::Token::EOF && (depth > 0 || !ends_statement(tokens->LA(1)))) {
      depth += bracket_step(kind_of(tokens->LA(1)));
      parser->consume();
    }
  }

  const SourcePtr& source_;
  Diagnostics& diagnostics_;
};

namespace {

// Copies what ANTLR has read.
class Copy {
 public:
  explicit Copy(Parts& parts) : parts_(parts) {}

  void statements(const ParserRuleContext& context) {
    const std::size_t place = open(context);
    const auto& children = context.children;
    for (auto one = children.begin(); one != children.end();) {
      const auto end = std::find_if(one, children.end(), [](ParseTree* child) { return is_separator(child); });
      statement({one, end});
      one = end == children.end() ? end : end + 1;
      ++parts_[place].count;
    }
    close(place);
  }

 private:
  static bool is_separator(ParseTree* child) {
    auto* token = dynamic_cast<TerminalNode*>(child);
    return token != nullptr && token->getSymbol()->getType() == AnsatzParser::END;
  }

  // One statement; where it could not be read, or something that was left out follows it, one of bare tokens.
  void statement(std::vector<ParseTree*> read) {
    const auto* only = read.size() == 1 ? dynamic_cast<const ParserRuleContext*>(read.front()) : nullptr;
    if (only != nullptr && only->exception == nullptr) return rule(*only);
    const std::size_t place = parts_.size();
    parts_.push_back({Rule::Statement, TokenKind::None, true, 0, 1, {}});
    for (ParseTree* each : read) tokens(each);
    Part& whole = parts_[place];
    whole.count = static_cast<std::uint32_t>(parts_.size() - place - 1);
    if (whole.count > 0) whole.span = join(parts_[place + 1].span, parts_.back().span);
    close(place);
  }

  void tokens(ParseTree* part) {
    if (auto* token = dynamic_cast<TerminalNode*>(part)) return add(*token);
    for (ParseTree* child : part->children) tokens(child);
  }

  void rule(const ParserRuleContext& context) {
    if (context.getRuleIndex() == AnsatzParser::RuleStatements) return statements(context);
    const std::size_t place = open(context);
    parts_[place].count = static_cast<std::uint32_t>(context.children.size());
    for (ParseTree* child : context.children) {
      auto* token = child->children.empty() ? dynamic_cast<TerminalNode*>(child) : nullptr;
      if (token != nullptr) {
        add(*token);
      } else {
        rule(*static_cast<const ParserRuleContext*>(child));
      }
    }
    close(place);
  }

  void add(TerminalNode& node) {
    const Token token = token_of(*node.getSymbol());
    parts_.push_back({Rule::None, token.kind, false, 0, 1, token.span});
  }

  std::size_t open(const ParserRuleContext& context) {
    const Span first = span_of(*context.start);
    const bool is_empty = context.children.empty();
    const Span whole = is_empty ? Span{first.begin, first.begin} : join(first, span_of(*context.stop));
    parts_.push_back({rule_of(context), TokenKind::None, false, 0, 1, whole});
    return parts_.size() - 1;
  }
  void close(std::size_t place) { parts_[place].reach = static_cast<std::uint32_t>(parts_.size() - place); }

  Parts& parts_;
};

}  // namespace

// The lexer's rules are run without its token objects, which cost more than finding the tokens.
Tokens tokenize(const Source& source) {
  const std::vector<std::uint32_t> offsets = byte_offsets(source.text());
  antlr4::ANTLRInputStream input(source.text());
  AnsatzLexer lexer(&input);
  lexer.removeErrorListeners();
  auto* rules = lexer.getInterpreter<antlr4::atn::LexerATNSimulator>();
  Tokens tokens;
  tokens.reserve(source.text().size() / 2 + 8);
  while (input.LA(1) != antlr4::Token::EOF) {
    const std::uint32_t begin = offsets[input.index()];
    lexer.type = antlr4::Token::INVALID_TYPE;
    const std::size_t type = rules->match(&input, antlr4::Lexer::DEFAULT_MODE);
    if (lexer.type == antlr4::Lexer::SKIP) continue;
    tokens.push_back({kind_of(type), {begin, offsets[input.index()]}});
  }
  tokens.push_back({TokenKind::EndOfFile, {offsets.back(), offsets.back()}});
  return tokens;
}

class AntlrParser::Work {
 public:
  Work(Tokens tokens, SourcePtr source, Diagnostics& diagnostics)
      : source_(std::move(source)),
        recovery_(std::make_shared<Recovery>(source_, diagnostics)),
        stretch_(std::move(tokens)) {}

  const Part* next() {
    if (!stretch_.turn()) return nullptr;
    AnsatzParser parser(&stretch_);
    parser.removeErrorListeners();
    parser.setErrorHandler(recovery_);
    parts_.clear();
    Copy(parts_).statements(*parser.file()->statements());
    return parts_.data();
  }

 private:
  SourcePtr source_;
  std::shared_ptr<Recovery> recovery_;
  Stretch stretch_;
  Parts parts_;
};

AntlrParser::AntlrParser(Tokens tokens, SourcePtr source, Diagnostics& diagnostics)
    : work_(std::make_unique<Work>(std::move(tokens), std::move(source), diagnostics)) {}
AntlrParser::~AntlrParser() = default;
const Part* AntlrParser::next() { return work_->next(); }

}  // namespace ansatz::syntax
