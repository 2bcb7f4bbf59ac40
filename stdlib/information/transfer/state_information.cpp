// SPDX-License-Identifier: MIT
#include "stdlib/information/transfer/state_information.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "stdlib/information/compensated_sum.h"

namespace ansatz::information {

namespace {

using Codes = std::vector<std::uint64_t>;

/// Numbers from 0 on, equal where keys are equal, in the order of the keys.
template <class Key>
Codes numbered(const std::vector<Key>& keys) {
  std::vector<std::uint32_t> order(keys.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](auto i, auto j) { return keys[i] < keys[j]; });
  Codes codes(keys.size());
  std::uint64_t next = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i > 0 && keys[order[i - 1]] < keys[order[i]]) ++next;
    codes[order[i]] = next;
  }
  return codes;
}

/// The same of whole numbers below `bound`, by a table where that is no larger than a few times the rows.
Codes renumbered(const Codes& keys, std::uint64_t bound) {
  constexpr std::uint64_t kRoom = 8;
  if (bound > kRoom * keys.size()) return numbered(keys);
  std::vector<std::uint64_t> number(bound, 0);
  for (const std::uint64_t key : keys) number[key] = 1;
  std::exclusive_scan(number.begin(), number.end(), number.begin(), std::uint64_t{0});
  Codes codes(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) codes[i] = number[keys[i]];
  return codes;
}

std::uint64_t one_beyond(const Codes& codes) {
  return codes.empty() ? 1 : *std::max_element(codes.begin(), codes.end()) + 1;
}

Codes both(const Codes& one, const Codes& other) {
  const std::uint64_t width = one_beyond(other);
  Codes keys(one.size());
  for (std::size_t i = 0; i < one.size(); ++i) keys[i] = one[i] * width + other[i];
  return renumbered(keys, one_beyond(one) * width);
}

/// States are whole numbers near each other as a rule.
Codes states_of(std::span<const double> column) {
  const auto [least, largest] = std::minmax_element(column.begin(), column.end());
  const double range = *largest - *least;
  const bool is_whole = std::all_of(column.begin(), column.end(), [](double v) { return v == std::floor(v); });
  if (!is_whole || range > 4 * static_cast<double>(column.size()) || std::abs(*least) > 1e15)
    return numbered(std::vector<double>(column.begin(), column.end()));
  Codes keys(column.size());
  for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = static_cast<std::uint64_t>(column[i] - *least);
  return renumbered(keys, static_cast<std::uint64_t>(range) + 1);
}

Codes states(const Points& points) {
  Codes codes(points.count, 0);
  for (std::size_t a = 0; a < points.dimension; ++a) codes = both(codes, states_of(points.column(a)));
  return codes;
}

/// How often each row's state occurs.
std::vector<double> frequencies(const Codes& codes) {
  std::vector<double> counts(*std::max_element(codes.begin(), codes.end()) + 1, 0.0);
  for (const std::uint64_t code : codes) counts[code] += 1;
  std::vector<double> out(codes.size());
  for (std::size_t i = 0; i < codes.size(); ++i) out[i] = counts[codes[i]];
  return out;
}

}  // namespace

std::vector<double> local_state_information(const Points& x, const Points& y, const Points& given) {
  const Codes of_x = states(x), of_y = states(y), of_z = states(given);
  const Codes xz = both(of_x, of_z);
  const auto n_xz = frequencies(xz), n_yz = frequencies(both(of_y, of_z)), n_z = frequencies(of_z),
             n_xyz = frequencies(both(xz, of_y));
  std::vector<double> local(x.count);
  for (std::size_t i = 0; i < x.count; ++i) local[i] = std::log(n_z[i] * n_xyz[i] / (n_xz[i] * n_yz[i]));
  return local;
}

double state_information(const Points& x, const Points& y, const Points& given) {
  CompensatedSum sum;
  for (const double share : local_state_information(x, y, given)) sum.add(share);
  return std::max(0.0, sum.value() / static_cast<double>(x.count));
}

double state_entropy(const Points& x, const Points& given) {
  const Codes of_z = states(given);
  const auto n_xz = frequencies(both(states(x), of_z)), n_z = frequencies(of_z);
  CompensatedSum sum;
  for (std::size_t i = 0; i < x.count; ++i) sum.add(std::log(n_z[i] / n_xz[i]));
  return sum.value() / static_cast<double>(x.count);
}

}  // namespace ansatz::information
