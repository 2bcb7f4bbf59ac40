// SPDX-License-Identifier: MIT
#include <algorithm>

#include "interpreter/check/lua_names.h"
#include "interpreter/check/names.h"
#include "interpreter/check/walk.h"
#include "interpreter/syntax/suggest.h"

namespace ansatz::check {

using namespace syntax;

void resolve_names(Facts& facts) { NamePass(facts).run(); }

NamePass::NamePass(Facts& facts) : facts_(facts), checked_(facts.checked), registry_(facts.options.registry) {}

void NamePass::run() {
  for (const auto& module : registry_.modules()) {
    if (module->always_in_scope) bring_into_scope(*module);
  }
  collect();
  // What was bound at the prompt before may call any kernel.
  if (!facts_.options.bound_names.empty()) any_dimension_of_library();
  for (const auto& each : checked_.file->statements) statement(*each);
}

/// Names of the file are known before its first line is read: a function may use one that is bound below it.
void NamePass::collect() {
  for (const std::string& bound : facts_.options.bound_names) {
    Entity* entity = new_entity({bound, {}}, Resolution::Kind::file_name);
    entity->bindings = 2;  // its value is not in this file
    file_names_[bound] = entity;
  }
  for (const std::string& used : facts_.options.used_modules) {
    if (const core::Module* module = registry_.find_module(used)) {
      used_from_.emplace(used, 0);
      if (!module->always_in_scope) bring_into_scope(*module);
    }
  }
  // What `use` brings comes first: a binding may not take its names.
  for (const auto& each : checked_.file->statements) {
    if (const auto* use = as<Use>(*each)) collect_use(*use, each->span);
    if (const auto* broken = as<Broken>(*each)) collect_broken(*broken);
  }
  for (const auto& each : checked_.file->statements) {
    const Statement& statement = *each;
    const std::uint32_t ready = statement.span.end;
    if (const auto* binding = as<Binding>(statement))
      collect_name(binding->name, ready, Resolution::Kind::file_name, as<FunctionLiteral>(*binding->value) != nullptr);
    if (const auto* function = as<FunctionDefinition>(statement))
      collect_name(function->name, statement.span.begin, Resolution::Kind::file_name, true);
    if (const auto* experiment = as<Experiment>(statement))
      collect_name(experiment->name, ready, Resolution::Kind::file_name);
    if (const auto* model = as<Model>(statement)) collect_name(model->name, ready, Resolution::Kind::file_name);
    if (const auto* import = as<Import>(statement)) collect_import(*import, statement);
    if (const auto* lua = as<LuaBlock>(statement)) collect_lua(*lua, statement.span, nullptr);
    collect_inner(statement, statement);
  }
}

const core::Kernel* NamePass::kernel_written(const Expression& expression) const {
  if (const auto* name = as<Name>(expression)) {
    const auto found = in_scope_.find(name->name);
    return found == in_scope_.end() ? nullptr : found->second.front();
  }
  const auto* field = as<Field>(expression);
  const auto* module = field ? as<Name>(*field->object) : nullptr;
  return module ? registry_.find(module->name + "." + field->name.text) : nullptr;
}

/// Dimensions of what a kernel gives.
void NamePass::collect_dimensions_of(const core::Kernel& kernel) {
  facts_.dimension_names.insert(kernel.value.shape.begin(), kernel.value.shape.end());
  if (!kernel.results) return;
  for (const core::Item& item : kernel.results->fields)
    facts_.dimension_names.insert(item.shape.begin(), item.shape.end());
}

/// Other files and Lua may call any kernel, and hand on what it gives.
void NamePass::any_dimension_of_library() {
  for (const core::Kernel* kernel : registry_.kernels()) collect_dimensions_of(*kernel);
}

/// Texts that may name dimensions: those given to kernels that make some, and to whatever may hand them on to such.
void NamePass::collect_texts(const Call& call) {
  const core::Kernel* kernel = kernel_written(*call.callee);
  if (kernel && !kernel->find("dimensions") && !kernel->find("dimension")) return;
  const auto collect = [&](const Expression& value) {
    if (const auto* text = as<Text>(value)) facts_.dimension_names.insert(text->value);
  };
  for (const Argument& argument : call.arguments) {
    collect(*argument.value);
    if (const auto* list = as<ListLiteral>(*argument.value)) {
      for (const auto& item : list->items) collect(*item);
    }
  }
}

/// What lies within a statement: names that arrays may give their dimensions, and Lua that assigns globals.
template <class Node>
void NamePass::collect_inner(const Node& whole, const Statement& around) {
  each_part(
      whole,
      [&](const Expression& part) {
        if (const core::Kernel* kernel = kernel_written(part)) collect_dimensions_of(*kernel);
        if (const auto* call = as<Call>(part)) collect_texts(*call);
        if (const auto* lua = as<LuaBlock>(part)) collect_lua(*lua, around.span, &around);
        collect_inner(part, around);
      },
      [&](const Block& block) {
        for (const auto& each : block.statements) {
          if (const auto* lua = as<LuaBlock>(*each)) collect_lua(*lua, around.span, &around);
          if (const auto* broken = as<Broken>(*each)) collect_broken(*broken);
          collect_inner(*each, around);
        }
      });
}

void NamePass::collect_name(const Word& name, std::uint32_t ready, Resolution::Kind kind, bool is_function) {
  const bool takes_kernel_name = module_of(name.text) != nullptr;
  if (takes_kernel_name && kind != Resolution::Kind::file_name) return;
  const bool is_first =
      !file_names_.contains(name.text) || (facts_.options.is_prompt && file_names_[name.text]->span == Span{});
  if (std::find(checked_.names.begin(), checked_.names.end(), name.text) == checked_.names.end())
    checked_.names.push_back(name.text);
  if (!is_first) return;
  const bool was_bound = file_names_.contains(name.text);
  Entity* entity = new_entity(name, kind);
  entity->ready = was_bound ? 0 : ready;
  entity->takes_kernel_name = takes_kernel_name;
  entity->is_called = is_function;
  file_names_[name.text] = entity;
}

void NamePass::collect_use(const Use& use, Span span) {
  for (const Word& word : use.modules) {
    const core::Module* module = registry_.find_module(word.text);
    if (!module) {
      std::vector<std::string> known;
      for (const auto& each : registry_.modules()) known.push_back(each->name);
      const auto near = nearest(word.text, known);
      facts_.report(word.span, UnknownModule{word.text, near});
      if (!near) continue;
      module = registry_.find_module(*near);  // spares the reader an error for each of its names
    } else {
      checked_.modules.push_back(module->name);
    }
    if (used_from_.emplace(module->name, span.end).second && !module->always_in_scope) bring_into_scope(*module);
  }
}

void NamePass::collect_broken(const Broken& broken) {
  unsure_.names.insert(broken.names.begin(), broken.names.end());
  unsure_.words.insert(broken.words.begin(), broken.words.end());
  any_dimension_of_library();
  if (!broken.brings_names) return;
  unsure_.anything = true;
  for (const std::string& word : broken.words) {
    const core::Module* module = registry_.find_module(word);
    if (module && used_from_.emplace(word, 0).second && !module->always_in_scope) bring_into_scope(*module);
  }
}

void NamePass::collect_import(const Import& import, const Statement& statement) {
  any_dimension_of_library();
  Imported brought;
  if (facts_.options.load) brought = facts_.options.load(import.path);
  if (!brought.problem.empty()) {
    facts_.report(import.path_span, ImportFails{brought.problem});
    facts_.elsewhere.insert(facts_.elsewhere.end(), brought.diagnostics.begin(), brought.diagnostics.end());
    if (!import.alias) unsure_.anything = true;  // what it would have brought is to blame for nothing
  }
  if (import.alias) {
    collect_name(*import.alias, statement.span.end, Resolution::Kind::of_lua);
    if (!may_bind(*import.alias)) return;
    Entity* alias = file_names_[import.alias->text];
    if (alias->span != import.alias->span)
      facts_.report(import.alias->span, BoundTwice{alias->name, facts_.line(alias->span)});
    ++alias->bindings;
    if (import.path.ends_with(".anz") && facts_.options.load && brought.problem.empty())
      alias->fields = std::move(brought.names);
    return;
  }
  for (std::size_t i = 0; i < brought.names.size(); ++i)
    collect_brought({brought.names[i], import.path_span}, i < brought.homes.size() ? brought.homes[i] : import.path,
                    statement.span.end);
}

/// A name of the file from another file. Two imports may lead to one binding; two bindings are one too many.
void NamePass::collect_brought(const Word& name, const std::string& home, std::uint32_t ready) {
  if (!may_bind(name)) return;
  const auto known = checked_.homes.find(name.text);
  if (known != checked_.homes.end() && known->second == home) return;
  const auto bound = file_names_.find(name.text);
  if (bound != file_names_.end() && !facts_.options.is_prompt)
    facts_.report(name.span, ImportBindsTwice{name.text, facts_.line(bound->second->span)});
  collect_name(name, ready, Resolution::Kind::file_name);
  file_names_[name.text]->bindings = 2;
  checked_.homes[name.text] = home;
}

/// Names that parts of a statement bind for themselves: parameters, locals, axes.
template <class Node>
void NamePass::collect_own(const Node& whole, std::set<std::string, std::less<>>& names) {
  const auto take = [&](const Word& word) { names.insert(word.text); };
  const auto take_parameters = [&](const std::vector<Parameter>& parameters) {
    for (const Parameter& each : parameters) take(each.name);
  };
  if constexpr (std::is_same_v<Node, Expression>) {
    if (const auto* function = as<FunctionLiteral>(whole)) take_parameters(function->parameters);
  } else {
    if (const auto* function = as<FunctionDefinition>(whole)) take_parameters(function->parameters);
    if (const auto* loop = as<For>(whole)) std::for_each(loop->names.begin(), loop->names.end(), take);
    if (const auto* vary = as<Vary>(whole)) std::for_each(vary->axes.begin(), vary->axes.end(), take);
    if (const auto* along = as<Along>(whole)) take(along->axis);
    if (const auto* sample = as<Sample>(whole)) {
      for (const Sample::Axis& each : sample->axes) take(each.name);
    }
  }
  each_part(
      whole, [&](const Expression& part) { collect_own(part, names); },
      [&](const Block& block) {
        for (const auto& each : block.statements) {
          if (const auto* binding = as<Binding>(*each)) take(binding->name);
          if (const auto* function = as<FunctionDefinition>(*each)) take(function->name);
          if (const auto* record = as<Record>(*each)) take(record->column);
          collect_own(*each, names);
        }
      });
}

void NamePass::collect_lua(const LuaBlock& lua, Span span, const Statement* around) {
  any_dimension_of_library();
  std::set<std::string, std::less<>> own;
  const LuaNames names = read_lua_names(lua.text);
  if (around && !names.assigned.empty()) collect_own(*around, own);
  for (const std::string& name : names.assigned) {
    if (own.contains(name)) continue;
    collect_name({name, lua.text_span}, span.end, Resolution::Kind::of_lua);
    if (!module_of(name)) file_names_[name]->bindings = 2;
  }
}

void NamePass::bring_into_scope(const core::Module& module) {
  for (const core::Kernel* kernel : module.kernels) in_scope_[kernel->name].push_back(kernel);
}

}  // namespace ansatz::check
