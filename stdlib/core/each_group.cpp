// SPDX-License-Identifier: MIT
#include "stdlib/core/each_group.h"

#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "stdlib/core/as_array.h"
#include "stdlib/core/error.h"

namespace ansatz::core {

namespace {

Array coordinates_of(const Groups& groups) {
  std::vector<double> numbers;
  for (const std::string& name : groups.names) {
    double number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (error != std::errc() || end != name.data() + name.size()) break;
    numbers.push_back(number);
  }
  Array coordinates =
      numbers.size() == groups.names.size() ? Array::of(std::move(numbers)) : Array::of_texts(groups.names);
  coordinates.label = groups.by;
  return coordinates;
}

/// What was grouped by, where it is a name; "group" where it is an expression.
std::string dimension_of(const Groups& groups) {
  const bool is_name = !groups.by.empty() && groups.by.find_first_of("[](){} \"+-*/%^<>=.,") == std::string::npos;
  return is_name ? groups.by : "group";
}

}  // namespace

Array each_group(const Groups& groups, const std::function<Value(const Value& sample)>& reduce) {
  List values;
  for (std::size_t i = 0; i < groups.samples.size(); ++i) {
    try {
      values.items.push_back(reduce(groups.samples[i]));
    } catch (const BadParameter& problem) {
      throw Mismatch(std::string(problem.what()) + " (of group " + groups.names[i] + ")");
    }
  }
  std::optional<Array> array = as_array(values);
  if (!array || array->rank() != 1) throw Mismatch("of each group there must be one value");
  array->set_dimensions({Dimension(dimension_of(groups), coordinates_of(groups))});
  return std::move(*array);
}

}  // namespace ansatz::core
