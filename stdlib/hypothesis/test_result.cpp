// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/test_result.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>

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

void TestResult::read() {
  std::string line = fmt::format("{} {} = {:.4g}", test, symbol, statistic);
  if (degrees_of_freedom.size() == 1) line += fmt::format(", df = {:.4g}", degrees_of_freedom[0]);
  if (degrees_of_freedom.size() == 2)
    line += fmt::format(", df = {:.4g} and {:.4g}", degrees_of_freedom[0], degrees_of_freedom[1]);
  line += p ? fmt::format(", p = {:.2g}", *p) : ", p is undefined";
  std::string how = method;
  if (alternative != "two-sided") how += (how.empty() ? "" : ", ") + alternative;
  if (!how.empty()) line += fmt::format(" ({})", how);
  if (effect) {
    line += fmt::format(", {} = {}", effect->name, effect_number(effect->value));
    if (effect->interval)
      line += fmt::format(" [{}, {}]", effect_number(effect->interval->low), effect_number(effect->interval->high));
  }
  reading = line + fmt::format(", n = {:g}", fmt::join(n, " + "));
}

namespace {

/// Two samples that hold the same values, more of them than chance would repeat.
std::optional<std::pair<std::size_t, std::size_t>> twins(const Samples& samples) {
  constexpr std::size_t kDistinct = 3;
  std::vector<std::vector<double>> sorted = samples.values;
  for (auto& values : sorted) std::sort(values.begin(), values.end());
  for (std::size_t a = 0; a < sorted.size(); ++a) {
    std::vector<double> distinct = sorted[a];
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    if (distinct.size() < kDistinct) continue;
    for (std::size_t b = a + 1; b < sorted.size(); ++b) {
      if (sorted[a] == sorted[b]) return std::pair(a, b);
    }
  }
  return std::nullopt;
}

}  // namespace

TestResult start_result(std::string test, std::string symbol, const Samples& samples, core::Run& run) {
  TestResult result;
  result.test = std::move(test);
  result.symbol = std::move(symbol);
  result.n = samples.sizes();
  result.groups = samples.names;
  result.missing = samples.missing;
  if (const auto same = twins(samples)) {
    result.warn(run, fmt::format("the samples \"{}\" and \"{}\" are equal value by value: it cannot tell them apart "
                                 "whatever they show",
                                 samples.names[same->first], samples.names[same->second]));
  }
  return result;
}

}  // namespace ansatz::hypothesis
