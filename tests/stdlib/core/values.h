// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/value.h"

// Small values that the tests of operations share.
namespace ansatz::core::values {

inline Value quantity(double value, const char* unit) { return Quantity{value, parse_unit(unit)}; }

inline Array numbers(std::vector<double> elements, const char* name = "", const char* unit = "") {
  Array array = Array::along(name, std::move(elements));
  array.unit = parse_unit(unit);
  return array;
}

inline Array mask(std::vector<Array::Boolean> elements, const char* name = "") {
  const std::size_t n = elements.size();
  return Array({Dimension(name, n)}, std::move(elements));
}

inline Array whole(std::vector<std::int64_t> elements, const char* name = "") {
  const std::size_t n = elements.size();
  return Array({Dimension(name, n)}, std::move(elements));
}

/// [time: 2, x: 3] of 1 … 6, time at 0 and 0.5.
inline Array field() {
  return Array({Dimension("time", Array::of({0, 0.5})), Dimension("x", 3)}, std::vector<double>{1, 2, 3, 4, 5, 6});
}

inline std::vector<double> elements(const Value& value) {
  const Array* array = value.get<Array>();
  if (!array) return {};
  const Array real = array->as_real();
  return {real.real().begin(), real.real().end()};
}

inline std::string names(const Value& value) {
  const Array* array = value.get<Array>();
  if (!array) return "no array";
  std::string text;
  for (const Dimension& d : array->dimensions()) text += (text.empty() ? "" : " ") + (d.name.empty() ? "-" : d.name);
  return text;
}

}  // namespace ansatz::core::values
