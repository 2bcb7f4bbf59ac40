// SPDX-License-Identifier: MIT
#include "interpreter/check/names.h"

#include <algorithm>
#include <utility>

namespace ansatz::check {

using namespace syntax;
using Kind = Resolution::Kind;

Entity* NamePass::new_entity(const Word& name, Kind kind) {
  Entity& entity = facts_.entities.emplace_back();
  entity.kind = kind;
  entity.name = name.text;
  entity.span = name.span;
  if (name.span.size() > 0) facts_.note(name.span, entity);
  return &entity;
}

Scope* NamePass::function_scope() {
  Scope* scope = scope_;
  while (scope && !scope->is_function && scope->parent) scope = scope->parent;
  return scope;
}

bool NamePass::in_function() {
  const Scope* scope = function_scope();
  return scope && scope->returns;
}

/// A new local of the innermost scope.
Entity* NamePass::declare(const Word& name) {
  Entity* entity = new_entity(name, Kind::local);
  if (scope_->names.insert_or_assign(name.text, entity).second) {
    Scope& function = *function_scope();
    if (++function.held > kNamesLimit && !std::exchange(function.is_full, true))
      facts_.report(name.span, TooManyNames{kNamesLimit});
  }
  return entity;
}

/// The used module that has this name, or null.
const std::string* NamePass::module_of(const std::string& name) const {
  const auto found = in_scope_.find(name);
  if (found == in_scope_.end()) return nullptr;
  for (const core::Kernel* kernel : found->second) {
    if (used_from_.contains(kernel->module)) return &kernel->module;
  }
  return nullptr;
}

/// Names that `use` brought in stay what they are.
bool NamePass::may_bind(const Word& name) {
  const std::string* module = module_of(name.text);
  if (module) facts_.report(name.span, NameInUse{name.text, *module});
  return module == nullptr;
}

BindingScope NamePass::bind(const Word& name, const Expression* value, const FunctionDefinition* function) {
  if (!scope_ && place_ == Place::File) return bind_in_file(name, value, function);
  may_bind(name);
  if (place_ == Place::Figure && !in_function()) {
    if (is_panel_option(facts_.options.marks, name.text)) facts_.report(name.span, OptionBound{name.text});
  }
  return bind_local(name, value, function);
}

/// `record accuracy = …` makes a column, which may be called as a kernel is: calls still mean the kernel.
BindingScope NamePass::bind_record(const Word& name, const Expression* value) {
  const BindingScope scope = bind_local(name, value, nullptr);
  if (const auto found = scope_->names.find(name.text); found != scope_->names.end()) found->second->is_recorded = true;
  return scope;
}

BindingScope NamePass::bind_local(const Word& name, const Expression* value, const FunctionDefinition* function) {
  for (Scope* scope = scope_; scope; scope = scope->parent) {
    const auto found = scope->names.find(name.text);
    if (found != scope->names.end()) {
      Entity* entity = found->second;
      facts_.note(name.span, *entity);
      if (++entity->bindings == 1) entity->function = function;  // used by a function further up
      if (entity->kind == Kind::axis) facts_.report(name.span, AssignsInRun{name.text, "an axis"});
      return BindingScope::assigns_local;
    }
    if (scope->is_function) break;
  }
  check_new_local(name);
  Entity* entity = declare(name);
  entity->value = value;
  entity->function = function;
  entity->bindings = 1;
  return BindingScope::declares_local;
}

/// Reports a local name that means something further out.
void NamePass::check_new_local(const Word& name) {
  if (place_ == Place::File && !deferred_ && file_names_.contains(name.text)) {
    facts_.report(name.span, AssignsFileName{name.text});
  } else if (place_ == Place::Run && !in_function() && experiment_->bindings.contains(name.text)) {
    facts_.report(name.span, AssignsInRun{name.text, "bound in the experiment"});
  } else if (place_ == Place::Run && !in_function() && file_names_.contains(name.text)) {
    facts_.report(name.span, AssignsInRun{name.text, "a name of the file"});
  } else if (const std::string whose = hidden_by(name.text); !whose.empty()) {
    facts_.report(name.span, HidesName{name.text, whose});
  }
}

BindingScope NamePass::bind_in_file(const Word& name, const Expression* value, const FunctionDefinition* function) {
  if (may_bind(name) && is_function_of_library(name.text))
    facts_.report(name.span, HidesName{name.text, "that is always in scope"});
  Entity* entity = file_names_[name.text];
  ++entity->bindings;
  facts_.note(name.span, *entity);
  if (entity->span == name.span) {
    entity->value = value;
    entity->function = function;
  } else if (!facts_.options.is_prompt) {
    facts_.report(name.span, BoundTwice{name.text, facts_.line(entity->span)});
  }
  return BindingScope::file_name;
}

std::string NamePass::hidden_by(const std::string& name) {
  for (Scope* scope = scope_; scope; scope = scope->parent) {
    if (scope->names.contains(name)) return "of the function around it";
  }
  if (experiment_ && experiment_->bindings.contains(name)) return "of the experiment";
  if (experiment_ && reads_table_ && (experiment_->columns.contains(name) || experiment_->axes.contains(name)))
    return "of the table";
  return file_names_.contains(name) ? "of the file" : "";
}

}  // namespace ansatz::check
