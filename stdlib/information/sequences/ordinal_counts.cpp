// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/ordinal_counts.h"

#include <algorithm>
#include <array>

#include "stdlib/core/each_stretch.h"

namespace ansatz::information {

namespace {

constexpr std::size_t kOrdinalBlock = 1024;        // numbers of a block stay in the first cache
constexpr std::size_t kOrdinalStretch = 1U << 18;  // windows of a thread's turn

// Every comparison of a window adds the factorial of its digit; loops over the window are unrolled, so that the one
// over windows becomes vectors of doubles and whole numbers of one width.
template <std::size_t kOrder>
void number_block(const double* x, std::size_t lag, std::size_t count, std::int64_t* out) {
  std::array<std::int64_t, kOrder> weight{};
  weight[kOrder - 1] = 1;
  for (std::size_t i = kOrder - 1; i-- > 0;)
    weight[i] = weight[i + 1] * static_cast<std::int64_t>(std::max<std::size_t>(kOrder - 1 - i, 1));
  for (std::size_t t = 0; t < count; ++t) {
    std::int64_t number = 0;
#pragma GCC unroll 12
    for (std::size_t i = 0; i + 1 < kOrder; ++i) {
#pragma GCC unroll 12
      for (std::size_t j = i + 1; j < kOrder; ++j) number += x[t + j * lag] < x[t + i * lag] ? weight[i] : 0;
    }
    out[t] = number;
  }
}

using NumberBlock = void (*)(const double*, std::size_t, std::size_t, std::int64_t*);

template <std::size_t... kOrders>
NumberBlock choose_block(std::size_t order, std::index_sequence<kOrders...>) {
  constexpr std::array<NumberBlock, sizeof...(kOrders)> kAll{number_block<kOrders + 2>...};
  return kAll[order - 2];
}

bool has_ties(const OrdinalWindows& windows, std::size_t t) {
  for (std::size_t i = 0; i + 1 < windows.order; ++i)
    for (std::size_t j = i + 1; j < windows.order; ++j)
      if (windows.values[t + i * windows.lag] == windows.values[t + j * windows.lag]) return true;
  return false;
}

// visit(t, number) for the windows that count, in order.
template <class Visit>
void each_window(const OrdinalWindows& windows, std::size_t first, std::size_t last, Visit visit) {
  std::array<std::int64_t, kOrdinalBlock> numbers;
  for (std::size_t begin = first; begin < last; begin += kOrdinalBlock) {
    const std::size_t end = std::min(begin + kOrdinalBlock, last);
    number_patterns(windows, begin, end, numbers.data());
    for (std::size_t t = begin; t < end; ++t)
      if (!windows.leaves_ties_out || !has_ties(windows, t)) visit(t, static_cast<std::size_t>(numbers[t - begin]));
  }
}

// Neighbouring windows often have the same pattern; two counters in turn spare the wait for the first.
void count_dense(const OrdinalWindows& windows, std::size_t first, std::size_t last, std::vector<std::uint64_t>& out) {
  const std::size_t patterns = patterns_of(windows.order);
  std::vector<std::uint32_t> counters(2 * patterns);
  each_window(windows, first, last,
              [&](std::size_t t, std::size_t number) { ++counters[(t & 1U) * patterns + number]; });
  out.resize(patterns);
  for (std::size_t k = 0; k < patterns; ++k) out[k] = std::uint64_t{counters[k]} + counters[patterns + k];
}

OrdinalCounts count_sparse(const OrdinalWindows& windows, core::Run& run) {
  std::vector<std::uint32_t> seen;
  seen.reserve(windows.count());
  for (std::size_t first = 0; first < windows.count(); first += kOrdinalStretch) {
    run.tick();
    each_window(windows, first, std::min(first + kOrdinalStretch, windows.count()),
                [&](std::size_t, std::size_t number) { seen.push_back(static_cast<std::uint32_t>(number)); });
  }
  std::sort(seen.begin(), seen.end());
  OrdinalCounts out;
  out.windows = seen.size();
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (i == 0 || seen[i] != seen[i - 1]) {
      out.numbers.push_back(seen[i]);
      out.counts.push_back(0);
    }
    ++out.counts.back();
  }
  return out;
}

}  // namespace

std::size_t patterns_of(std::size_t order) {
  std::size_t product = 1;
  for (std::size_t k = 2; k <= order; ++k) product *= k;
  return product;
}

void number_patterns(const OrdinalWindows& windows, std::size_t first, std::size_t last, std::int64_t* out) {
  choose_block(windows.order, std::make_index_sequence<kLongestPattern - 1>())(windows.values.data() + first,
                                                                               windows.lag, last - first, out);
}

OrdinalCounts count_patterns(const OrdinalWindows& windows, core::Run& run) {
  if (windows.order > kLongestDense) return count_sparse(windows, run);
  const std::size_t total = windows.count();
  std::vector<std::vector<std::uint64_t>> parts((total + kOrdinalStretch - 1) / kOrdinalStretch);
  core::each_stretch(total, kOrdinalStretch, true, run, [&](std::size_t first, std::size_t last) {
    count_dense(windows, first, last, parts[first / kOrdinalStretch]);
  });
  OrdinalCounts out;
  out.counts.resize(patterns_of(windows.order));
  for (const auto& part : parts)
    for (std::size_t k = 0; k < part.size(); ++k) out.counts[k] += part[k];
  for (const std::uint64_t count : out.counts) out.windows += count;
  return out;
}

std::vector<double> weigh_patterns(const OrdinalWindows& windows, core::Run& run) {
  std::vector<double> weights(patterns_of(windows.order));
  const auto order = static_cast<double>(windows.order);
  for (std::size_t first = 0; first < windows.count(); first += kOrdinalStretch) {
    run.tick();
    each_window(windows, first, std::min(first + kOrdinalStretch, windows.count()),
                [&](std::size_t t, std::size_t number) {
                  const auto at = [&](std::size_t i) { return windows.values[t + i * windows.lag]; };
                  double sum = 0, squares = 0;
                  for (std::size_t i = 0; i < windows.order; ++i) sum += at(i) - at(0);
                  const double mean = at(0) + sum / order;
                  for (std::size_t i = 0; i < windows.order; ++i) squares += (at(i) - mean) * (at(i) - mean);
                  weights[number] += squares / order;
                });
  }
  return weights;
}

std::vector<std::uint64_t> ordinal_steps(const OrdinalWindows& windows, bool with_loops, core::Run& run) {
  const std::uint64_t patterns = patterns_of(windows.order);
  std::vector<std::uint64_t> steps;
  std::size_t next = windows.count();  // where a step from the last window that counted leads
  std::uint64_t from = 0;
  for (std::size_t first = 0; first < windows.count(); first += kOrdinalStretch) {
    run.tick();
    each_window(windows, first, std::min(first + kOrdinalStretch, windows.count()),
                [&](std::size_t t, std::size_t number) {
                  if (t == next && (with_loops || number != from)) steps.push_back(from * patterns + number);
                  from = number;
                  next = t + 1;
                });
  }
  std::sort(steps.begin(), steps.end());
  return steps;
}

std::vector<std::size_t> ranks_of_pattern(std::size_t number, std::size_t order) {
  std::vector<std::size_t> free, ranks;
  for (std::size_t k = 1; k <= order; ++k) free.push_back(k);
  for (std::size_t i = 0; i < order; ++i) {
    const std::size_t size = patterns_of(order - 1 - i);
    const auto digit = static_cast<std::ptrdiff_t>(number / size);
    number %= size;
    ranks.push_back(free[static_cast<std::size_t>(digit)]);
    free.erase(free.begin() + digit);
  }
  return ranks;
}

}  // namespace ansatz::information
