// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/kernel.h"

#include <algorithm>

#include "stdlib/core/declare/article.h"
#include "stdlib/core/print.h"

namespace ansatz::core {
namespace {

std::string any_of_kinds(const std::vector<Kind>& kinds, int arity) {
  std::string text;
  for (std::size_t i = 0; i < kinds.size(); ++i)
    text += (i == 0 ? "" : i + 1 == kinds.size() ? " or " : ", ") + kinds[i].describe(arity);
  return text;
}

std::string describe_tag(const Kind& kind, int arity) {
  switch (kind.tag) {
    case KindTag::anything:
      return "any value";
    case KindTag::number:
      return "a number";
    case KindTag::whole_number:
      return "a whole number";
    case KindTag::truth:
      return "true or false";
    case KindTag::text:
      return "a text";
    case KindTag::complex_number:
      return "a complex number";
    case KindTag::interval:
      return "an interval a..b";
    case KindTag::array:
      return "an array";
    case KindTag::numbers:
      return "a list of numbers";
    case KindTag::texts:
      return "a list of texts";
    case KindTag::table:
      return "a table";
    case KindTag::groups:
      return "groups (x by g)";
    case KindTag::formula:
    case KindTag::callable:
      if (arity < 0) return "a function";
      return "a function of " + std::to_string(arity) + (arity == 1 ? " argument" : " arguments");
    case KindTag::record:
      return with_article(kind.structure.empty() ? "record" : kind.structure + " record");
    case KindTag::list:
      return "a list, each value of which is " + any_of_kinds(kind.elements, arity) + ",";
    case KindTag::several:
      return "any number of values";
  }
  return "a value";
}

}  // namespace

std::string Kind::describe(int arity) const {
  return alternatives.empty() ? describe_tag(*this, arity) : any_of_kinds(alternatives, arity);
}

std::string Item::declaration(const Value* default_value) const {
  std::string text = name + ", " + kind.describe(arity);
  if (const std::string allowed = range.describe(); !allowed.empty() && !range.is_everything()) text += " " + allowed;
  if (!unit.symbol.empty()) text += " in " + unit.symbol;
  if (!shape.empty()) {
    text += " [";
    for (std::size_t i = 0; i < shape.size(); ++i) text += (i ? ", " : "") + shape[i];
    text += "]";
  }
  if (required) {
    text += ", must be given";
  } else if (default_value && !default_value->is_nothing()) {
    text += ", default " + (default_text.empty() ? core::text(*default_value) : default_text);
  }
  return meaning.empty() ? text : text + ": " + meaning;
}

Value Item::read(const void* object, const Registry& registry) const {
  return conversion->read(static_cast<const char*>(object) + offset, registry);
}

bool Item::write(void* object, const Value& value, const Registry& registry) const {
  return conversion->write(static_cast<char*>(object) + offset, value, *this, registry);
}

const Item* Structure::find(std::string_view field) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Item& item) { return item.name == field; });
  return found == fields.end() ? nullptr : &*found;
}

const Item* Kernel::find(std::string_view parameter) const {
  const auto found =
      std::find_if(parameters.begin(), parameters.end(), [&](const Item& item) { return item.name == parameter; });
  return found == parameters.end() ? nullptr : &*found;
}

const Value& Kernel::default_of(const Item& parameter) const {
  return defaults[static_cast<std::size_t>(&parameter - parameters.data())];
}

std::string Kernel::default_text(const Item& parameter) const {
  const Value& fallback = default_of(parameter);
  if (parameter.required || fallback.is_nothing()) return {};
  return parameter.default_text.empty() ? core::text(fallback) : parameter.default_text;
}

std::string Kernel::signature() const {
  std::string text = name + "(";
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const Item& item = parameters[i];
    text += (i ? ", " : "") + item.name;
    if (item.rest)
      text += "...";
    else if (const std::string fallback = default_text(item); !fallback.empty())
      text += " = " + fallback;
  }
  return text + ")";
}

}  // namespace ansatz::core
