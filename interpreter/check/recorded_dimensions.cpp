// SPDX-License-Identifier: MIT
// Which dimensions the arrays in a table can have, as far as the text shows.

#include <algorithm>

#include "interpreter/check/kinds.h"
#include "interpreter/check/walk.h"
#include "interpreter/syntax/suggest.h"

namespace ansatz::check {

using namespace syntax;
using core::KindTag;
using Kind = Resolution::Kind;

namespace {

using Dimensions = std::optional<std::set<std::string>>;

void join(Dimensions& into, const Dimensions& more) {
  if (!into || !more)
    into.reset();
  else
    into->insert(more->begin(), more->end());
}

/// Of a declared_dimensions value that does not depend on others; nothing where the declaration does not say.
Dimensions declared_dimensions(const core::Item& item) {
  if (!item.kind.alternatives.empty()) return std::nullopt;
  switch (item.kind.tag) {
    case KindTag::number:
    case KindTag::whole_number:
    case KindTag::truth:
    case KindTag::text:
    case KindTag::complex_number:
    case KindTag::interval:
    case KindTag::texts:
      return std::set<std::string>();
    case KindTag::array:
      if (item.shape.empty()) return std::nullopt;
      return std::set<std::string>(item.shape.begin(), item.shape.end());
    default:
      return std::nullopt;
  }
}

bool names_dimensions(const core::Kernel& kernel) {
  return std::any_of(kernel.parameters.begin(), kernel.parameters.end(), [](const core::Item& each) {
    return each.name == "dimensions" || each.name == "dimension" || each.name == "names";
  });
}

}  // namespace

Dimensions KindPass::dimensions(const Expression& whole, int depth) {
  if (depth > kFarEnough) return std::nullopt;
  if (as<Name>(whole)) return dimensions_of_name(whole, depth + 1);
  if (const auto* call = as<Call>(whole)) return dimensions_of_call(*call, depth + 1);
  if (const auto* field = as<Field>(whole)) {
    static constexpr std::string_view kOfArrays[] = {"size", "unit", "label", "dims", "shape"};
    const Known owner = known(*field->object);
    const core::Item* item = owner.structure ? owner.structure->find(field->name.text) : nullptr;
    if (item) return declared_dimensions(*item);
    const bool is_plain =
        std::find(std::begin(kOfArrays), std::end(kOfArrays), field->name.text) != std::end(kOfArrays);
    return is_plain ? Dimensions(std::in_place) : std::nullopt;
  }
  if (as<RecordLiteral>(whole) || as<LuaBlock>(whole)) return std::nullopt;
  // What is reduced group by group goes along the groups, by whatever name.
  if (const auto* binary = as<Binary>(whole); binary && binary->op == BinaryOperator::By) return std::nullopt;
  Dimensions all(std::in_place);
  if (as<FunctionLiteral>(whole)) return all;
  each_part(
      whole, [&](const Expression& part) { join(all, dimensions(part, depth + 1)); }, [](const Block&) {});
  return all;
}

Dimensions KindPass::dimensions_of_name(const Expression& name, int depth) {
  const Kind kind = facts_.checked.resolution(name).kind;
  if (kind == Kind::kernel || kind == Kind::builtin || kind == Kind::module) return std::set<std::string>();
  const Entity* entity = facts_.entity_of[name.id];
  if (entity && (kind == Kind::column || kind == Kind::axis)) {
    const Expression* each = kind == Kind::column ? entity->value : entity->element_of;
    Dimensions all = each && !entity->named ? dimensions(*each, depth) : std::nullopt;
    if (all) all->insert("row");
    return all;
  }
  if (entity && entity->is_element()) return dimensions(*entity->element_of, depth);
  if (!entity || !entity->is_known() || !entity->value) return std::nullopt;
  return dimensions(*entity->value, depth);
}

Dimensions KindPass::dimensions_of_call(const Call& call, int depth) {
  const Resolution& callee = facts_.checked.resolution(*call.callee);
  Dimensions all(std::in_place);
  if (const core::Kernel* kernel = callee.kernel; callee.kind == Kind::kernel && kernel) {
    if (kernel->results) return std::nullopt;
    all = declared_dimensions(kernel->value);
    if (all && all->empty() && kernel->value.kind.tag != KindTag::array) return all;
    // What the core gives without a shape of its own has that of what it was given.
    const core::Module* module = registry_.find_module(kernel->module);
    if (!all && module && module->always_in_scope && !names_dimensions(*kernel)) all.emplace();
  } else if (const auto* method = as<Field>(*call.callee); method && callee.kind != Kind::builtin) {
    if (method->name.text != "at" && method->name.text != "to") return std::nullopt;
    all = dimensions(*method->object, depth);
    // A place along a dimension takes it away, a stretch or an array of places does not.
    for (const Argument& each : call.arguments) {
      const auto place = each.kind == Argument::Kind::Named && all ? constants_.of(*each.value) : std::nullopt;
      if (place && (place->is<double>() || place->is<core::Quantity>())) all->erase(each.name.text);
    }
  } else if (callee.kind != Kind::builtin) {
    return std::nullopt;
  }
  for (const Argument& each : call.arguments) join(all, dimensions(*each.value, depth));
  return all;
}

/// The dimensions that columns of an experiment can have; nothing where the text does not show all of them.
Dimensions KindPass::recorded_dimensions(const Experiment& experiment) {
  Dimensions all = std::set<std::string>{"row"};  // of every column
  const auto visit = [&](const auto& self, const Block& block) -> void {
    for (const auto& each : block.statements) {
      if (as<Broken>(*each)) all.reset();
      if (const auto* record = as<Record>(*each)) join(all, dimensions(*record->value));
      each_part(
          *each, [](const Expression&) {}, [&](const Block& inner) { self(self, inner); });
    }
  };
  for (const auto& each : experiment.body.statements) {
    if (as<Broken>(*each)) return std::nullopt;
    if (const auto* run = as<Run>(*each)) visit(visit, run->body);
    // Points may be arrays.
    if (const auto* vary = as<Vary>(*each)) join(all, dimensions(*vary->values));
    if (const auto* along = as<Along>(*each)) join(all, dimensions(*along->values));
  }
  return all;
}

/// A name that was taken for a dimension, since something in the file has it, and belongs to no column.
void KindPass::dimension_of_table(const Expression& whole, const std::string& name) {
  if (!table_ || !table_->dimensions || table_->dimensions->contains(name)) return;
  const ExperimentFacts& facts = *table_->facts;
  Names known = facts.columns;
  known.insert(known.end(), facts.axes.begin(), facts.axes.end());
  const Names dimensions(table_->dimensions->begin(), table_->dimensions->end());
  known.insert(known.end(), dimensions.begin(), dimensions.end());
  facts_.report(whole.span,
                UnknownColumn{table_->experiment, name, nearest(name, known), facts.columns, facts.axes, dimensions});
}

}  // namespace ansatz::check
