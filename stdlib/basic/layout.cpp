// SPDX-License-Identifier: MIT
#include "stdlib/basic/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <unordered_set>
#include <vector>

#include "stdlib/core/as_array.h"
#include "stdlib/core/coordinates.h"
#include "stdlib/core/equality.h"
#include "stdlib/core/error.h"
#include "stdlib/core/rearrange.h"
#include "stdlib/core/select.h"
#include "stdlib/core/sequences.h"
#include "stdlib/core/sort.h"
#include "stdlib/core/stop_point.h"

namespace ansatz::basic {

namespace {

using core::Array;
using core::Dimension;
using core::Mismatch;
using core::Run;
using core::Value;

Array array_of(const char* kernel, const Value& x) {
  std::optional<Array> array = core::as_array(x);
  if (!array) throw Mismatch(std::string(kernel) + " takes an array, not " + x.describe());
  return std::move(*array);
}

void name_dimensions(const std::string& kernel, Array& array, const std::vector<std::string>& names) {
  if (names.size() != array.rank()) {
    throw Mismatch(kernel + ": " + std::to_string(names.size()) + " names are given for " +
                   std::to_string(array.rank()) + (array.rank() == 1 ? " dimension" : " dimensions"));
  }
  std::vector<Dimension> dimensions = array.dimensions();
  for (std::size_t d = 0; d < names.size(); ++d) {
    if (!names[d].empty() && std::count(names.begin(), names.end(), names[d]) > 1) {
      throw Mismatch(kernel + ": the dimension " + names[d] + " is named twice");
    }
    dimensions[d].name = names[d];
  }
  array.set_dimensions(std::move(dimensions));
}

void set_coordinates(Array& array, const core::Record& coordinates) {
  std::vector<Dimension> dimensions = array.dimensions();
  for (const auto& [name, value] : coordinates.fields) {
    const std::size_t d = core::dimension_named(array, name);
    Array values = array_of("labelled: a coordinate", value);
    if (values.rank() != 1 || values.size() != dimensions[d].size) {
      throw Mismatch("labelled: " + name + " has " + std::to_string(dimensions[d].size) +
                     " elements, but its coordinate has " + std::to_string(values.size()));
    }
    values.set_dimensions({Dimension("", values.size())});
    dimensions[d] = Dimension(name, std::move(values));
  }
  array.set_dimensions(std::move(dimensions));
}

}  // namespace

Value labelled(const Labelled& question, Run&) {
  Array array = array_of("labelled", question.x);
  if (question.dimensions) name_dimensions("labelled", array, *question.dimensions);
  set_coordinates(array, question.coordinates);
  if (question.unit) {
    if (!array.unit.symbol.empty()) {
      throw Mismatch("labelled: x is in " + array.unit.symbol + " already; convert(x, \"" + *question.unit +
                     "\") converts it");
    }
    array.unit = core::parse_unit(*question.unit);
  }
  if (question.label) array.label = *question.label;
  if (question.density_over) {
    for (const std::string& name : *question.density_over) core::dimension_named(array, name);
    array.density_over = *question.density_over;
  }
  return core::as_value(std::move(array));
}

double length(const Length& question, Run&) {
  if (question.x.is<std::string>()) return core::last_index(question.x, 0);
  return static_cast<double>(core::length(question.x));
}

Value sort(const Sort& question, Run&) {
  const Array array = array_of("sort", question.x);
  if (array.rank() != 1 || array.type() == core::ElementType::complex) {
    throw Mismatch("sort takes numbers or texts in one dimension, not " + question.x.describe());
  }
  std::vector<std::size_t> places(array.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  if (array.type() == core::ElementType::text) {
    const auto texts = array.texts();
    std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
      return question.descending ? texts[b] < texts[a] : texts[a] < texts[b];
    });
  } else {
    const Array real = array.as_real();
    const auto numbers = real.real();
    const auto middle =
        std::stable_partition(places.begin(), places.end(), [&](std::size_t i) { return !std::isnan(numbers[i]); });
    const std::vector<std::size_t> known(places.begin(), middle);
    std::vector<double> values;
    for (const std::size_t place : known) values.push_back(numbers[place]);
    const std::vector<std::size_t> order = core::sorted_places(values, question.descending);
    std::transform(order.begin(), order.end(), places.begin(), [&](std::size_t i) { return known[i]; });
  }
  return core::take(array, 0, places);
}

Value unique(const Unique& question, Run&) {
  const Array array = array_of("unique", question.x);
  if (array.rank() != 1) throw Mismatch("unique takes one dimension, not " + question.x.describe());
  // The earliest of each that are equal, in their order.
  std::vector<bool> is_kept(array.size(), false);
  if (array.type() == core::ElementType::text || array.type() == core::ElementType::complex) {
    std::unordered_set<std::string> seen;
    core::with_stop_points(array.size(), [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) is_kept[i] = seen.insert(array.element_text(i)).second;
    });
  } else {
    const Array real = array.as_real();
    const auto numbers = real.real();
    std::vector<std::size_t> known;
    std::vector<double> values;
    for (std::size_t i = 0, nans = 0; i < numbers.size(); ++i) {
      if (std::isnan(numbers[i])) {
        is_kept[i] = nans++ == 0;
        continue;
      }
      known.push_back(i);
      values.push_back(numbers[i]);
    }
    const std::vector<std::size_t> order = core::sorted_places(values);
    core::with_stop_points(order.size(), [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i)
        is_kept[known[order[i]]] = i == 0 || values[order[i]] != values[order[i - 1]];
    });
  }
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < is_kept.size(); ++i)
    if (is_kept[i]) places.push_back(i);
  return core::take(array, 0, places);
}

Value transpose(const Transpose& question, Run&) {
  if (question.dimensions) return core::transpose(question.x, *question.dimensions);
  std::vector<std::size_t> order;
  for (std::size_t i = question.x.rank(); i-- > 0;) order.push_back(i);
  return core::permute(question.x, order);
}

namespace {

constexpr double kMostElements = 9007199254740992;  // 2⁵³, whole numbers up to which are exact

}  // namespace

Value reshape(const Reshape& question, Run&) {
  std::vector<double> sizes = question.sizes;
  if (sizes.empty()) sizes.push_back(static_cast<double>(question.x.size()));
  std::vector<Dimension> dimensions;
  double elements = 1;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    if (!(sizes[i] >= 0 && sizes[i] <= kMostElements) || sizes[i] != std::floor(sizes[i]))
      throw core::BadParameter("reshape", "sizes", fmt::format("{:g}", sizes[i]), "whole numbers at least 0");
    const auto size = static_cast<std::size_t>(sizes[i]);
    dimensions.emplace_back("", size);
    elements *= sizes[i];
  }
  if (elements != static_cast<double>(question.x.size()))
    throw Mismatch(fmt::format("reshape: [{}] holds {} elements, but x has {}", fmt::join(sizes, ", "), elements,
                               question.x.size()));
  Array out = question.x;
  out.density_over.clear();
  out.set_dimensions(std::move(dimensions));
  if (!question.dimensions.empty()) name_dimensions("reshape", out, question.dimensions);
  return out;
}

Value stack(const Stack& question, Run&) {
  // A matrix is its rows already beside each other; a list may hold arrays with dimensions of their own.
  if (!question.parts.is<core::List>() && !question.parts.is<Array>()) {
    throw Mismatch("stack takes a list of arrays, not " + question.parts.describe());
  }
  std::vector<Array> parts;
  for (std::size_t i = 0; i < core::length(question.parts); ++i) {
    parts.push_back(array_of("stack", core::element(question.parts, i)));
  }
  return core::stack(parts, Dimension(question.dimension, parts.size()));
}

namespace {

/// `[a, b]` is a matrix where a and b happen to be of one length, and a list otherwise: both are joined alike.
std::vector<Value> parts_of(const Join& question) {
  if (question.parts.size() != 1) return question.parts;
  const Value& only = question.parts[0];
  const auto* array = only.get<Array>();
  const bool is_several = array ? array->rank() > 1 && array->dimension(0).name.empty() : only.is<core::List>();
  if (!is_several) return question.parts;
  std::vector<Value> parts;
  for (std::size_t i = 0; i < core::length(only); ++i) parts.push_back(core::element(only, i));
  return parts;
}

bool is_empty_list(const Value& value) {
  const auto* list = value.get<core::List>();
  return list && list->items.empty();
}

Value join_lists(const std::vector<Value>& parts, const std::string& over) {
  if (!over.empty()) throw Mismatch("join: a list of records has no dimension " + over);
  core::List all;
  for (const Value& part : parts) {
    if (part.is<core::Table>()) throw Mismatch("join takes arrays and lists; the rows of tables are joined by append");
    if (!part.is<core::List>() && !part.is<Array>()) {
      all.items.push_back(part);
      continue;
    }
    for (std::size_t i = 0; i < core::length(part); ++i) all.items.push_back(core::element(part, i));
  }
  return all;
}

}  // namespace

Value join(const Join& question, Run&) {
  const std::vector<Value> parts = parts_of(question);
  std::vector<Array> arrays;
  for (const Value& part : parts) {
    if (is_empty_list(part)) continue;
    std::optional<Array> array = core::as_array(part);
    if (!array) return join_lists(parts, question.over);
    arrays.push_back(array->rank() > 0 ? std::move(*array) : core::stack({*array}, Dimension("", 1)));
  }
  if (arrays.empty() && !parts.empty()) return core::List{};
  return core::concatenate(arrays, question.over);
}

Value convert(const ConvertTo& question, Run&) {
  const core::Unit unit = core::parse_unit(question.unit);
  Array array = array_of("convert", question.x);
  const double factor = core::conversion(array.unit, unit);
  if (array.type() == core::ElementType::complex) {
    for (Array::Complex& element : array.mutable_complex()) element *= factor;
  } else {
    const Array before = array;
    array = before.as_real();
    for (double& element : array.mutable_real()) element *= factor;
  }
  array.unit = unit;
  return core::as_value(std::move(array));
}

}  // namespace ansatz::basic
