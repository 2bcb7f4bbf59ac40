// SPDX-License-Identifier: MIT
#include "stdlib/core/sort.h"

#include <hwy/contrib/sort/vqsort.h>
#include <hwy/targets.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "stdlib/core/stop_point.h"

namespace ansatz::core {

namespace {

constexpr std::size_t kFew = 32;                        // what std::sort is quicker with
constexpr std::size_t kAtOnce = std::size_t{1} << 21U;  // elements that may go by between two stop points: some 20 ms

bool precedes(double a, double b) { return a < b; }
bool precedes(std::uint64_t a, std::uint64_t b) { return a < b; }
bool precedes(const hwy::uint128_t& a, const hwy::uint128_t& b) { return a.hi < b.hi || (a.hi == b.hi && a.lo < b.lo); }

/// Brings those of which `belongs` is true to the front; returns how many they are. Without a branch on the data.
template <class T, class Belongs>
std::size_t bring_forward(std::span<T> values, Belongs belongs) {
  std::size_t front = 0;
  for (std::size_t first = 0; first < values.size(); first += kStretch) {
    stop_point();
    const std::size_t end = std::min(values.size(), first + kStretch);
    for (std::size_t i = first; i < end; ++i) {
      const T value = values[i];
      values[i] = values[front];
      values[front] = value;
      front += belongs(value) ? 1 : 0;
    }
  }
  return front;
}

/// A value near the middle: the median of values at scattered places, so that no regular arrangement misleads it.
template <class T>
T pivot_of(std::span<const T> values) {
  constexpr std::size_t kLooks = 1001;
  constexpr std::uint64_t kScatter = 0x9e3779b97f4a7c15;  // 2^64 over the golden ratio
  std::vector<T> looks;
  for (std::uint64_t i = 1; i <= kLooks; ++i) looks.push_back(values[(i * i * kScatter >> 11U) % values.size()]);
  const auto middle = looks.begin() + kLooks / 2;
  std::nth_element(looks.begin(), middle, looks.end(), [](const T& a, const T& b) { return precedes(a, b); });
  return *middle;
}

/// The library sorts without a pause, so what is long is divided first.
template <class T>
void sort_with_stops(std::span<T> values) {
  while (values.size() > kAtOnce) {
    const T pivot = pivot_of<T>(values);
    const std::size_t below = bring_forward(values, [&](const T& value) { return precedes(value, pivot); });
    sort_with_stops(values.first(below));
    values = values.subspan(below);
    if (below >= values.size() / 8) continue;
    // Many equal the pivot, or it was badly chosen: those that equal it, itself among them, are in their place.
    const std::size_t equal = bring_forward(values, [&](const T& value) { return !precedes(pivot, value); });
    values = values.subspan(equal);
  }
  stop_point();
  // Without vectors the library gives up on pairs, and ends the program.
  static const bool has_vectors = (hwy::SupportedTargets() & ~(HWY_SCALAR | HWY_EMU128)) != 0;
  if (values.size() < kFew || !has_vectors) {
    std::sort(values.begin(), values.end(), [](const T& a, const T& b) { return precedes(a, b); });
  } else {
    hwy::Sorter()(values.data(), values.size(), hwy::SortAscending());
  }
}

constexpr std::uint64_t kSign = std::uint64_t{1} << 63U;

/// Doubles as whole numbers in the same order, −0 just before 0. The library would sort doubles themselves by a third
/// faster, but it loses infinities (1.0.3) and takes one zero for the other.
std::uint64_t order_of(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  return (bits & kSign) != 0 ? ~bits : bits | kSign;
}
double from_order(std::uint64_t order) { return std::bit_cast<double>((order & kSign) != 0 ? order ^ kSign : ~order); }

void sort_by_order(std::span<double> values, std::span<std::uint64_t> orders) {
  std::transform(values.begin(), values.end(), orders.begin(), order_of);
  sort_with_stops(orders);
  std::transform(orders.begin(), orders.end(), values.begin(), from_order);
}

}  // namespace

void sort_numbers(std::span<double> values) {
  if (values.size() < kFew) {
    std::array<std::uint64_t, kFew> few;
    sort_by_order(values, std::span(few).first(values.size()));
  } else {
    std::vector<std::uint64_t> many(values.size());
    sort_by_order(values, many);
  }
}

std::vector<std::size_t> sorted_places(std::span<const double> values, bool is_descending) {
  // The place takes part, so that no two are equal and equal values stay as they stand.
  std::vector<hwy::uint128_t> keys(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i % kStretch == 0) stop_point();
    const std::uint64_t order = order_of(values[i] + 0.0);  // −0 as 0
    keys[i].hi = is_descending ? ~order : order;
    keys[i].lo = i;
  }
  sort_with_stops(std::span(keys));
  std::vector<std::size_t> places(values.size());
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = keys[i].lo;
  return places;
}

void arrange_around(std::span<double> values, std::size_t place) {
  while (values.size() > kAtOnce) {
    const double pivot = pivot_of<double>(values);
    const std::size_t below = bring_forward(values, [&](double value) { return value < pivot; });
    if (place < below) {
      values = values.first(below);
      continue;
    }
    place -= below;
    values = values.subspan(below);
    const std::size_t equal = bring_forward(values, [&](double value) { return value <= pivot; });
    if (place < equal) return;
    place -= equal;
    values = values.subspan(equal);
  }
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(place), values.end());
}

}  // namespace ansatz::core
