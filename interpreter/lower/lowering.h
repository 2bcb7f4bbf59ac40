// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "interpreter/check/check.h"
#include "interpreter/lower/lower.h"
#include "interpreter/lower/own_names.h"
#include "interpreter/lower/writer.h"

namespace ansatz::lower {

/// How tightly a piece of Lua binds, loosest first; a piece in a tighter place gets brackets.
enum class Level { any, sum, product, minus, power, simple, prefix };

/// Writes one file as Lua. The parts live in lower.cpp (files, statements), functions.cpp, expressions.cpp, calls.cpp,
/// experiments.cpp and figures.cpp.
class Lowering {
 public:
  explicit Lowering(const check::Checked& checked);
  Lowered run();

 private:
  using Expression = syntax::Expression;
  using Statement = syntax::Statement;
  using Block = syntax::Block;
  /// Blocks in which some statements mean something of their own.
  enum class Place { plain, claim, figure, panels };

  // Statements
  void statement(const Statement& whole, bool is_last);
  void block(const Block& block);
  void body(const std::vector<syntax::StatementPtr>& statements);
  void bind(const Statement& whole, const syntax::Word& name, const Expression& value);
  bool bind_by_branches(const Statement& whole, const syntax::Word& name, const Expression& value);
  void choose(const syntax::If& choice);
  void loop(const syntax::For& loop, const Statement& whole);
  void loop_body(const Block& block);
  void give_back(const syntax::Return& given, const Statement& whole, bool is_last);
  void lone_expression(const Expression& value, const Statement& whole);
  void lua(const syntax::LuaBlock& lua);
  void end();

  // Functions
  void function(const std::string& own_name, const std::vector<syntax::Parameter>& parameters,
                const syntax::FunctionBody& body, syntax::Span span, bool may_be_one_line = false);
  void definition(const Statement& whole, const syntax::FunctionDefinition& function);

  // Expressions
  void expression(const Expression& whole, Level wanted = Level::any);
  /// As the last of several: a call that might give none or many is cut down to one.
  void single(const Expression& whole);
  bool is_single(const Expression& whole) const;
  void binary(const Expression& whole, const syntax::Binary& binary);
  void both_or_either(const syntax::Binary& binary);
  void negated(const syntax::Unary& unary);
  void name(const Expression& whole, const std::string& name);
  void field(const Expression& whole, const syntax::Field& field);
  void index(const syntax::Index& index);
  void list(const Expression& whole, const syntax::ListLiteral& list);
  void conditional(const Expression& whole, const syntax::Conditional& conditional);
  void return_branches(const syntax::Conditional& first);
  void selector(const Expression& value);
  void callee(const Expression& whole, const Expression& callee);
  void member(const std::string& object, const std::string& name);
  void given_name(const check::Resolution& resolution, const std::string& name);

  // Calls
  void call(const Expression& whole, const syntax::Call& call);
  bool boundary(const syntax::Call& call);
  void given_tables();
  void planned_call(const Expression& whole, const syntax::Call& call, const check::CallPlan& plan);
  /// `a, b, az.named("k", c)` between brackets that the caller writes. `leading` values stand before them.
  void arguments(const std::vector<syntax::Argument>& list, syntax::Span around, bool is_selector = false);
  void named(const std::vector<const syntax::Argument*>& list, bool is_split, bool is_selector);
  void argument_value(const syntax::Argument& argument, bool is_last, bool is_selector);
  bool is_split(syntax::Span around, const std::vector<const Expression*>& parts) const;
  bool is_library(const Expression& callee) const;

  // Experiments
  void experiment(const Statement& whole, const syntax::Experiment& experiment);
  void clauses(const syntax::Experiment& experiment);
  void vary(const syntax::Vary& vary, syntax::Span span);
  void sample(const syntax::Sample& sample, syntax::Span span);
  void along(const syntax::Along& along, syntax::Span span);
  void refine(const syntax::Refine& refine, syntax::Span span);
  void replicate(const syntax::Replicate& replicate, syntax::Span span);
  void run_block(const syntax::Run& run, const check::ExperimentFacts& facts, syntax::Span span);
  void free_binding(const Statement& whole, const syntax::Experiment& experiment,
                    const check::ExperimentFacts::FreeBinding& facts);
  void free_functions(const Statement& whole, const std::string& wanted, const std::vector<const Statement*>& together);
  void hypothesis(const syntax::Hypothesis& hypothesis, const syntax::Correction* common, syntax::Span span);
  void claim(const syntax::Claim& claim, syntax::Span span);
  void condition(const Expression& value, const Expression* published);
  void record(const syntax::Record& record, const Statement& whole);
  void expect(const syntax::Expect& expect);
  /// `key = function(data) return value end,`
  void table_function(const char* key, const std::string& parameters, const Expression& value);
  /// `key = function(data, own) … end,`
  void table_block(const char* key, const std::string& own, Place place, const Block& body, syntax::Span span);
  void texts(const char* key, const std::vector<std::string>& values);

  // Figures
  void figure(const syntax::Figure& figure, syntax::Span span);
  void mark(const syntax::Call& call, const Statement& whole);
  void panel_turns(const syntax::For& loop);
  void figure_text(const std::vector<check::TemplatePart>& parts);

  const check::Checked& checked_;
  const syntax::File& file_;
  OwnNames own_;
  Writer out_;

  Place place_ = Place::plain;
  std::string table_;  ///< what columns and the experiment's bindings are fields of
  bool in_run_ = false;
  bool reads_boundaries_ = false;          ///< in claims, and in bindings that claims read
  int functions_ = 0;                      ///< functions of the script around the place
  std::vector<std::string> expectations_;  ///< of the experiment under way
  std::set<std::string> taken_along_;      ///< bindings of the experiment that are locals of the function under way
  bool is_called_ = false;                 ///< what is written next stands before the brackets of a call
  bool in_panel_turn_ = false;             ///< directly in the body of a loop over panels
};

}  // namespace ansatz::lower
