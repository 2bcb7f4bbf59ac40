// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>

#include "interpreter/check/kinds.h"
#include "interpreter/syntax/suggest.h"
#include "stdlib/core/declare/invoke.h"
#include "stdlib/core/number_text.h"

namespace ansatz::check {

using namespace syntax;
using core::KindTag;
using Kind = Resolution::Kind;

namespace {

bool takes(const core::Kind& kind, const std::vector<KindTag>& tags) {
  if (!kind.alternatives.empty()) {
    return std::any_of(kind.alternatives.begin(), kind.alternatives.end(),
                       [&](const core::Kind& each) { return takes(each, tags); });
  }
  return std::find(tags.begin(), tags.end(), kind.tag) != tags.end();
}

const std::vector<KindTag> kMayBeAnything = {KindTag::anything, KindTag::several};
const std::vector<KindTag> kFunctions = {KindTag::anything, KindTag::several, KindTag::formula, KindTag::callable};
const std::vector<KindTag> kMadeOfOthers = {KindTag::formula, KindTag::callable, KindTag::record, KindTag::text};
const std::vector<KindTag> kRecords = {KindTag::anything, KindTag::several, KindTag::record};
const std::vector<KindTag> kNumbers = {KindTag::number, KindTag::whole_number};

/// What `vary` and `for` visit, as far as it is plain: of a list its elements, of an interval its ends.
std::vector<core::Value> elements_of(const core::Value& values) {
  std::vector<core::Value> elements;
  if (const auto* interval = values.get<core::Interval>(); interval && interval->unit == core::Unit{})
    return {interval->low, interval->high};
  const auto* array = values.get<core::Array>();
  if (!array || array->rank() != 1 || !array->unit.symbol.empty()) return elements;
  for (std::size_t i = 0; i < array->size(); ++i) {
    if (array->type() == core::ElementType::text) elements.emplace_back(array->texts()[i]);
    if (array->type() == core::ElementType::real || array->type() == core::ElementType::integer)
      elements.emplace_back(array->number(i));
  }
  return elements;
}

std::string wanted(const core::Kernel& kernel, const core::Item& item) {
  std::string text = kernel.name + " wants " + item.kind.describe(item.arity);
  if (!item.range.is_everything()) text += " " + item.range.describe();
  return text;
}

}  // namespace

/// A name that two modules have leads to the one that is always in scope.
std::string KindPass::help_for(const core::Kernel& kernel) const {
  const core::Module* module = registry_.find_module(kernel.module);
  const bool is_clear = registry_.find(kernel.name) == &kernel || (module && module->always_in_scope);
  return "ansatz help " + (is_clear ? kernel.name : kernel.dotted_name());
}

RefusedValue KindPass::refused(const core::Kernel& kernel, const core::Item& item, const std::string& sentence,
                               const core::Value* value) const {
  RefusedValue problem{sentence, {}, item.declaration(&kernel.default_of(item)), help_for(kernel)};
  if (const auto* text = value ? value->get<std::string>() : nullptr) {
    problem.nearest = nearest(*text, item.range.choices);
    double number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    const bool is_number = error == std::errc() && end == text->data() + text->size();
    if (is_number && takes(item.kind, kNumbers)) problem.help = "write " + item.name + " = " + *text;
  }
  return problem;
}

void KindPass::refuse(const core::Kernel& kernel, const core::Item& item, Span place, const std::string& sentence,
                      const core::Value* value) {
  facts_.report(place, refused(kernel, item, sentence, value));
}

/// Values of an axis in `run`, or of a loop, that the parameter does not allow: the rows will say so, hours later. A
/// branch around the call may keep them away, so it is a doubt.
void KindPass::element_values(const core::Kernel& kernel, const core::Item& item, const Expression& name, Span place) {
  const Entity* entity = facts_.entity_of[name.id];
  if (!entity || !entity->is_element() || facts_.checked.resolution(name).kind == Kind::axis) return;
  const auto values = constants_.of(*entity->element_of);
  if (!values) return;
  const std::vector<core::Value> elements = elements_of(*values);
  std::optional<RefusedValue> first;
  std::size_t count = 0;
  for (const core::Value& each : elements) {
    const auto sentence = core::refusal(kernel, item, each, registry_);
    if (sentence && ++count == 1) first = refused(kernel, item, *sentence, &each);
  }
  if (first) facts_.report(place, RefusedElements{entity->name, count == elements.size(), *first});
}

void KindPass::kernel_value(const core::Kernel& kernel, const core::Item& item, const Expression& value, Span place,
                            int depth) {
  if (depth > 16) return;
  if (const auto* conditional = as<Conditional>(value)) {
    kernel_value(kernel, item, *conditional->consequence, conditional->consequence->span, depth + 1);
    kernel_value(kernel, item, *conditional->alternative, conditional->alternative->span, depth + 1);
    return;
  }
  if (const auto* call = as<Call>(value); call && is_builtin(*call->callee, "by_scale")) {
    // Either value may be picked; one behind a name is shown where the name is used.
    for (const Argument& each : call->arguments)
      kernel_value(kernel, item, *each.value, depth == 0 || place == value.span ? each.value->span : place, depth + 1);
    return;
  }
  if (as<Name>(value)) {
    element_values(kernel, item, value, place);
    const Entity* entity = facts_.entity_of[value.id];
    const auto* call = entity && entity->is_known() && entity->value ? as<Call>(*entity->value) : nullptr;
    if (call && is_builtin(*call->callee, "by_scale")) {
      for (const Argument& each : call->arguments) kernel_value(kernel, item, *each.value, place, depth + 1);
      return;
    }
  }
  if (const auto constant = constants_.of(value)) {
    if (const auto sentence = core::refusal(kernel, item, *constant, registry_))
      refuse(kernel, item, place, *sentence, &*constant);
    else
      shape_value(kernel, item, *constant, place);
    return;
  }
  if (!kernel_itself(kernel, item, value, place)) return;
  const Known found = known(value);
  function_value(kernel, item, found, place) && record_value(kernel, item, found, place);
}

/// `potential = sine_gordon`: a kernel handed over where its result is meant.
bool KindPass::kernel_itself(const core::Kernel& kernel, const core::Item& item, const Expression& value, Span place) {
  const Expression* meant = &value;
  for (int i = 0; as<Name>(*meant) && i < 16; ++i) {
    const Entity* entity = facts_.entity_of[meant->id];
    if (!entity || !entity->is_known() || !entity->value) break;
    meant = entity->value;
  }
  const Resolution& resolution = facts_.checked.resolution(*meant);
  if (resolution.kind != Kind::kernel || takes(item.kind, kMayBeAnything)) return true;
  const core::Kernel& given = *resolution.kernel;
  const auto arity = static_cast<std::size_t>(item.arity);
  const auto least = static_cast<std::size_t>(std::count_if(given.parameters.begin(), given.parameters.end(),
                                                            [](const core::Item& each) { return each.required; }));
  const bool has_room =
      item.arity < 0 || given.parameters.size() >= arity || (!given.parameters.empty() && given.parameters.back().rest);
  const bool gives_number = !given.results && !takes(given.value.kind, kMadeOfOthers);
  if (takes(item.kind, kFunctions) && least <= arity && has_room && gives_number) return true;
  const std::string written(facts_.checked.file->source->text(value.span));
  const std::string call = written + (least == 0 ? "()" : "(…)");
  facts_.report(place,
                RefusedValue{item.name + " is the function " + given.name + " itself, but " + wanted(kernel, item),
                             {},
                             item.declaration(&kernel.default_of(item)),
                             "write " + item.name + " = " + call});
  return false;
}

bool KindPass::function_value(const core::Kernel& kernel, const core::Item& item, const Known& known, Span place) {
  if (!known.function) return true;
  const auto& parameters = *known.function.parameters;
  const auto most = parameters.size();
  const auto least = static_cast<std::size_t>(
      std::count_if(parameters.begin(), parameters.end(), [](const Parameter& each) { return !each.default_value; }));
  const bool is_welcome = takes(item.kind, kFunctions);
  const auto arity = static_cast<std::size_t>(item.arity);
  const bool fits = item.arity < 0 || (least <= arity && arity <= most);
  if (is_welcome && (takes(item.kind, kMayBeAnything) || fits)) return true;
  core::Kind function;
  function.tag = KindTag::callable;
  refuse(kernel, item, place,
         item.name + " is " + function.describe(static_cast<int>(most)) + ", but " + wanted(kernel, item));
  return false;
}

/// A kernel's result handed to a parameter that takes no record, or another one.
bool KindPass::record_value(const core::Kernel& kernel, const core::Item& item, const Known& known, Span place) {
  if (!known.structure) return true;
  if (takes(item.kind, kRecords)) {
    const bool is_other = item.kind.alternatives.empty() && item.kind.tag == KindTag::record &&
                          !item.kind.structure.empty() && item.kind.structure != "record" &&
                          item.kind.structure != known.structure->name;
    if (!is_other) return true;
  }
  refuse(kernel, item, place, item.name + " is a " + known.structure->name + " record, but " + wanted(kernel, item));
  return false;
}

bool KindPass::shape_value(const core::Kernel& kernel, const core::Item& item, const core::Value& value, Span place) {
  if (item.shape.empty() || item.rest) return true;
  const auto* array = value.get<core::Array>();
  if (!array && !value.is<double>()) return true;
  if ((array ? array->rank() : 0) == item.shape.size()) return true;
  std::string shape;
  for (std::size_t i = 0; i < item.shape.size(); ++i) shape += (i ? ", " : "") + item.shape[i];
  refuse(kernel, item, place,
         item.name + " is " + value.describe() + ", but " + kernel.name + " wants an array [" + shape + "]");
  return false;
}

}  // namespace ansatz::check
