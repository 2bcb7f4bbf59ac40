// SPDX-License-Identifier: MIT
#include "stdlib/core/sequences.h"

#include <algorithm>
#include <cmath>

#include "stdlib/core/as_array.h"
#include "stdlib/core/error.h"
#include "stdlib/core/number_text.h"
#include "stdlib/core/rearrange.h"
#include "stdlib/core/stop_point.h"

namespace ansatz::core {

namespace {

void demand_finite(const char* kernel, const char* parameter, double value) {
  if (!std::isfinite(value)) throw BadParameter(kernel, parameter, number_text(value), "finite");
}

void demand_count(const char* kernel, std::size_t n) {
  if (n == 0) throw BadParameter(kernel, "n", "0", "at least 1");
}

std::vector<double> ratios(const char* kernel, double low, double high, std::size_t n) {
  demand_count(kernel, n);
  demand_finite(kernel, "low", low);
  demand_finite(kernel, "high", high);
  if (low == 0) throw BadParameter(kernel, "low", "0", "above or below 0");
  if (high == 0 || (high < 0) != (low < 0)) {
    throw BadParameter(kernel, "high", number_text(high), "of the same sign as low, which is " + number_text(low));
  }
  std::vector<double> values{low};
  values.reserve(n);
  // The wider format makes 1, 2, 4, 8 come out whole, and no ratio of two numbers leaves its range.
  const long double ratio = static_cast<long double>(high) / low;
  for (std::size_t i = 1; i + 1 < n; ++i) {
    if (i % kStretch == 0) stop_point();
    const long double share = static_cast<long double>(i) / static_cast<long double>(n - 1);
    values.push_back(static_cast<double>(low * std::pow(ratio, share)));
  }
  if (n > 1) values.push_back(high);
  return values;
}

}  // namespace

Array linspace(double low, double high, std::size_t n) {
  demand_count("linspace", n);
  demand_finite("linspace", "low", low);
  demand_finite("linspace", "high", high);
  std::vector<double> values{low};
  values.reserve(n);
  // From both ends by shares, so that neither end and no symmetry is lost to rounding.
  for (std::size_t i = 1; i + 1 < n; ++i) {
    if (i % kStretch == 0) stop_point();
    const double share = static_cast<double>(i) / static_cast<double>(n - 1);
    const double rest = static_cast<double>(n - 1 - i) / static_cast<double>(n - 1);
    values.push_back(share <= 0.5 ? low + share * (high - low) : high - rest * (high - low));
  }
  if (n > 1) values.push_back(high);
  return Array::of(std::move(values));
}

Array geometric(double low, double high, std::size_t n) { return Array::of(ratios("geometric", low, high, n)); }

Array log_spaced(double low, double high, std::size_t n) {
  if (!(low >= 1)) throw BadParameter("log_spaced", "low", number_text(low), "at least 1");
  if (!(high >= low)) {
    throw BadParameter("log_spaced", "high", number_text(high), "at least low, which is " + number_text(low));
  }
  constexpr double kLargest = 9007199254740992.0;  // 2⁵³: beyond it doubles skip whole numbers
  if (!(high <= kLargest)) throw BadParameter("log_spaced", "high", number_text(high), "at most 2^53");
  // Whole numbers by kind, not only by value: what they number, epochs say, is then selected by match.
  std::vector<std::int64_t> values;
  for (const double value : ratios("log_spaced", low, high, n)) values.push_back(std::llround(value));
  values.erase(std::unique(values.begin(), values.end()), values.end());
  const std::size_t size = values.size();
  return Array({Dimension("", size)}, std::move(values));
}

std::size_t length(const Value& sequence) {
  if (const auto* list = sequence.get<List>()) return list->items.size();
  if (const auto* array = sequence.get<Array>(); array && array->rank() > 0) return array->dimension(0).size;
  if (const auto* table = sequence.get<Table>()) return table->rows();
  if (const auto* interval = sequence.get<Interval>(); interval && interval->unit.symbol.empty()) {
    const double first = interval->low, last = interval->high;
    if (first != std::floor(first) || last != std::floor(last)) {
      throw Mismatch("an interval is walked through its whole numbers, and the ends of " + number_text(first) + ".." +
                     number_text(last) + " are not both whole; ceil(low)..floor(high) has those between");
    }
    if (!(last - first < 9e15))
      throw Mismatch("the interval " + number_text(first) + ".." + number_text(last) + " never ends");
    return last < first ? 0 : static_cast<std::size_t>(last - first) + 1;
  }
  throw Mismatch("a list, an array or an interval is wanted here, not " + sequence.describe());
}

Value element(const Value& sequence, std::size_t i) {
  const std::size_t size = length(sequence);
  if (i >= size) {
    throw Mismatch("element " + std::to_string(i + 1) + " is outside 1.." + std::to_string(size));
  }
  if (const auto* list = sequence.get<List>()) return list->items[i];
  if (const auto* interval = sequence.get<Interval>()) return interval->low + static_cast<double>(i);
  if (const auto* table = sequence.get<Table>()) {
    Record row;
    for (const auto& [name, column] : table->columns) row.fields.emplace_back(name, element(column, i));
    return row;
  }
  const Array& array = *sequence.get<Array>();
  std::vector<Dimension> rest(array.dimensions().begin() + 1, array.dimensions().end());
  const std::size_t part = array.stride(0);
  return array.visit([&]<class T>(std::span<const T> elements) {
    const auto from = elements.subspan(i * part, part);
    Array slice(rest, std::vector<T>(from.begin(), from.end()));
    slice.copy_labels_from(array);
    return as_value(std::move(slice));
  });
}

List zip(std::span<const Value> sequences) {
  List result;
  if (sequences.empty()) return result;
  const std::size_t n = length(sequences[0]);
  for (const Value& sequence : sequences) {
    if (length(sequence) != n) {
      throw Mismatch("zip takes sequences of equal length, not of " + std::to_string(n) + " and " +
                     std::to_string(length(sequence)));
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    List together;
    for (const Value& sequence : sequences) together.items.push_back(element(sequence, i));
    result.items.emplace_back(std::move(together));
  }
  return result;
}

}  // namespace ansatz::core
