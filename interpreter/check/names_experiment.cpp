// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "interpreter/check/names.h"
#include "interpreter/check/walk.h"
#include "interpreter/syntax/suggest.h"
#include "stdlib/core/declare/corrections.h"

namespace ansatz::check {

using namespace syntax;
using Kind = Resolution::Kind;

namespace {

/// What seems to be missing may be what could not be read.
bool has_broken(const Block& block) {
  return std::any_of(block.statements.begin(), block.statements.end(),
                     [](const auto& each) { return as<Broken>(*each) != nullptr; });
}

/// Whether some statement of a part, or of what stands in it, leaves something in the table, or might.
template <class Part>
bool leaves_something(const Part& part) {
  bool found = false;
  if constexpr (std::is_same_v<Part, Block>) {
    for (const auto& each : part.statements) found = found || leaves_something(*each);
  } else {
    if constexpr (std::is_same_v<Part, Statement>)
      found = as<Record>(part) || as<Expect>(part) || as<Broken>(part) || as<LuaBlock>(part);
    each_part(
        part, [&](const Expression& inner) { found = found || leaves_something(inner); },
        [&](const Block& inner) { found = found || leaves_something(inner); });
  }
  return found;
}

Span first_word(Span span, std::string_view word) {
  return {span.begin, span.begin + static_cast<std::uint32_t>(word.size())};
}

}  // namespace

void NamePass::experiment(const Statement& whole, const Experiment& experiment) {
  ExperimentFacts& known = checked_.experiments[whole.id];
  experiment_.emplace();
  experiment_->name = experiment.name.text;
  experiment_->facts = &known;
  experiment_->dimensions.insert("row");  // of every column
  place_ = Place::Experiment;
  collect_experiment(experiment, known);
  free_bindings(experiment, known);
  clauses_together(experiment);
  bool has_title = false, has_source = false, has_replicate = false, has_along = false, has_correction = false;
  std::map<std::pair<std::string, std::string>, Span> named;
  const auto named_once = [&](const char* blocks, const std::string& name, Span span) {
    const auto [first, is_new] = named.emplace(std::pair(blocks, name), span);
    if (!is_new) facts_.report(span, BlockTwice{blocks, name, facts_.line(first->second)});
  };
  const auto once = [&](bool& seen, const char* word, Span span) {
    if (std::exchange(seen, true)) facts_.report(first_word(span, word), ClauseTwice{word, "this experiment"});
  };
  for (const auto& each : experiment.body.statements) {
    if (as<Title>(*each)) once(has_title, "title", each->span);
    if (as<Citation>(*each)) once(has_source, "source", each->span);
    if (as<Replicate>(*each)) once(has_replicate, "replicate", each->span);
    if (as<Along>(*each)) once(has_along, "along", each->span);
    if (as<Correction>(*each)) once(has_correction, "correct", each->span);
    if (const auto* figure = as<Figure>(*each)) named_once("figures", figure->name.text, figure->name.span);
    if (const auto* claim = as<Claim>(*each)) named_once("claims", claim->title, claim->title_span);
    if (const auto* test = as<Hypothesis>(*each)) named_once("hypotheses", test->title, test->title_span);
    if (as<Binding>(*each) || as<FunctionDefinition>(*each)) continue;  // read already
    const auto refuse = [&](const char* word) {
      misplaced(word,
                word == std::string("lua") ? "at the top of a file and in functions" : "in 'run' and in functions",
                each->span);
    };
    if (as<If>(*each)) {
      refuse("if");
    } else if (as<For>(*each)) {
      refuse("for");
    } else if (as<While>(*each)) {
      refuse("while");
    } else if (as<LuaBlock>(*each)) {
      refuse("lua");
    } else {
      statement(*each);
    }
  }
  place_ = Place::File;
  experiment_.reset();
  // What could not be read may have recorded more. At the prompt the name may hold what is not yet a table.
  if (unsure_.anything || !unsure_.words.empty() || facts_.options.is_prompt) return;
  const auto table = file_names_.find(experiment.name.text);
  if (table == file_names_.end()) return;
  table->second->is_experiment = true;
  table->second->fields = known.axes;
  table->second->fields->insert(table->second->fields->end(), known.columns.begin(), known.columns.end());
}

// ── What the table will hold ────────────────────────────────────────────────────────────────────────────────────────

void NamePass::collect_experiment(const Experiment& experiment, ExperimentFacts& known) {
  const Run* run = nullptr;
  for (const auto& each : experiment.body.statements) {
    if (const auto* vary = as<Vary>(*each)) {
      for (const Word& axis : vary->axes) {
        collect_axis(axis, known);
        if (vary->axes.size() == 1) experiment_->axes[axis.text]->element_of = vary->values.get();
        experiment_->axes[axis.text]->named = vary->named.get();
        if (vary->axes.size() > 1) experiment_->unrefined[axis.text] = "it walks together with other axes";
        if (vary->named) experiment_->unrefined[axis.text] = "its points are named, and new ones would have no name";
      }
    } else if (const auto* sample = as<Sample>(*each)) {
      for (const auto& axis : sample->axes) {
        collect_axis(axis.name, known);
        experiment_->unrefined[axis.name.text] = "its points are sampled, and have no neighbours";
      }
    } else if (const auto* along = as<Along>(*each)) {
      collect_axis(along->axis, known);
      experiment_->axes[along->axis.text]->element_of = along->values.get();
      experiment_->unrefined[along->axis.text] = "each of its rows starts from the one before";
      if (const auto* name = as<Name>(*along->state)) {
        experiment_->kept = Word{name->name, along->state->span};
        known.kept = name->name;
      }
    } else if (const auto* found = as<Run>(*each)) {
      if (run) {
        facts_.report(first_word(each->span, "run"), ClauseTwice{"run", "this experiment"});
        continue;
      }
      run = found;
      if (!leaves_something(found->body))
        facts_.report(first_word(each->span, "run"), RecordsNothing{experiment.name.text});
    } else if (as<Binding>(*each) || as<FunctionDefinition>(*each)) {
      const auto* binding = as<Binding>(*each);
      const auto* function = as<FunctionDefinition>(*each);
      const Word& name = binding ? binding->name : function->name;
      may_bind(name);
      if (const auto first = experiment_->bindings.find(name.text); first != experiment_->bindings.end()) {
        facts_.report(name.span, BoundTwice{name.text, facts_.line(first->second.entity->span)});
        continue;
      }
      Entity* entity = new_entity(name, Kind::experiment_binding);
      entity->bindings = 1;
      entity->value = binding ? binding->value.get() : nullptr;
      entity->function = function;
      if (file_names_.contains(name.text)) facts_.report(name.span, HidesName{name.text, "of the file"});
      experiment_->bindings[name.text].entity = entity;
    }
  }
  if (!run) {
    if (has_broken(experiment.body)) return;
    facts_.report(experiment.name.span,
                  NeedsPart{"the experiment '" + experiment.name.text + "'", "'run'", "run { record … }"});
    return;
  }
  experiment_->run = &run->body;
  collect_columns(run->body, known, false);
  collect_dimensions(run->body);
}

void NamePass::collect_axis(const Word& axis, ExperimentFacts& known) {
  may_bind(axis);
  Entity* entity = new_entity(axis, Kind::axis);
  entity->bindings = 2;
  if (experiment_->axes.insert_or_assign(axis.text, entity).second)
    known.axes.push_back(axis.text);
  else
    facts_.report(axis.span, AxisTwice{axis.text});
}

void NamePass::collect_columns(const Block& block, ExperimentFacts& known, bool in_loop) {
  for (const auto& each : block.statements) {
    if (const auto* record = as<Record>(*each)) collect_column(*record, known, in_loop);
    if (const auto* choice = as<If>(*each)) {
      for (const auto& branch : choice->branches) collect_columns(branch.body, known, in_loop);
      if (choice->alternative) collect_columns(*choice->alternative, known, in_loop);
    }
    if (const auto* loop = as<For>(*each)) collect_columns(loop->body, known, true);
    if (const auto* loop = as<While>(*each)) collect_columns(loop->body, known, true);
  }
}

void NamePass::collect_column(const Record& record, ExperimentFacts& known, bool in_loop) {
  const Word& name = record.column;
  if (in_loop) facts_.report(name.span, RecordInLoop{name.text});
  if (const auto first = experiment_->columns.find(name.text); first != experiment_->columns.end()) {
    facts_.report(name.span, ColumnTwice{name.text, "recorded", facts_.line(first->second->span)});
    return;
  }
  if (experiment_->axes.contains(name.text))
    facts_.report(name.span, ColumnTwice{name.text, "an axis", 0});
  else if (experiment_->bindings.contains(name.text))
    facts_.report(name.span, ColumnTwice{name.text, "bound in the experiment", 0});
  Entity* entity = new_entity(name, Kind::column);
  entity->bindings = 2;
  entity->value = record.value.get();
  experiment_->columns[name.text] = entity;
  known.columns.push_back(name.text);
}

/// Dimensions of the results that the run computes are surely in the table; others may be.
void NamePass::collect_dimensions(const Block& run) {
  each_expression(run, [&](const Expression& expression) {
    const auto* call = as<Call>(expression);
    if (!call) return;
    const core::Kernel* kernel = nullptr;
    if (const auto* name = as<Name>(*call->callee)) {
      const auto found = in_scope_.find(name->name);
      if (found != in_scope_.end() && !file_names_.contains(name->name)) kernel = found->second.front();
    } else if (const auto* field = as<Field>(*call->callee)) {
      const auto* module = as<Name>(*field->object);
      if (module) kernel = registry_.find(module->name + "." + field->name.text);
    }
    if (!kernel || !kernel->results) return;
    for (const core::Item& item : kernel->results->fields)
      experiment_->dimensions.insert(item.shape.begin(), item.shape.end());
  });
}

// ── Free bindings ───────────────────────────────────────────────────────────────────────────────────────────────────

void NamePass::free_bindings(const Experiment& experiment, ExperimentFacts& known) {
  reads_table_ = true;
  for (const auto& each : experiment.body.statements) {
    const auto* binding = as<Binding>(*each);
    const auto* function = as<FunctionDefinition>(*each);
    if (!binding && !function) continue;
    const std::string& name = binding ? binding->name.text : function->name.text;
    reading_ = &experiment_->bindings[name];
    if (binding)
      expression(*binding->value);
    else
      this->function(function->parameters, function->body);
    known.bindings.push_back({name, false});
  }
  reading_ = nullptr;
  reads_table_ = false;
  // What is used through others, until nothing new turns up.
  for (bool grew = true; std::exchange(grew, false);) {
    for (auto& [name, free] : experiment_->bindings) {
      const std::set<std::string> uses = free.uses;
      for (const std::string& used : uses) {
        const auto& other = experiment_->bindings[used];
        for (const std::string& further : other.uses) grew |= free.uses.insert(further).second;
        if (other.reads_columns && !std::exchange(free.reads_columns, true)) grew = true;
      }
    }
  }
  for (auto& each : known.bindings) {
    const auto& free = experiment_->bindings[each.name];
    each.reads_columns = free.reads_columns;
    if (!free.uses.contains(each.name)) continue;
    // Functions may call themselves and each other; a value that needs itself can never be worked out.
    if (!free.entity->function) facts_.report(free.entity->span, BoundByItself{each.name});
    for (const auto& other : known.bindings) {
      const auto& held = experiment_->bindings[other.name];
      if (free.uses.contains(other.name) && held.uses.contains(each.name)) each.circle.push_back(other.name);
    }
  }
}

// ── Clauses and blocks ──────────────────────────────────────────────────────────────────────────────────────────────

/// Reads a block or a value as part of the experiment: with a scope of its own, and columns where they can be read.
void NamePass::in_place(Place place, const char* clause, const Block* body, const Expression* value, bool reads_table) {
  const Place was_at = std::exchange(place_, place);
  const char* was_clause = std::exchange(clause_, clause);
  const bool was_reading = std::exchange(reads_table_, reads_table);
  Scope scope;
  scope.is_function = true;
  Scope* around = std::exchange(scope_, &scope);
  if (value) expression(*value);
  if (body) statements(body->statements);
  scope_ = around;
  place_ = was_at;
  clause_ = was_clause;
  reads_table_ = was_reading;
}

void NamePass::clause(const Statement& whole) {
  const bool in_experiment = place_ == Place::Experiment;
  const auto at_home = [&](bool is_home, const char* word, const char* home) {
    if (!is_home) misplaced(word, home, whole.span);
    return is_home;
  };
  const auto visit = [&]<class Node>(const Node& node) {
    if constexpr (std::is_same_v<Node, Title>) {
      if (at_home(in_experiment, "title", "in an experiment"))
        in_place(Place::Clause, "title", nullptr, node.text.get(), false);
    } else if constexpr (std::is_same_v<Node, Citation>) {
      if (at_home(in_experiment || place_ == Place::Claim, "source", "in an experiment or a claim"))
        in_place(Place::Clause, "source", nullptr, node.text.get(), false);
    } else if constexpr (std::is_same_v<Node, Vary>) {
      if (at_home(in_experiment, "vary", "in an experiment")) vary(node);
    } else if constexpr (std::is_same_v<Node, Sample>) {
      if (at_home(in_experiment, "sample", "in an experiment")) sample(node);
    } else if constexpr (std::is_same_v<Node, Refine>) {
      if (at_home(in_experiment, "refine", "in an experiment")) refine(node);
    } else if constexpr (std::is_same_v<Node, Along>) {
      if (at_home(in_experiment, "along", "in an experiment")) along(node);
    } else if constexpr (std::is_same_v<Node, Replicate>) {
      if (at_home(in_experiment, "replicate", "in an experiment")) replicate(node, whole.span);
    } else if constexpr (std::is_same_v<Node, Run>) {
      if (at_home(in_experiment, "run", "in an experiment")) run_block(node);
    } else if constexpr (std::is_same_v<Node, Verdict>) {
      at_home(place_ == Place::Hypothesis, "expect", "in 'run' or a hypothesis");
    } else if constexpr (std::is_same_v<Node, Alpha>) {
      if (at_home(place_ == Place::Hypothesis, "alpha", "in a hypothesis"))
        in_place(Place::Clause, "alpha", nullptr, node.value.get(), false);
    } else if constexpr (std::is_same_v<Node, Correction>) {
      if (!at_home(in_experiment || place_ == Place::Hypothesis, "correct", "in an experiment or a hypothesis")) return;
      const Names known = core::corrections(registry_);
      if (std::find(known.begin(), known.end(), node.method.text) == known.end())
        facts_.report(node.method.span, UnknownCorrection{node.method.text, nearest(node.method.text, known), known});
    } else if constexpr (std::is_same_v<Node, Hypothesis>) {
      if (at_home(in_experiment, "hypothesis", "in an experiment")) hypothesis(node);
    } else if constexpr (std::is_same_v<Node, Claim>) {
      if (at_home(in_experiment, "claim", "in an experiment")) claim(node);
    } else if constexpr (std::is_same_v<Node, Figure>) {
      if (at_home(in_experiment, node.is_animated ? "animate" : "figure", "in an experiment")) figure(node);
    }
  };
  std::visit(visit, whole.node);
}

void NamePass::run_block(const Run& run) {
  const Place was_at = std::exchange(place_, Place::Run);
  Scope scope;
  scope.is_function = true;
  Scope* around = std::exchange(scope_, &scope);
  // Parameters of the run; an entity of kind axis cannot be assigned.
  for (const auto& [name, axis] : experiment_->axes) scope.names[name] = axis;
  if (experiment_->kept && !experiment_->axes.contains(experiment_->kept->text)) {
    // From the first line on it holds what the row before left.
    if (file_names_.contains(experiment_->kept->text))
      facts_.report(experiment_->kept->span, HidesName{experiment_->kept->text, "of the file"});
    declare(*experiment_->kept)->bindings = 2;
  }
  statements(run.body.statements);
  scope_ = around;
  place_ = was_at;
}

void NamePass::hypothesis(const Hypothesis& hypothesis) {
  const Expression* test = nullptr;
  bool has_alpha = false, has_correction = false, has_verdict = false;
  const auto once = [&](bool& seen, const char* word, Span span) {
    if (std::exchange(seen, true)) facts_.report(first_word(span, word), ClauseTwice{word, "this hypothesis"});
  };
  for (const auto& each : hypothesis.body.statements) {
    if (as<Alpha>(*each)) once(has_alpha, "alpha", each->span);
    if (as<Correction>(*each)) once(has_correction, "correct", each->span);
    if (as<Verdict>(*each)) once(has_verdict, "expect", each->span);
    if (const auto* lone = as<ExpressionStatement>(*each)) {
      if (test) facts_.report(each->span, SecondTest{});
      test = lone->value.get();
    }
  }
  in_place(Place::Hypothesis, "", &hypothesis.body, nullptr, true);
  if (!test && has_broken(hypothesis.body)) return;
  if (!test) {
    facts_.report(hypothesis.title_span, NeedsPart{"this hypothesis", "test", "mann_whitney(column by axis)"});
    return;
  }
  const auto* call = as<Call>(*test);
  const Resolution callee = call ? checked_.resolution(*call->callee) : Resolution{};
  const auto is_test = [](const core::Kernel& kernel) { return kernel.results && kernel.results->find("p"); };
  const bool may_be_test =
      call && (callee.kind != Kind::kernel || is_test(*callee.kernel)) && callee.kind != Kind::builtin;
  if (may_be_test) return;
  Names tests;
  if (const core::Module* module = registry_.find_module("hypothesis")) {
    for (const core::Kernel* kernel : module->kernels) {
      if (is_test(*kernel)) tests.push_back(kernel->name);
    }
  }
  facts_.report(test->span, NotATest{tests});
}

void NamePass::claim(const Claim& claim) {
  in_place(Place::Claim, "", &claim.body, nullptr, true);
  bool has_source = false, has_condition = false;
  for (const auto& each : claim.body.statements) {
    if (as<Citation>(*each) && std::exchange(has_source, true))
      facts_.report(first_word(each->span, "source"), ClauseTwice{"source", "this claim"});
    // What else cannot stand here is reported as that.
    has_condition |= !as<Citation>(*each) && !as<Binding>(*each) && !as<FunctionDefinition>(*each);
  }
  if (has_condition) return;
  for (const auto& each : claim.body.statements) {
    if (!as<Binding>(*each) && !as<FunctionDefinition>(*each)) continue;
    facts_.report(each->span, ClaimBinds{});
    return;
  }
  facts_.report(claim.title_span, NeedsPart{"this claim", "condition", "max(column) ≈ 1 ± 0.1"});
}

void NamePass::figure(const Figure& figure) {
  const Place was_at = std::exchange(place_, Place::Figure);
  reads_table_ = true;
  arguments(figure.options, false, true);
  reads_table_ = false;
  place_ = was_at;
  in_place(Place::Figure, "", &figure.body, nullptr, true);
  if (figure.body.statements.empty())
    facts_.report(figure.name.span, NeedsPart{"the figure '" + figure.name.text + "'", "mark", "line(x, y)"});
}

}  // namespace ansatz::check
