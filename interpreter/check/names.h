// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "interpreter/check/facts.h"

namespace ansatz::check {

/// Blocks whose braces open a place of its own: what may stand there, and what names mean.
enum class Place { File, Experiment, Clause, Run, Hypothesis, Claim, Figure };

/// "in a claim": where a statement was found.
std::string describe(Place place);

/// How deep blocks and expressions may nest: Lua reads 200 levels, and one of ours takes up to two of them.
inline constexpr int kDepthLimit = 85;
/// How long a chain of operators may be.
inline constexpr int kChainLimit = 4000;
/// Names a function may hold at once; Lua has room for 200.
inline constexpr std::size_t kNamesLimit = 180;

/// One set of names: a function's parameters, a block.
struct Scope {
  Scope* parent = nullptr;
  bool is_function = false;  ///< names further out belong to another function
  bool returns = false;      ///< a function of the script; a block of an experiment only has names of its own
  bool is_loop = false;
  bool is_deferred = false;  ///< runs after the file has
  std::map<std::string, Entity*, std::less<>> names;
  /// Functions defined further down in the same braces, which a function above them may use.
  std::map<std::string, const syntax::FunctionDefinition*, std::less<>> below;
  std::map<std::string, syntax::Span, std::less<>> values_below;  ///< bound further down, for messages
  const syntax::Statement* at = nullptr;                          ///< the statement under way
  std::map<std::string, syntax::Span, std::less<>> gone;          ///< bound in blocks inside that have ended
  std::size_t held = 0;                                           ///< names alive in the function, at its boundary
  bool is_full = false;                                           ///< too many, which was reported
};

/// An experiment while its blocks are read.
struct OpenExperiment {
  struct Free {
    Entity* entity = nullptr;
    bool reads_columns = false;
    std::set<std::string> uses;  ///< other bindings of the experiment
  };
  std::string name;
  ExperimentFacts* facts = nullptr;
  std::map<std::string, Entity*, std::less<>> axes;
  std::map<std::string, std::string, std::less<>> unrefined;  ///< axes that cannot be refined, and why
  std::set<std::string> refined;
  const syntax::Block* run = nullptr;
  std::optional<syntax::Word> kept;  ///< what `along … keeping` hands from row to row
  std::map<std::string, Entity*, std::less<>> columns;
  std::map<std::string, Free, std::less<>> bindings;
  std::set<std::string> dimensions;  ///< surely there: of results that the run computes
};

/// The first pass. Its parts live in names_*.cpp: the file, looking up and binding, statements, expressions,
/// experiments.
class NamePass {
 public:
  explicit NamePass(Facts& facts);
  void run();

 private:
  class Reading;
  struct Found {
    Resolution resolution;
    Entity* entity = nullptr;
    explicit operator bool() const { return resolution.kind != Resolution::Kind::unresolved; }
  };
  /// Where a name stands, which decides what it may mean.
  enum class Position { value, callee, statement_callee };

  // The file
  void collect();
  void collect_use(const syntax::Use& use, syntax::Span span);
  void collect_import(const syntax::Import& import, const syntax::Statement& statement);
  template <class Node>
  void collect_inner(const Node& whole, const syntax::Statement& around);
  template <class Node>
  void collect_own(const Node& whole, std::set<std::string, std::less<>>& names);
  void collect_brought(const syntax::Word& name, const std::string& home, std::uint32_t ready);
  void collect_broken(const syntax::Broken& broken);
  const core::Kernel* kernel_written(const syntax::Expression& expression) const;
  void collect_dimensions_of(const core::Kernel& kernel);
  void collect_texts(const syntax::Call& call);
  void any_dimension_of_library();
  void collect_lua(const syntax::LuaBlock& lua, syntax::Span span, const syntax::Statement* around);
  void collect_name(const syntax::Word& name, std::uint32_t ready, Resolution::Kind kind, bool is_function = false);
  void bring_into_scope(const core::Module& module);

  // Looking up and binding
  Found find(std::string_view name, syntax::Span span, Position position);
  Found find_below(Scope& home, std::string_view name);
  Found find_in_experiment(std::string_view name, syntax::Span span, Position position);
  bool is_function_of_library(const std::string& name) const;
  Found find_in_file(std::string_view name, syntax::Span span, Position position);
  void used_early(const Entity& function, syntax::Span span);
  Found find_in_library(std::string_view name, syntax::Span span, Position position);
  void unknown(const std::string& name, syntax::Span span, Position position);
  std::vector<std::string> candidates(Position position) const;
  std::optional<std::string> advice_on_habit(const std::string& name, Position position) const;
  std::string advice_on_member(const std::string& name) const;
  BindingScope bind(const syntax::Word& name, const syntax::Expression* value,
                    const syntax::FunctionDefinition* function = nullptr);
  BindingScope bind_record(const syntax::Word& name, const syntax::Expression* value);
  BindingScope bind_local(const syntax::Word& name, const syntax::Expression* value,
                          const syntax::FunctionDefinition* function);
  BindingScope bind_in_file(const syntax::Word& name, const syntax::Expression* value,
                            const syntax::FunctionDefinition* function);
  bool may_bind(const syntax::Word& name);
  void check_new_local(const syntax::Word& name);
  const std::string* module_of(const std::string& name) const;
  Entity* declare(const syntax::Word& name);
  Entity* new_entity(const syntax::Word& name, Resolution::Kind kind);
  Scope* function_scope();
  bool in_function();
  std::string hidden_by(const std::string& name);

  // Statements
  void statement(const syntax::Statement& statement);
  void statements(const std::vector<syntax::StatementPtr>& list);
  void block(const syntax::Block& block, bool is_loop = false, const std::vector<syntax::Word>* names = nullptr,
             const syntax::Expression* values = nullptr);
  void lua(const syntax::LuaBlock& lua);
  void lua_assigns(const syntax::Word& name, const syntax::LuaBlock& lua);
  void function(const std::vector<syntax::Parameter>& parameters, const syntax::FunctionBody& body);
  void within_function(const std::vector<syntax::Parameter>& parameters, const std::function<void()>& body);
  void blocks_of(const syntax::Broken& broken);
  void loop(const syntax::For& loop);
  void exit(const std::string& word, syntax::Span span);
  void only_at_top(const char* word, syntax::Span span);
  void misplaced(const char* word, const char* home, syntax::Span span);
  void published(const syntax::ExpressionStatement& lone);
  void lone_expression(const syntax::ExpressionStatement& lone, syntax::Span span);
  void mark(const syntax::Expression& whole, const syntax::Call& call);
  bool is_look(const syntax::Call& call) const;
  bool enter(syntax::Span span);

  // Expressions
  void expression(const syntax::Expression& expression);
  void parts(const syntax::Expression& expression);
  void name(const syntax::Expression& expression, Position position);
  void call(const syntax::Expression& whole, const syntax::Call& call);
  void field(const syntax::Expression& whole, const syntax::Field& field);
  void quantity(const syntax::Quantity& quantity);
  void power(const syntax::Expression& whole, const syntax::Binary& power);
  std::size_t unit_factors(const syntax::Expression& quantity, const std::vector<const syntax::Binary*>& chain);
  void figure_text(const syntax::Argument& argument);
  void arguments(const std::vector<syntax::Argument>& arguments, bool end_allowed, bool figure_texts = false);

  // Experiments
  void experiment(const syntax::Statement& whole, const syntax::Experiment& experiment);
  void collect_experiment(const syntax::Experiment& experiment, ExperimentFacts& facts);
  void collect_columns(const syntax::Block& block, ExperimentFacts& facts, bool in_loop);
  void collect_column(const syntax::Record& record, ExperimentFacts& facts, bool in_loop);
  void collect_axis(const syntax::Word& axis, ExperimentFacts& facts);
  void collect_dimensions(const syntax::Block& run);
  void free_bindings(const syntax::Experiment& experiment, ExperimentFacts& facts);
  void clause(const syntax::Statement& statement);
  void vary(const syntax::Vary& vary);
  void sample(const syntax::Sample& sample);
  void refine(const syntax::Refine& refine);
  void along(const syntax::Along& along);
  void replicate(const syntax::Replicate& replicate, syntax::Span span);
  void clauses_together(const syntax::Experiment& experiment);
  bool is_axis(const syntax::Word& name);
  bool looks_at_table(const syntax::Expression& expression) const;
  const core::Kernel* word_of_clause(const std::string& name) const;
  void run_block(const syntax::Run& run);
  void hypothesis(const syntax::Hypothesis& hypothesis);
  void claim(const syntax::Claim& claim);
  void figure(const syntax::Figure& figure);
  void in_place(Place place, const char* clause, const syntax::Block* body, const syntax::Expression* value,
                bool reads_table);

  Facts& facts_;
  Checked& checked_;
  const core::Registry& registry_;

  std::map<std::string, Entity*, std::less<>> file_names_;
  std::map<std::string, syntax::Span, std::less<>> file_gone_;
  std::unordered_map<std::string, std::vector<const core::Kernel*>> in_scope_;
  std::map<std::string, std::uint32_t> used_from_;  ///< module → offset of its `use`

  /// What statements that could not be read may have bound, so that nobody can say what it means.
  struct Unsure {
    std::set<std::string, std::less<>> names;  ///< bound there, it seems
    std::set<std::string, std::less<>> words;  ///< perhaps
    bool anything = false;                     ///< names that no one can see
  } unsure_;

  Scope* scope_ = nullptr;
  Place place_ = Place::File;
  std::optional<OpenExperiment> experiment_;
  OpenExperiment::Free* reading_ = nullptr;  ///< the free binding whose value is read
  const char* clause_ = "";
  /// Kernels whose names mean more in this clause than elsewhere: distributions after `from`.
  enum class Words { none, distributions, replicates } words_ = Words::none;
  bool reads_table_ = false;
  bool deferred_ = false;           ///< of a function, which runs when it is called: further lines may come before
  const Entity* reader_ = nullptr;  ///< the function of the file that is read
  std::map<const Entity*, std::set<const Entity*>> used_by_;  ///< names of the file that its functions use
  bool end_allowed_ = false;                                  ///< inside a[…] or .at(…)
  int depth_ = 0;
  const syntax::Word* member_ = nullptr;  ///< the field that is taken of the name looked up
  std::string compound_;                  ///< "3[m/s]", while the s of `3 m/s` is looked up
};

}  // namespace ansatz::check
