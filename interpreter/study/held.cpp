// SPDX-License-Identifier: MIT
#include "interpreter/study/held.h"

#include <algorithm>

#include "stdlib/core/error.h"
#include "stdlib/core/interval.h"
#include "stdlib/core/print.h"
#include "stdlib/core/select.h"

namespace ansatz::study {
namespace {

/// Dimensions of an array; of a list, which holds what no array can, one.
std::size_t rank_of(const core::Value& value) {
  if (const auto* array = value.get<core::Array>()) return array->rank();
  return value.get<core::List>() ? 1 : 0;
}

std::vector<core::Value> items_of(const core::Value& values) {
  if (const auto* list = values.get<core::List>()) return list->items;
  std::vector<core::Value> items;
  for (std::size_t i = 0; i < values.get<core::Array>()->dimension(0).size; ++i) {
    const core::Value place(static_cast<double>(i + 1));
    items.push_back(core::index(values, {&place, 1}));
  }
  return items;
}

bool lies_in(const core::Value& value, const core::Interval& interval) {
  const auto* number = value.get<double>();
  const auto* quantity = value.get<core::Quantity>();
  if (!number && !quantity) return false;
  const double x = quantity ? quantity->value * core::conversion(quantity->unit, interval.unit)
                            : *number * core::conversion({}, interval.unit);
  return interval.low <= x && x <= interval.high;
}

std::vector<core::Value> stretch(const std::string& axis, const std::vector<core::Value>& own,
                                 const core::Interval& interval) {
  std::vector<core::Value> kept;
  std::copy_if(own.begin(), own.end(), std::back_inserter(kept),
               [&](const core::Value& value) { return lies_in(value, interval); });
  if (kept.empty()) {
    throw core::Mismatch(
        "no value of the axis '" + axis + "' lies in " + core::text(interval) +
        (own.empty() ? "" : "; it runs from " + core::text(own.front()) + " to " + core::text(own.back())));
  }
  return kept;
}

bool is_text(const core::Value& value) { return value.get<std::string>() != nullptr; }

}  // namespace

std::vector<core::Value> held_values(const std::string& axis, const std::vector<core::Value>& own,
                                     const core::Value& held,
                                     const std::function<std::string(const core::Value&)>& name_of) {
  const auto* interval = held.get<core::Interval>();
  const bool visits_intervals = !own.empty() && own.front().get<core::Interval>();
  if (interval && !visits_intervals) return stretch(axis, own, *interval);
  const std::size_t own_rank = own.empty() ? 0 : rank_of(own.front());
  std::vector<core::Value> values{held};
  if (rank_of(held) > own_rank) values = items_of(held);
  if (!name_of || !std::all_of(values.begin(), values.end(), is_text)) return values;

  std::vector<std::string> names;
  for (const core::Value& value : own) names.push_back(name_of(value));
  for (core::Value& value : values) {
    const std::string wanted = *value.get<std::string>();
    const auto found = std::find(names.begin(), names.end(), wanted);
    if (found == names.end())
      throw core::UnknownName("the axis '" + axis + "' has no value named '" + wanted + "'", wanted, names);
    value = own[static_cast<std::size_t>(found - names.begin())];
  }
  return values;
}

}  // namespace ansatz::study
