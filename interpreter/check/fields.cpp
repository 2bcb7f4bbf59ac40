// SPDX-License-Identifier: MIT
// Fields of values: of what a declaration describes, and of plain ones, which have few or none.

#include <algorithm>

#include "interpreter/check/kinds.h"
#include "interpreter/syntax/habits.h"
#include "interpreter/syntax/suggest.h"
#include "stdlib/core/declare/article.h"

namespace ansatz::check {

using namespace syntax;
using Kind = Resolution::Kind;
using What = Nature::What;

namespace {

/// Lua's functions of texts: "abc".upper is one.
const Names kOfTexts = {"byte",  "char", "dump",     "find", "format",  "gmatch", "gsub",   "len",  "lower",
                        "match", "pack", "packsize", "rep",  "reverse", "sub",    "unpack", "upper"};

bool has(const Names& all, const std::string& name) { return std::find(all.begin(), all.end(), name) != all.end(); }

}  // namespace

void KindPass::field(const Field& field) {
  const Resolution& resolution = facts_.checked.resolution(*field.object);
  if (resolution.kind == Kind::module) return;
  if (resolution.kind == Kind::kernel) return field_of_kernel(field, *resolution.kernel);
  const Known owner = known(*field.object);
  Names names;
  std::string who = "this record";
  if (owner.structure) {
    if (registry_.find_method(owner.structure->name, field.name.text)) return;
    for (const core::Item& item : owner.structure->fields) names.push_back(item.name);
    who = core::with_article(owner.structure->name) + " record";
  } else if (owner.fields) {
    names = *owner.fields;
    const auto* name = as<Name>(*field.object);
    const Entity* entity = name ? facts_.entity_of[field.object->id] : nullptr;
    if (entity && entity->is_experiment) who = "the table of " + name->name;
  } else {
    if (!field_of_array(field)) field_of_plain_value(field);
    return;
  }
  if (has(names, field.name.text)) return;
  facts_.report(field.name.span, UnknownField{who, field.name.text, nearest(field.name.text, names), names});
}

/// `a.mean()`: an array has few fields, and functions stand before their values. Whether it is an array at all.
bool KindPass::field_of_array(const Field& field) {
  const Known owner = known(*field.object);
  const bool is_declared = owner.item && owner.item->kind.tag == core::KindTag::array;
  if (!is_declared && !nature(*field.object).is(What::array)) return false;
  const std::string& name = field.name.text;
  const Names names = {"at", "size", "unit", "label", "dims", "shape"};
  // What a declaration leaves open, the text may show; without either any name may be a dimension's.
  const Dimensions dimensions = is_declared
                                    ? Dimensions(std::in_place, owner.item->shape.begin(), owner.item->shape.end())
                                : constants_.of(*field.object) ? Dimensions(std::in_place)
                                                               : possible_dimensions(*field.object);
  if (!dimensions || has(names, name) || dimensions->contains(name)) return true;
  const std::string written(facts_.checked.file->source->text(field.object->span));
  const NameHabit* habit = habit_of_name(name);
  const core::Kernel* kernel = registry_.find(habit && !habit->instead.empty() ? habit->instead : name);
  std::string advice;
  if (kernel) {
    const bool is_core = registry_.find_module(kernel->module)->always_in_scope;
    advice = "write " + (is_core ? kernel->name : kernel->dotted_name()) + "(" + written + ")";
  }
  Names known = names;
  known.insert(known.end(), dimensions->begin(), dimensions->end());
  facts_.report(field.name.span,
                UnknownField{"an array", name, kernel ? std::nullopt : nearest(name, known), known, advice});
  return true;
}

/// `x.foo` of a number, `"abc".length`.
void KindPass::field_of_plain_value(const Field& field) {
  const Nature& owner = nature(*field.object);
  const std::string& name = field.name.text;
  Names names;
  if (owner.is(What::text)) {
    if (has(kOfTexts, name)) return;
  } else if (owner.is(What::interval)) {
    names = {"low", "high"};
  } else if (owner.is(What::number)) {
    if (!owner.is_plain()) names = {"value", "unit", "to"};
  } else if (!owner.is(What::truth) && !owner.is(What::function)) {
    return;
  }
  if (has(names, name)) return;
  if (owner.is(What::text)) names = kOfTexts;
  const core::Kernel* kernel = registry_.find(name);
  std::string advice;
  if (kernel && owner.is(What::number)) {
    const bool is_core = registry_.find_module(kernel->module)->always_in_scope;
    advice = "write " + (is_core ? kernel->name : kernel->dotted_name()) + "(" +
             std::string(facts_.checked.file->source->text(field.object->span)) + ")";
  }
  if (advice.empty() && names.empty()) advice = owner.is(What::text) ? "" : owner.describe() + " has none";
  facts_.report(field.name.span, UnknownField{owner.describe(), name, nearest(name, names), names, advice});
}

/// `klein_gordon.phi`: its result has fields, not the kernel.
void KindPass::field_of_kernel(const Field& field, const core::Kernel& kernel) {
  const Names none;
  facts_.report(field.name.span, UnknownField{kernel.name + " is a kernel and",
                                              field.name.text,
                                              {},
                                              none,
                                              "its result may have it: " + kernel.name + "(…)." + field.name.text});
}

}  // namespace ansatz::check
