// SPDX-License-Identifier: MIT
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/syntax/diagnostic.h"
#include "interpreter/syntax/part.h"
#include "interpreter/syntax/tree.h"
#include "interpreter/syntax/words.h"

namespace ansatz::syntax {

/// Turns parts into the tree, and says what the grammar is too coarse to say: `f(1) + 2 = 3` binds nothing. Statements
/// that could not be read, or that something is wrong with, become Broken.
class Converter {
 public:
  /// `diagnostics` holds what the stages before have reported; what they `mended` leaves its statement whole.
  Converter(const SourcePtr& source, Diagnostics& diagnostics, const std::vector<std::uint32_t>& mended);

  /// Appends statements of the file.
  void add(const Part& statements) { append(statements, statements_); }
  File take();

 private:
  /// Thrown when an expression would nest too deep; the statement is broken.
  struct TooDeep {
    Span span;
  };

  // convert.cpp: what all parts use.
  std::string_view text(const Part& part) const { return source_->text(part.span); }
  Word word(const Part& name) const;
  /// The names that a part holds, from the first on.
  std::vector<Word> words(const Part& part) const;
  std::string text_value(const Part& token);
  void report(Span span, std::string message, std::string note = {});
  ExpressionPtr make(Span span, ExpressionNode node, std::initializer_list<const Expression*> parts = {});
  ExpressionPtr finish(Span span, ExpressionNode node, std::size_t depth);
  std::size_t depth(const Expression* part) const { return part == nullptr ? 0 : depths_[part->id]; }

  // convert_operation.cpp: operators by precedence.
  class Chain;
  friend class Chain;
  ExpressionPtr operation(const Part& part);

  // convert_expression.cpp
  ExpressionPtr expression(const Part& part);
  ExpressionPtr conditional(const Part& part);
  ExpressionPtr optional_expression(const Part* part) { return part == nullptr ? nullptr : expression(*part); }
  ExpressionPtr value_of(const Part& operand, std::size_t signs);
  ExpressionPtr atom(const Part& part);
  ExpressionPtr constant(const Part& token);
  ExpressionPtr list(const Part& part);
  ExpressionPtr group(const Part& part);
  ExpressionPtr postfix(ExpressionPtr object, const Part& part);
  ExpressionPtr index(ExpressionPtr object, const Part& part);
  ExpressionPtr number(const Part& part);
  ExpressionPtr quantity(const Number& number, const Part& part);
  void unit_factors(const Part& unit, int sign, std::vector<UnitFactor>& factors);
  LuaBlock lua(const Part& token) const;

  // convert_function.cpp
  std::vector<Argument> arguments(const Part& part);
  std::vector<Parameter> parameters(const Part& arguments);
  ExpressionPtr function(const Part& operation);
  FunctionBody function_body(const Part& part);

  // convert_statement.cpp
  Block block(const Part& part, BlockKind kind);
  Block block(const Part& part) { return block(part, place_); }
  void append(const Part& statements, std::vector<StatementPtr>& made);
  StatementPtr statement(const Part& part);
  StatementPtr whole(const Part& part);
  StatementPtr made(Span span, StatementNode node);
  StatementPtr broken(StatementPtr whole);
  StatementNode with_blocks(const Part& broken);
  std::vector<Block> blocks_of(const Part& broken, BlockKind kind);
  bool belongs_to(const Statement& before, const Statement& after) const;
  std::size_t faults_in(Span span) const;
  StatementNode node(const Part& part);
  StatementNode plain(const Part& part);
  void report_arrow(const Part& operation);
  StatementNode definition(const Part& plain);
  std::string whole_instead(const Part& operand) const;
  StatementNode choice(const Part& part);
  StatementNode exit(const Part& part);
  Import importing(const Part& part);

  // convert_experiment.cpp
  StatementNode clause(const Part& part);
  Model model(const Part& part);
  StatementNode setting(const Part& part);
  Vary vary(const Part& part);
  Sample sample(const Part& part);
  Refine refine(const Part& part);
  Replicate replicate(const Part& part);
  Record record(const Part& part);
  StatementNode expect(const Part& part);
  StatementNode titled(const Part& part);
  Figure figure(const Part& part);
  void check_home(const Part& opening);

  const SourcePtr& source_;
  Diagnostics& diagnostics_;
  std::vector<StatementPtr> statements_;
  BlockKind place_ = BlockKind::File;
  bool is_file_level_ = true;          ///< Not inside any braces.
  bool end_is_index_ = false;          ///< Inside a[…] or .at(…).
  std::vector<std::uint16_t> depths_;  ///< By node id: how deep the expressions below it nest.
  NodeId next_id_ = 0;
  std::vector<std::uint32_t> faults_;  ///< Where the stages before found something wrong, in order.
  std::size_t reported_ = 0;           ///< Faults found here,
  std::size_t settled_ = 0;            ///< and faults that have made a statement broken.
};

}  // namespace ansatz::syntax
