// SPDX-License-Identifier: MIT
#pragma once

#include <antlr4-runtime.h>

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "AnsatzParser.h"
#include "interpreter/syntax/diagnostic.h"
#include "interpreter/syntax/tokens.h"
#include "interpreter/syntax/tree.h"
#include "interpreter/syntax/words.h"

namespace ansatz::syntax {

/// Turns what ANTLR has read into the tree, and says what the grammar is too coarse to say: `f(1) + 2 = 3` binds
/// nothing. Statements that could not be parsed (they carry an exception, see recovery.h) are left out.
class Converter {
 public:
  Converter(const SourcePtr& source, Diagnostics& diagnostics) : source_(source), diagnostics_(diagnostics) {}

  /// Appends statements of the file.
  void add(grammar::AnsatzParser::FileContext* context);
  File take();

 private:
  using P = grammar::AnsatzParser;
  using Rule = antlr4::ParserRuleContext;
  using Node = antlr4::tree::TerminalNode;

  /// Thrown when an expression would nest too deep; the statement is left out.
  struct TooDeep {
    Span span;
  };

  // convert.cpp: what all parts use.
  static Span span(Node* node) { return span_of(*node->getSymbol()); }
  static Span span(const Rule* rule) { return join(span_of(*rule->start), span_of(*rule->stop)); }
  /// Of a finished rule's parts, tokens are those without children; only `statements` and `arguments` may be empty
  /// rules.
  static bool is_token(const antlr4::tree::ParseTree* part) { return part->children.empty(); }
  static std::size_t type(Node* node) { return node->getSymbol()->getType(); }
  std::string_view text(Node* node) const { return source_->text(span(node)); }
  Word word(Node* node) const;
  std::vector<Word> words(const std::vector<Node*>& nodes) const;
  std::string text_value(Node* node);
  void report(Span span, std::string message, std::string note = {});
  ExpressionPtr make(Span span, ExpressionNode node, std::initializer_list<const Expression*> parts = {});
  ExpressionPtr finish(Span span, ExpressionNode node, std::size_t depth);
  std::size_t depth(const Expression* part) const { return part == nullptr ? 0 : depths_[part->id]; }

  // convert_operation.cpp: operators by precedence.
  class Chain;
  friend class Chain;
  ExpressionPtr operation(P::OperationContext* context);

  // convert_expression.cpp
  ExpressionPtr expression(P::ExpressionContext* context);
  ExpressionPtr optional_expression(P::ExpressionContext* context);
  ExpressionPtr value_of(P::OperandContext* operand, std::size_t signs);
  ExpressionPtr atom(antlr4::tree::ParseTree* part);
  ExpressionPtr constant(Node* token);
  ExpressionPtr list(P::ListContext* context);
  ExpressionPtr group(P::GroupContext* context);
  ExpressionPtr postfix(ExpressionPtr object, P::PostfixContext* context);
  ExpressionPtr index(ExpressionPtr object, P::PostfixContext* context);
  ExpressionPtr number(P::NumberContext* context);
  ExpressionPtr quantity(const Number& number, P::NumberContext* context);
  void unit_factors(P::UnitContext* context, int sign, std::vector<UnitFactor>& factors);
  ExpressionPtr function(P::OperationContext* context);
  FunctionBody function_body(P::FunctionBodyContext* context);
  std::vector<Argument> arguments(P::ArgumentsContext* context);
  std::vector<Parameter> parameters(P::ArgumentsContext* context);
  const antlr4::Token* lone_name(P::OperationContext* context) const;
  const antlr4::Token* lone_name(P::ExpressionContext* context) const;
  P::OperandContext* lone_operand(P::OperationContext* context) const;
  LuaBlock lua(Node* node) const;

  // convert_statement.cpp
  Block block(P::BlockContext* context, BlockKind kind);
  Block block(P::BlockContext* context) { return block(context, place_); }
  std::vector<StatementPtr> statements(P::StatementsContext* context);
  StatementPtr statement(P::StatementContext* context);
  StatementNode node(P::StatementContext* context);
  StatementNode plain(P::PlainContext* context);
  StatementNode definition(P::PlainContext* context);
  StatementNode choice(P::ChoiceContext* context);
  StatementNode exit(P::ExitContext* context);
  Import importing(P::ImportingContext* context);

  // convert_experiment.cpp
  StatementNode clause(P::StatementContext* context);
  Model model(P::ModelContext* context);
  StatementNode setting(P::SettingContext* context);
  Vary vary(P::VaryContext* context);
  Sample sample(P::SampleContext* context);
  Refine refine(P::RefineContext* context);
  Replicate replicate(P::ReplicateContext* context);
  Record record(P::RecordContext* context);
  StatementNode expect(P::ExpectContext* context);
  StatementNode titled(P::TitledContext* context);
  Figure figure(P::FigureContext* context);
  void check_home(const antlr4::Token* opening);

  const SourcePtr& source_;
  Diagnostics& diagnostics_;
  std::vector<StatementPtr> statements_;
  BlockKind place_ = BlockKind::File;
  bool is_file_level_ = true;          ///< Not inside any braces.
  bool end_is_index_ = false;          ///< Inside a[…] or .at(…).
  std::vector<std::uint16_t> depths_;  ///< By node id: how deep the expressions below it nest.
  NodeId next_id_ = 0;
};

}  // namespace ansatz::syntax
