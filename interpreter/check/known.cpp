// SPDX-License-Identifier: MIT
#include "interpreter/check/kinds.h"

#include <algorithm>

namespace ansatz::check {

using namespace syntax;
using Kind = Resolution::Kind;

Known KindPass::known(const Expression& expression, int depth) const {
  Known result;
  if (depth > kFarEnough) return result;
  if (as<Name>(expression)) {
    const Entity* entity = facts_.entity_of[expression.id];
    if (entity && entity->is_element()) return known_element(*entity->element_of, depth + 1);
    if (entity && entity->fields) result.fields = entity->fields;
    if (!entity || !entity->is_known()) return result;
    if (entity->function) result.function.parameters = &entity->function->parameters;
    if (entity->value) return known(*entity->value, depth + 1);
  } else if (const auto* call = as<Call>(expression)) {
    const Resolution& callee = facts_.checked.resolution(*call->callee);
    if (callee.kind != Kind::kernel) return result;
    result.structure = callee.kernel->results;
    if (!result.structure) result.item = &callee.kernel->value;
  } else if (const auto* field = as<Field>(expression)) {
    const Known owner = known(*field->object, depth + 1);
    if (!owner.structure) return result;
    result.item = owner.structure->find(field->name.text);
    if (result.item && result.item->kind.tag == core::KindTag::record && result.item->kind.alternatives.empty() &&
        !result.item->kind.may_be_nothing) {
      result.structure = registry_.find_structure(std::string_view(result.item->kind.structure));
    }
  } else if (const auto* record = as<RecordLiteral>(expression)) {
    return known_record(*record, depth);
  } else if (const auto* function = as<FunctionLiteral>(expression)) {
    result.function.parameters = &function->parameters;
  }
  return result;
}

/// The names of a record's fields, unless a spread hides some.
Known KindPass::known_record(const RecordLiteral& record, int depth) const {
  Known result;
  Names names;
  for (const Argument& field : record.fields) {
    if (field.kind == Argument::Kind::Named) {
      names.push_back(field.name.text);
      continue;
    }
    const Known spread = known(*field.value, depth + 1);
    if (!spread.fields) return result;
    names.insert(names.end(), spread.fields->begin(), spread.fields->end());
  }
  result.fields = std::move(names);
  return result;
}

/// One of several values: where all are records written in the file, the fields that any of them has.
Known KindPass::known_element(const Expression& values, int depth) const {
  Known result;
  const Expression* list = &values;
  for (int i = 0; as<Name>(*list) && i < kFarEnough; ++i) {
    const Entity* entity = facts_.entity_of[list->id];
    if (!entity || !entity->is_known() || !entity->value) return result;
    list = entity->value;
  }
  const auto* literal = as<ListLiteral>(*list);
  if (!literal || literal->items.empty()) return result;
  Names names;
  for (const auto& item : literal->items) {
    const Known one = known(*item, depth + 1);
    if (!one.fields) return result;
    for (const std::string& name : *one.fields) {
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  result.fields = std::move(names);
  return result;
}

KnownFunction KindPass::known_function(const Expression& callee) const {
  const Kind kind = facts_.checked.resolution(callee).kind;
  const bool may_be = as<FunctionLiteral>(callee) || kind == Kind::local || kind == Kind::file_name ||
                      kind == Kind::of_lua || kind == Kind::experiment_binding;
  return may_be ? known(callee).function : KnownFunction{};
}

bool KindPass::is_builtin(const Expression& callee, std::string_view name) const {
  const auto* written = as<Name>(callee);
  const Kind kind = facts_.checked.resolution(callee).kind;
  return written && written->name == name && (kind == Kind::builtin || kind == Kind::kernel);
}

std::string signature_of(std::string_view name, const KnownFunction& function, const Source& source) {
  std::string text(name);
  text += '(';
  for (std::size_t i = 0; i < function.parameters->size(); ++i) {
    const Parameter& parameter = (*function.parameters)[i];
    text += (i ? ", " : "") + parameter.name.text;
    if (!parameter.default_value) continue;
    const std::string_view value = source.text(parameter.default_value->span);
    text += " = " + (value.find('\n') == std::string_view::npos ? std::string(value) : "…");
  }
  return text + ")";
}

std::string signature_of(const Signature& signature) {
  std::string text = signature.name + "(";
  bool is_first = true;
  for (const SignatureParameter& parameter : signature.parameters) {
    text += (is_first ? "" : ", ") + parameter.name;
    is_first = false;
  }
  if (signature.rest) text += is_first ? "…" : ", …";
  return text + ")";
}

}  // namespace ansatz::check
