// SPDX-License-Identifier: MIT
#include "interpreter/figure/arguments.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/as_array.h"
#include "stdlib/core/error.h"

namespace ansatz::figure {
std::optional<core::Quantity> as_quantity(const core::Value& value) {
  if (const auto* number = value.get<double>()) return core::Quantity{*number, {}};
  if (const auto* quantity = value.get<core::Quantity>()) return *quantity;
  const auto* array = value.get<core::Array>();
  const bool is_one = array && array->rank() == 0 && array->type() != core::ElementType::text &&
                      array->type() != core::ElementType::complex;
  return is_one ? std::optional(core::Quantity{array->number(0), array->unit}) : std::nullopt;
}

Arguments::Arguments(const MarkDeclaration& declaration, const std::vector<core::Value>& positional,
                     const NamedValues& named)
    : declaration_(declaration) {
  std::vector<const MarkParameter*> places;
  std::vector<std::string> known;
  for (const MarkParameter& each : declaration.parameters) {
    if (each.positional) places.push_back(&each);
    known.push_back(each.name);
  }
  const auto was_named = [&](const MarkParameter* p) {
    return std::any_of(named.begin(), named.end(), [&](const auto& each) { return each.first == p->name; });
  };
  const std::size_t most = places.size();
  const auto named_too = std::find_if(places.begin(), places.end(), was_named);
  const std::string twice_name = named_too == places.end() ? "" : (*named_too)->name;
  std::erase_if(places, was_named);
  if (positional.size() > places.size())
    throw core::Mismatch(twice_name.empty() ? fmt::format("{} takes at most {} values without a name, but was given {}",
                                                          kind(), most, positional.size())
                                            : fmt::format("{} was given {} twice", kind(), twice_name));
  // The first may be left out: it is then read off the second.
  if (!places.empty() && !places[0]->fallback.empty() && positional.size() < places.size())
    places.erase(places.begin());
  for (std::size_t i = 0; i < positional.size(); ++i) values_.emplace_back(places[i]->name, positional[i]);
  for (const auto& [name, value] : named) {
    if (std::find(known.begin(), known.end(), name) == known.end())
      throw core::UnknownName(kind() + " has no parameter '" + name + "'", name, known);
    const auto twice = std::count_if(named.begin(), named.end(),
                                     [&, wanted = &name](const auto& each) { return each.first == *wanted; });
    if (twice > 1) throw core::Mismatch(kind() + " was given " + name + " twice");
    values_.emplace_back(name, value);
  }
  for (const auto& [name, value] : values_)
    if (!value.is_nothing()) hold(declaration, parameter(name), value);
  for (const MarkParameter& each : declaration.parameters)
    if (each.fallback.empty() && !find(each.name))
      throw core::Mismatch(fmt::format("{} needs {}: {}", kind(), each.name, each.meaning));
}

const core::Value* Arguments::find(std::string_view name) const {
  for (const auto& [own, value] : values_)
    if (own == name) return value.is_nothing() ? nullptr : &value;
  return nullptr;
}

const MarkParameter& Arguments::parameter(std::string_view name) const {
  for (const MarkParameter& each : declaration_.parameters)
    if (each.name == name) return each;
  throw core::Error(kind() + " declares no parameter " + std::string(name));
}

void Arguments::refuse(std::string_view name, const std::string& found, const std::string& wanted) const {
  throw core::BadParameter(kind(), std::string(name), found, wanted);
}
std::optional<core::Array> Arguments::array(std::string_view name) const {
  const core::Value* value = find(name);
  return value ? core::as_array(*value) : std::nullopt;
}

core::Array Arguments::required_array(std::string_view name) const {
  auto found = array(name);
  if (!found) throw core::Mismatch(fmt::format("{} needs {}: {}", kind(), name, parameter(name).meaning));
  return *found;
}

std::optional<core::Quantity> Arguments::quantity(std::string_view name) const {
  const core::Value* value = find(name);
  return value ? as_quantity(*value) : std::nullopt;
}

std::optional<double> Arguments::number(std::string_view name) const {
  const auto found = quantity(name);
  return found ? std::optional(found->value * found->unit.scale) : std::nullopt;
}

std::optional<double> Arguments::millimetres(std::string_view name) const {
  const auto metres = number(name);
  return metres ? std::optional(*metres * 1000) : std::nullopt;
}

std::optional<std::string> Arguments::text(std::string_view name) const {
  const core::Value* value = find(name);
  return value ? std::optional(*value->get<std::string>()) : std::nullopt;
}

std::optional<bool> Arguments::truth(std::string_view name) const {
  const core::Value* value = find(name);
  return value ? std::optional(*value->get<bool>()) : std::nullopt;
}

std::optional<core::Interval> Arguments::interval(std::string_view name) const {
  const core::Value* value = find(name);
  return value ? std::optional(*value->get<core::Interval>()) : std::nullopt;
}

std::optional<std::string> Arguments::choice(std::string_view name) const { return text(name); }

std::optional<Color> Arguments::color(std::string_view name) const {
  const auto word = text(name);
  return word ? std::optional(parse_color(*word)) : std::nullopt;
}

}  // namespace ansatz::figure
