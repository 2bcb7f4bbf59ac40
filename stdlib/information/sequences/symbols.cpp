// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/symbols.h"

#include <map>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/core/utf8.h"
#include "stdlib/information/sample.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

// Numbered in order of appearance.
template <class Items>
Symbols number_items(const Items& items) {
  std::map<typename Items::value_type, std::uint32_t> numbers;
  Symbols out;
  for (const auto& item : items)
    out.push_back(numbers.emplace(item, static_cast<std::uint32_t>(numbers.size())).first->second);
  return out;
}

std::vector<char32_t> characters(const std::string& text) {
  std::vector<char32_t> out;
  for (std::size_t at = 0; at < text.size();) {
    const core::CodePoint point = core::code_point_at(text, at);
    out.push_back(point.value);
    at += point.size;
  }
  return out;
}

double median(std::span<const double> values) {
  std::vector<double> sorted(values.begin(), values.end());
  core::sort_numbers(sorted);
  return sorted_quantile(sorted, 0.5);
}

}  // namespace

Symbols read_symbols(const std::string& kernel, const SymbolSource& x, const std::string& symbols,
                     const std::string& name) {
  if (symbols != "median" && symbols != "mean" && symbols != "values")
    throw BadParameter(kernel, "symbols", "\"" + symbols + "\"", "\"median\", \"mean\" or \"values\"");
  Symbols out;
  const std::string* text = std::get_if<std::string>(&x);
  const core::Array* array = std::get_if<core::Array>(&x);
  if (text || array->type() == core::ElementType::text) {
    if (text)
      out = number_items(characters(*text));
    else
      out = number_items(std::vector<std::string>(array->texts().begin(), array->texts().end()));
    if (out.empty()) throw BadParameter(kernel, name, "empty", "at least one symbol");
    return out;
  }
  const Series series(kernel, name, *array, 1);
  const auto values = series.values();
  if (symbols == "values") return number_items(std::vector<double>(values.begin(), values.end()));
  const double limit = symbols == "mean" ? moments(values).mean : median(values);
  for (const double v : values) out.push_back(v >= limit ? 1 : 0);
  return out;
}

}  // namespace ansatz::information
