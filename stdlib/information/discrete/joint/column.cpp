// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/joint/column.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <string_view>
#include <unordered_map>

#include "stdlib/core/error.h"
#include "stdlib/information/discrete/joint/numbering.h"

namespace ansatz::information {

namespace {

using core::Array;
using core::ElementType;

constexpr double kNarrow = 1 << 20;
constexpr const char* kWanted = "whole numbers, texts or truth values; bin what is continuous first";

[[noreturn]] void refuse(const std::string& kernel, const std::string& name, std::span<const double> values) {
  const auto bad =
      std::find_if(values.begin(), values.end(), [](double v) { return !std::isfinite(v) || v != std::trunc(v); });
  throw core::BadParameter(kernel, name, fmt::format("{:g} at row {}", *bad, bad - values.begin() + 1),
                           std::isnan(*bad) ? "there in every row; leave out those where it is missing" : kWanted);
}

template <class T>
NarrowRange range_of(std::span<const T> values) {
  T low = values[0], high = values[0];
  for (const T v : values) {
    low = std::min(low, v);
    high = std::max(high, v);
  }
  const double width = static_cast<double>(high) - static_cast<double>(low) + 1;
  if (width > kNarrow) return {};
  return {static_cast<double>(low), static_cast<std::size_t>(width)};
}

template <class T>
Array array_of(std::vector<T> values) {
  const std::size_t n = values.size();
  return Array({core::Dimension("", n)}, std::move(values));
}

// Values by the order of their first appearance to values in rising order.
template <class T>
Coded sorted(std::vector<T> values, std::vector<std::uint32_t> codes) {
  std::vector<std::uint32_t> order(values.size()), place(values.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](auto i, auto j) { return values[i] < values[j]; });
  std::vector<T> rising;
  rising.reserve(values.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    place[order[i]] = static_cast<std::uint32_t>(i);
    rising.push_back(std::move(values[order[i]]));
  }
  for (auto& code : codes) code = place[code];
  return {array_of(std::move(rising)), std::move(codes)};
}

template <class T>
Coded code_numbers(std::span<const T> column) {
  Numbering numbering;
  std::vector<T> values;
  std::vector<std::uint32_t> codes(column.size());
  for (std::size_t i = 0; i < column.size(); ++i) {
    const T v = column[i] == T{0} ? T{0} : column[i];  // −0 is 0
    codes[i] = numbering.of(std::bit_cast<std::uint64_t>(v));
    if (codes[i] == values.size()) values.push_back(v);
  }
  return sorted(std::move(values), std::move(codes));
}

Coded code_texts(std::span<const std::string> column) {
  std::unordered_map<std::string_view, std::uint32_t> seen;
  std::vector<std::string> values;
  std::vector<std::uint32_t> codes(column.size());
  for (std::size_t i = 0; i < column.size(); ++i) {
    const auto [at, is_new] = seen.try_emplace(column[i], static_cast<std::uint32_t>(values.size()));
    if (is_new) values.push_back(column[i]);
    codes[i] = at->second;
  }
  return sorted(std::move(values), std::move(codes));
}

}  // namespace

NarrowRange check_column(const std::string& kernel, const std::string& name, const Array& column) {
  if (column.rank() != 1)
    throw core::BadParameter(kernel, name, fmt::format("a column of {} dimensions", column.rank()),
                             "one value for each row");
  if (column.type() == ElementType::complex) throw core::BadParameter(kernel, name, "complex numbers", kWanted);
  if (column.size() == 0 || column.type() == ElementType::text) return {};
  if (column.type() == ElementType::boolean) return {0, 2};
  if (column.type() == ElementType::integer) return range_of(column.integers());
  const auto values = column.real();
  bool is_whole = true;
  for (const double v : values) is_whole &= v == std::nearbyint(v) && std::abs(v) <= 0x1p53;
  if (!is_whole) {
    const bool is_large =
        std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v) && v == std::trunc(v); });
    if (!is_large) refuse(kernel, name, values);
    return {};
  }
  return range_of(values);
}

void append_narrow(const Array& column, const NarrowRange& range, std::size_t first, std::span<std::uint32_t> keys) {
  const auto width = static_cast<std::uint32_t>(range.width);
  const auto append = [&](auto values, auto low) {
    for (std::size_t i = 0; i < keys.size(); ++i)
      keys[i] = keys[i] * width + static_cast<std::uint32_t>(static_cast<std::int32_t>(values[first + i] - low));
  };
  if (column.type() == ElementType::real)
    append(column.real(), range.low);
  else if (column.type() == ElementType::integer)
    append(column.integers(), static_cast<std::int64_t>(range.low));
  else
    append(column.booleans(), Array::Boolean{0});
}

Coded code_column(const Array& column) {
  if (column.type() == ElementType::text) return code_texts(column.texts());
  if (column.type() == ElementType::integer) return code_numbers(column.integers());
  if (column.type() == ElementType::real) return code_numbers(column.real());
  const auto values = column.booleans();
  std::vector<std::int64_t> numbers(values.begin(), values.end());
  return code_numbers(std::span<const std::int64_t>(numbers));
}

Array narrow_values(const Array& column, const NarrowRange& range, const std::vector<std::uint32_t>& occurring) {
  if (column.type() == ElementType::real) {
    std::vector<double> values;
    for (const auto code : occurring) values.push_back(range.low + code);
    return array_of(std::move(values));
  }
  std::vector<std::int64_t> values;
  for (const auto code : occurring) values.push_back(static_cast<std::int64_t>(range.low) + code);
  return array_of(std::move(values));
}

}  // namespace ansatz::information
