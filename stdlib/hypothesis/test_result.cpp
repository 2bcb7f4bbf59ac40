// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/test_result.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <utility>

#include "stdlib/core/p_text.h"
#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/matched_result.h"

namespace ansatz::hypothesis {

namespace {

// Two decimals where they say something, two digits elsewhere.
std::string effect_number(double x) {
  const double size = std::abs(x);
  if (std::isinf(x)) return x > 0 ? "∞" : "-∞";
  return size == 0 || (size >= 0.01 && size < 1000) ? fmt::format("{:.2f}", x + 0.0) : fmt::format("{:.2g}", x);
}

}  // namespace

void TestResult::warn(core::Run& run, std::string sentence) {
  run.warn(test + ": " + sentence);
  warnings.push_back(std::move(sentence));
}

void TestResult::read(bool with_estimate) {
  std::string line = fmt::format("{} {} = {:.4g}", test, symbol, statistic);
  if (degrees_of_freedom.size() == 1) line += fmt::format(", df = {:.4g}", degrees_of_freedom[0]);
  if (degrees_of_freedom.size() == 2)
    line += fmt::format(", df = {:.4g} and {:.4g}", degrees_of_freedom[0], degrees_of_freedom[1]);
  line += ", " + core::p_equation(p.value_or(std::nan("")), core::kDigitsInReading);
  std::string how = method;
  if (alternative != "two-sided") how += (how.empty() ? "" : ", ") + alternative;
  if (!how.empty()) line += fmt::format(" ({})", how);
  if (with_estimate && estimate) {
    line += fmt::format(", {} = {:.4g}", estimate_of, *estimate);
    if (interval) line += fmt::format(" [{:.4g}, {:.4g}]", interval->low, interval->high);
  }
  if (effect) {
    line += fmt::format(", {} = {}", effect->name, effect_number(effect->value));
    if (effect->interval)
      line += fmt::format(" [{}, {}]", effect_number(effect->interval->low), effect_number(effect->interval->high));
  }
  reading = line + fmt::format(", n = {:g}", fmt::join(n, " + "));
}

namespace {

/// Whether two samples hold the same values, more of them than chance would repeat.
bool are_twins(std::vector<double> a, std::vector<double> b, bool in_place) {
  constexpr std::ptrdiff_t kDistinct = 3;
  if (in_place && a != b) return false;
  core::sort_numbers(a);
  core::sort_numbers(b);
  return a == b && std::unique(a.begin(), a.end()) - a.begin() >= kDistinct;
}

/// The same for equal values in any order: samples that differ here need not be sorted to be told apart.
std::uint64_t mark_of(const std::vector<double>& values) {
  std::uint64_t sum = 0;
  for (const double value : values) {
    const auto bits = std::bit_cast<std::uint64_t>(value + 0.0) * 0x9e3779b97f4a7c15;  // 2^64 over the golden ratio
    sum += (bits ^ bits >> 32U) * 0x9e3779b97f4a7c15;
  }
  return sum;
}

std::optional<std::pair<std::size_t, std::size_t>> twins(const Samples& samples, bool in_place) {
  std::vector<std::uint64_t> marks;
  for (const auto& values : samples.values) marks.push_back(mark_of(values));
  for (std::size_t a = 0; a < marks.size(); ++a) {
    for (std::size_t b = a + 1; b < marks.size(); ++b) {
      const auto &one = samples.values[a], &other = samples.values[b];
      if (marks[a] == marks[b] && one.size() == other.size() && are_twins(one, other, in_place)) return std::pair(a, b);
    }
  }
  return std::nullopt;
}

TestResult started(std::string test, std::string symbol, const Samples& samples, bool in_place, core::Run& run) {
  TestResult result;
  result.test = std::move(test);
  result.symbol = std::move(symbol);
  result.n = samples.sizes();
  result.groups = samples.names;
  result.missing = samples.missing;
  if (const auto same = twins(samples, in_place)) {
    result.warn(run, fmt::format("the samples \"{}\" and \"{}\" are equal value by value: one seems a copy of "
                                 "the other, and the result says nothing of what they show",
                                 samples.names[same->first], samples.names[same->second]));
  }
  return result;
}

}  // namespace

TestResult start_result(std::string test, std::string symbol, const Samples& samples, core::Run& run) {
  return started(std::move(test), std::move(symbol), samples, false, run);
}

TestResult start_matched_result(std::string test, std::string symbol, const Samples& samples, core::Run& run) {
  return started(std::move(test), std::move(symbol), samples, true, run);
}

}  // namespace ansatz::hypothesis
