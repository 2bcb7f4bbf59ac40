// SPDX-License-Identifier: MIT
#include "stdlib/core/as_array.h"

#include <algorithm>

#include "stdlib/core/error.h"
#include "stdlib/core/rearrange.h"

namespace ansatz::core {

namespace {

std::optional<Array> from_list(const List& list) {
  std::vector<Array> parts;
  for (const Value& item : list.items) {
    std::optional<Array> part = as_array(item);
    if (!part) return std::nullopt;
    const bool text = part->type() == ElementType::text;
    if (!parts.empty() && text != (parts.front().type() == ElementType::text)) return std::nullopt;
    parts.push_back(std::move(*part));
  }
  if (parts.empty()) return Array::of({});
  try {
    return stack(parts, Dimension("", parts.size()));
  } catch (const Mismatch&) {
    return std::nullopt;  // of different shapes: a list, and no array
  }
}

}  // namespace

std::optional<Array> as_array(const Value& value) {
  if (const auto* array = value.get<Array>()) return *array;
  if (const auto* number = value.get<double>()) return Array({}, std::vector<double>{*number});
  if (const auto* number = value.get<std::complex<double>>()) return Array({}, std::vector<Array::Complex>{*number});
  if (const auto* truth = value.get<bool>()) return Array({}, std::vector<Array::Boolean>{Array::Boolean(*truth)});
  if (const auto* text = value.get<std::string>()) return Array({}, std::vector<std::string>{*text});
  if (const auto* quantity = value.get<Quantity>()) {
    Array array({}, std::vector<double>{quantity->value});
    array.unit = quantity->unit;
    return array;
  }
  if (const auto* list = value.get<List>()) return from_list(*list);
  return std::nullopt;
}

Value as_value(Array array) {
  if (array.rank() != 0) return array;
  switch (array.type()) {
    case ElementType::boolean:
      return array.booleans()[0] != 0;
    case ElementType::text:
      return array.texts()[0];
    case ElementType::complex:
      if (!array.unit.symbol.empty()) return array;  // there is no complex quantity
      return array.complex()[0];
    case ElementType::real:
    case ElementType::integer:
      break;
  }
  if (array.unit.symbol.empty()) return array.number(0);
  return Quantity{array.number(0), array.unit};
}

}  // namespace ansatz::core
