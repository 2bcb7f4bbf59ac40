// SPDX-License-Identifier: MIT
// The groups of `x by g`, where the text shows what g goes through.

#include <algorithm>

#include "interpreter/check/kinds.h"
#include "interpreter/syntax/suggest.h"

namespace ansatz::check {

using namespace syntax;
using Kind = Resolution::Kind;

namespace {

constexpr std::size_t kMostGroups = 1000;

}  // namespace

/// What an axis or the name of a loop goes through, as texts: of an axis in the table the names of its points, where
/// it has some. Nothing where it does not show.
std::optional<Names> KindPass::texts_of(const Expression& name) {
  const Entity* entity = as<Name>(name) ? facts_.entity_of[name.id] : nullptr;
  if (!entity || !entity->is_element()) return std::nullopt;
  const bool is_named = entity->named && facts_.checked.resolution(name).kind == Kind::axis;
  if (!is_named) {
    const auto values = constants_.of(*entity->element_of);
    const auto* array = values ? values->get<core::Array>() : nullptr;
    if (!array || array->type() != core::ElementType::text) return std::nullopt;
    return Names(array->texts().begin(), array->texts().end());
  }
  // vary phase in [(name = "swarm", …), …] named phase.name
  const auto* field = as<Field>(*entity->named);
  const auto* owner = field ? as<Name>(*field->object) : nullptr;
  if (!owner || owner->name != entity->name) return std::nullopt;
  const auto followed = [&](const Expression* at) {
    for (int i = 0; as<Name>(*at) && i < kFarEnough; ++i) {
      const Entity* other = facts_.entity_of[at->id];
      if (!other || !other->is_known() || !other->value) break;
      at = other->value;
    }
    return at;
  };
  const auto* list = as<ListLiteral>(*followed(entity->element_of));
  if (!list) return std::nullopt;
  Names names;
  for (const auto& item : list->items) {
    const auto* record = as<RecordLiteral>(*followed(item.get()));
    if (!record) return std::nullopt;
    // A spread before it may not replace what is written after it, and one after it may.
    const auto& fields = record->fields;
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const Argument& each) {
      return each.kind == Argument::Kind::Named && each.name.text == field->name.text;
    });
    const bool is_hidden =
        std::any_of(found, fields.end(), [](const Argument& each) { return each.kind == Argument::Kind::Spread; });
    const auto text = found == fields.end() || is_hidden ? std::nullopt : constants_.of(*found->value);
    if (!text || !text->is<std::string>()) return std::nullopt;
    names.push_back(*text->get<std::string>());
  }
  return names;
}

/// `mann_whitney(y by arm, groups = ["control", "drgu"])`, or an arm too many.
void KindPass::groups(const Call& call, const core::Kernel& kernel) {
  const core::Item* chosen = kernel.find("groups");
  if (!chosen || kernel.parameters.empty() || !kernel.parameters.front().rest || call.arguments.empty()) return;
  const auto* by = as<Binary>(*call.arguments.front().value);
  if (!by || by->op != BinaryOperator::By || call.arguments.front().kind != Argument::Kind::Positional) return;
  std::optional<Names> names = texts_of(*by->right);
  if (!names) {
    const auto values = as<Name>(*by->right) ? constants_of_axis(*by->right) : std::nullopt;
    const auto* array = values ? values->get<core::Array>() : nullptr;
    const auto* interval = values ? values->get<core::Interval>() : nullptr;
    if (interval && interval->unit.symbol.empty() && interval->high - interval->low < kMostGroups) {
      names.emplace();
      for (double at = interval->low; at <= interval->high; ++at)
        names->push_back(core::Array::of({at}).element_text(0));
    } else if (array && array->rank() == 1 && array->size() <= kMostGroups) {
      names.emplace();
      for (std::size_t i = 0; i < array->size(); ++i) names->push_back(array->element_text(i));
    }
  }
  if (!names) return;
  std::vector<std::string> different;
  for (const std::string& name : *names) {
    if (std::find(different.begin(), different.end(), name) == different.end()) different.push_back(name);
  }
  const Argument* given = nullptr;
  for (const Argument& each : call.arguments) {
    if (each.kind == Argument::Kind::Spread) return;
    if (each.kind == Argument::Kind::Named && each.name.text == "groups") given = &each;
  }
  if (!given) {
    const core::Item* samples = kernel.find("samples");
    const std::size_t most = samples ? samples->at_most : 0;
    if (most > 0 && different.size() > most && nature(*by->left).is_column)
      facts_.report(call.arguments.front().span, TooManyGroups{kernel.name, most, different});
    return;
  }
  const auto* list = as<ListLiteral>(*given->value);
  for (std::size_t i = 0; list && i < list->items.size(); ++i) {
    const auto wanted = constants_.of(*list->items[i]);
    const auto* text = wanted ? wanted->get<std::string>() : nullptr;
    if (!text || std::find(different.begin(), different.end(), *text) != different.end()) continue;
    facts_.report(list->items[i]->span, UnknownGroup{kernel.name, *text, nearest(*text, different), different});
  }
}

/// The values of an axis without names of its own.
std::optional<core::Value> KindPass::constants_of_axis(const Expression& name) {
  const Entity* entity = facts_.entity_of[name.id];
  if (!entity || !entity->is_element() || entity->named) return std::nullopt;
  return facts_.checked.resolution(name).kind == Kind::axis ? constants_.of(*entity->element_of) : std::nullopt;
}

}  // namespace ansatz::check
