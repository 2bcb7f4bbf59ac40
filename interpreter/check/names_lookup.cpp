// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "interpreter/check/names.h"
#include "interpreter/check/sampling_words.h"
#include "interpreter/syntax/habits.h"
#include "interpreter/syntax/suggest.h"

namespace ansatz::check {

using namespace syntax;
using Kind = Resolution::Kind;

// ── Looking up, innermost first ─────────────────────────────────────────────────────────────────────────────────────

NamePass::Found NamePass::find(std::string_view name, Span span, Position position) {
  if (unsure_.names.contains(name)) return {};
  bool in_function_inside = false;
  for (Scope* scope = scope_; scope; scope = scope->parent) {
    if (const auto found = scope->names.find(name); found != scope->names.end()) {
      const Entity* entity = found->second;
      // A column cannot be called: after `record max = …`, `max(a)` still means the function.
      if (entity->is_recorded && position != Position::value) {
        const auto function = in_scope_.find(std::string(name));
        if (function != in_scope_.end())
          return {{.kind = Kind::kernel, .kernel = function->second.front(), .through_block = true}};
      }
      if (entity->bindings == 0 && !in_function_inside)
        facts_.report(span, UsedBeforeBound{std::string(name), facts_.line(entity->span)});
      return {{.kind = Kind::local}, found->second};
    }
    if (in_function_inside) {
      if (const Found found = find_below(*scope, name)) return found;
    }
    in_function_inside = in_function_inside || scope->returns;
  }
  if (experiment_) {
    if (const Found found = find_in_experiment(name, span, position)) return found;
  }
  if (const Found found = find_in_file(name, span, position)) return found;
  if (reads_table_ && position == Position::value && facts_.dimension_names.contains(std::string(name)) &&
      !in_scope_.contains(std::string(name))) {
    if (reading_) reading_->reads_columns = true;
    return {{.kind = Kind::dimension}};
  }
  return find_in_library(name, span, position);
}

/// Functions that stand in one pair of braces may use each other, as those of a file may. One that is used by a
/// function above it becomes a local there; what it is shows once its own definition is read.
NamePass::Found NamePass::find_below(Scope& home, std::string_view name) {
  const auto found = home.below.find(name);
  if (found == home.below.end() || !home.at || !as<FunctionDefinition>(*home.at)) return {};
  Scope* was_in = std::exchange(scope_, &home);
  const bool was_deferred = std::exchange(deferred_, home.is_deferred);
  check_new_local(found->second->name);
  Entity* entity = declare(found->second->name);
  scope_ = was_in;
  deferred_ = was_deferred;
  checked_.used_below[home.at->id].push_back(entity->name);
  return {{.kind = Kind::local}, entity};
}

bool NamePass::is_function_of_library(const std::string& name) const {
  const auto& builtins = facts_.options.builtins;
  return in_scope_.contains(name) ||
         std::any_of(builtins.begin(), builtins.end(), [&](const Signature& each) { return each.name == name; });
}

NamePass::Found NamePass::find_in_experiment(std::string_view name, Span span, Position position) {
  if (const auto found = experiment_->bindings.find(name); found != experiment_->bindings.end()) {
    const auto& free = found->second;
    if (reading_) reading_->uses.insert(std::string(name));
    if (free.reads_columns && place_ == Place::Run) facts_.report(span, ReadsColumns{std::string(name)});
    if (free.reads_columns && place_ == Place::Clause) facts_.report(span, TableNotThere{std::string(name), clause_});
    return {{.kind = Kind::experiment_binding}, free.entity};
  }
  if (position != Position::value && is_function_of_library(std::string(name))) return {};
  const bool is_column = experiment_->columns.contains(name);
  const bool is_axis = experiment_->axes.contains(name);
  if (reads_table_) {
    const bool is_dimension = experiment_->dimensions.contains(std::string(name));
    if (reading_ && (is_column || is_axis || is_dimension)) reading_->reads_columns = true;
    if (is_column) return {{.kind = Kind::column}, experiment_->columns.find(name)->second};
    if (is_axis) return {{.kind = Kind::axis}, experiment_->axes.find(name)->second};
    if (is_dimension) return {{.kind = Kind::dimension}};
  } else if ((is_column || is_axis) && place_ == Place::Clause && !file_names_.contains(name)) {
    facts_.report(span, TableNotThere{std::string(name), clause_});
    return {{.kind = Kind::column}};
  }
  return {};
}

NamePass::Found NamePass::find_in_file(std::string_view name, Span span, Position position) {
  const auto found = file_names_.find(name);
  if (found == file_names_.end()) return {};
  Entity* entity = found->second;
  const bool is_early = !deferred_ && entity->ready > span.begin;
  if (entity->takes_kernel_name && (is_early || (position != Position::value && !entity->is_called))) return {};
  if (reader_) used_by_[reader_].insert(entity);
  if (is_early)
    facts_.report(span, UsedBeforeBound{std::string(name), facts_.line(entity->span), "",
                                        is_function_of_library(std::string(name))});
  else if (!deferred_ && (experiment_ || position != Position::value))
    used_early(*entity, span);
  return {{.kind = entity->kind}, entity};
}

/// A function of the file runs here: what it uses, itself or through others, must be bound by now.
void NamePass::used_early(const Entity& function, Span span) {
  std::vector<const Entity*> open{&function};
  std::set<const Entity*> seen{&function};
  while (!open.empty()) {
    const Entity* user = open.back();
    open.pop_back();
    const auto uses = used_by_.find(user);
    if (uses == used_by_.end()) continue;
    for (const Entity* used : uses->second) {
      if (!seen.insert(used).second) continue;
      if (used->ready <= span.begin) {
        open.push_back(used);
        continue;
      }
      facts_.report(span, UsedBeforeBound{used->name, facts_.line(used->span), user->name});
      return;
    }
  }
}

NamePass::Found NamePass::find_in_library(std::string_view name, Span span, Position position) {
  const std::string text(name);
  const core::Module* tests = place_ == Place::Hypothesis ? registry_.find_module("hypothesis") : nullptr;
  if (tests && !used_from_.contains("hypothesis")) {
    for (const core::Kernel* kernel : tests->kernels) {
      if (kernel->name == text) return {{.kind = Kind::kernel, .kernel = kernel, .through_block = true}};
    }
  }
  if (const core::Kernel* word = word_of_clause(text))
    return {{.kind = Kind::kernel, .kernel = word, .through_block = true}};
  if (const auto found = in_scope_.find(text); found != in_scope_.end()) {
    const auto& kernels = found->second;
    if (kernels.size() > 1) {
      Names modules;
      for (const core::Kernel* kernel : kernels) modules.push_back(kernel->module);
      facts_.report(span, AmbiguousName{text, modules});
    } else if (const auto used = used_from_.find(kernels.front()->module);
               !deferred_ && used != used_from_.end() && used->second > span.begin) {
      facts_.report(span, UsedBeforeBound{text, facts_.line({used->second - 1, used->second})});
    }
    return {{.kind = Kind::kernel, .kernel = kernels.front()}};
  }
  if (is_function_of_library(text)) return {{.kind = Kind::builtin}};
  if (const core::Module* module = registry_.find_module(name)) return {{.kind = Kind::module, .module = module}};
  unknown(text, span, position);
  return {};
}

// ── Not found ───────────────────────────────────────────────────────────────────────────────────────────────────────

void NamePass::unknown(const std::string& name, Span span, Position position) {
  if (unsure_.anything || unsure_.words.contains(name)) return;
  if (name == "end") {
    facts_.report(span, EndOutside{});
    return;
  }
  for (Scope* scope = scope_; scope; scope = scope->parent) {
    if (const auto below = scope->values_below.find(name); below != scope->values_below.end()) {
      facts_.report(span, UsedBeforeBound{name, facts_.line(below->second)});
      return;
    }
    if (const auto gone = scope->gone.find(name); gone != scope->gone.end()) {
      facts_.report(span, BoundInBlock{name, facts_.line(gone->second)});
      return;
    }
  }
  if (const auto gone = file_gone_.find(name); gone != file_gone_.end()) {
    facts_.report(span, BoundInBlock{name, facts_.line(gone->second)});
    return;
  }
  Names owners;
  for (const auto& module : registry_.modules()) {
    for (const core::Kernel* kernel : module->kernels) {
      if (kernel->name == name) owners.push_back(module->name);
    }
  }
  if (!owners.empty()) {
    facts_.report(span, NameOfModule{name, owners});
    return;
  }
  const auto& marks = facts_.options.marks;
  const bool is_mark =
      std::any_of(marks.begin(), marks.end(), [&](const Signature& m) { return m.name == name && !m.is_whole; });
  if (is_mark && position != Position::value) {
    facts_.report(span, MarkOutsideFigure{name});
    return;
  }
  if (const auto advice = advice_on_habit(name, position)) {
    facts_.report(span, UnknownName{name, {}, *advice});
    return;
  }
  const std::vector<std::string> known = candidates(position);
  auto near = nearest(name, known);
  if (place_ == Place::Figure && position == Position::statement_callee) {
    Names words;
    for (const Signature& each : marks) {
      if (!each.is_whole) words.push_back(each.name);
    }
    facts_.report(span, UnknownMark{name, nearest(name, words), words});
    return;
  }
  if (reads_table_ && position == Position::value && unsure_.words.empty()) {  // else not all columns are known
    const UnknownColumn problem{experiment_->name,        name, near, experiment_->facts->columns,
                                experiment_->facts->axes, {}};
    facts_.report(span, problem);
    return;
  }
  if (!compound_.empty()) {
    facts_.report(span, UnknownName{name, {}, "", "a unit of several parts stands in brackets: " + compound_});
    return;
  }
  std::vector<std::string> elsewhere;
  for (const core::Kernel* kernel : registry_.kernels()) elsewhere.push_back(kernel->name);
  const auto other = nearest(name, elsewhere);
  if (other && (!near || edit_distance(name, *other) < edit_distance(name, *near))) {
    const core::Kernel* kernel = registry_.find(*other);
    near = kernel ? kernel->dotted_name() : *other;
  }
  facts_.report(span, UnknownName{name, near});
}

/// What to write instead of a name that other languages have. Among columns only what can be no column counts.
std::optional<std::string> NamePass::advice_on_habit(const std::string& name, Position position) const {
  const NameHabit* habit = habit_of_name(name);
  if (!habit || (habit->is_word_of_the_prompt && !facts_.options.is_prompt)) return std::nullopt;
  if (habit->is_library && !member_) return std::nullopt;
  if (habit->is_library) return advice_on_member(member_->text);
  if (reads_table_ && position == Position::value && !habit->is_constant) return std::nullopt;
  return advice_on(*habit);
}

/// np.sin is sin here, np.std is standard_deviation.
std::string NamePass::advice_on_member(const std::string& name) const {
  if (is_function_of_library(name)) return "write " + name;
  if (const NameHabit* habit = habit_of_name(name)) return advice_on(*habit);
  const auto near = nearest(name, candidates(Position::callee));
  return near ? "did you mean " + *near + "?" : "functions stand without a library: sin, mean …";
}

std::vector<std::string> NamePass::candidates(Position position) const {
  std::vector<std::string> names;
  for (const Scope* scope = scope_; scope; scope = scope->parent) {
    for (const auto& [name, entity] : scope->names) names.push_back(name);
  }
  if (experiment_) {
    for (const auto& [name, free] : experiment_->bindings) names.push_back(name);
    if (reads_table_ && position == Position::value) {
      for (const auto& [name, entity] : experiment_->columns) names.push_back(name);
      for (const auto& [name, entity] : experiment_->axes) names.push_back(name);
      names.insert(names.end(), experiment_->dimensions.begin(), experiment_->dimensions.end());
    }
  }
  for (const auto& [name, entity] : file_names_) names.push_back(name);
  if (place_ == Place::Hypothesis) {
    if (const core::Module* tests = registry_.find_module("hypothesis"))
      for (const core::Kernel* kernel : tests->kernels) names.push_back(kernel->name);
  }
  if (words_ == Words::distributions) {
    for (const core::Kernel* kernel : distributions(registry_)) names.push_back(kernel->name);
  }
  if (words_ == Words::replicates) names.emplace_back("error");
  std::vector<std::string> kernels;
  for (const auto& [name, found] : in_scope_) kernels.push_back(name);
  std::sort(kernels.begin(), kernels.end());
  names.insert(names.end(), kernels.begin(), kernels.end());
  for (const Signature& builtin : facts_.options.builtins) names.push_back(builtin.name);
  for (const auto& module : registry_.modules()) names.push_back(module->name);
  return names;
}

}  // namespace ansatz::check
