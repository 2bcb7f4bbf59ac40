// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/post_hoc/pairwise_result.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/core/p_text.h"
#include "stdlib/hypothesis/multiplicity/corrections.h"

namespace ansatz::hypothesis {

namespace {

constexpr std::size_t kNamed = 6;  // pairs that a line tells

core::Array by_pair(const std::vector<std::string>& names, const std::vector<Pair>& pairs, double Pair::*member) {
  std::vector<double> values;
  for (const Pair& pair : pairs) values.push_back(pair.*member);
  return core::Array({core::Dimension("pair", core::Array::of_texts(names))}, std::move(values));
}

std::string reading_of(const PairwiseResult& result, const std::vector<std::string>& names) {
  const auto p = result.adjusted_p.real();
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (order.size() > kNamed) {
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    order.resize(kNamed);
  }
  std::vector<std::string> parts;
  for (const std::size_t i : order) parts.push_back(names[i] + " " + core::p_equation(p[i], core::kDigitsInReading));
  std::string line = fmt::format("{}: {}", result.test, fmt::join(parts, ", "));
  if (p.size() > kNamed) line += fmt::format(" and larger ones of {} more pairs", p.size() - kNamed);
  if (!result.adjustment.empty()) line += fmt::format(" ({})", result.adjustment);
  return line + fmt::format(", n = {:g}", fmt::join(result.n, " + "));
}

}  // namespace

std::vector<Pair> all_pairs(std::size_t k) {
  std::vector<Pair> pairs;
  for (std::size_t a = 0; a < k; ++a)
    for (std::size_t b = a + 1; b < k; ++b) pairs.push_back({.first = a, .second = b});
  return pairs;
}

PairwiseResult pairwise_result(const PairwiseShape& shape, const std::vector<Pair>& pairs, const Samples& samples,
                               core::Run& run) {
  PairwiseResult out;
  out.test = shape.test;
  out.symbol = shape.symbol;
  out.n = shape.n.empty() ? samples.sizes() : shape.n;
  out.groups = samples.names;
  out.missing = samples.missing;
  out.adjustment = shape.adjustment;
  std::vector<std::string> names;
  for (const Pair& pair : pairs) names.push_back(samples.names[pair.first] + " − " + samples.names[pair.second]);
  out.statistic = by_pair(names, pairs, &Pair::statistic);
  if (shape.has_df) out.degrees_of_freedom = by_pair(names, pairs, &Pair::df);
  out.adjusted_p = by_pair(names, pairs, &Pair::p);
  if (!shape.adjustment.empty()) {
    out.raw_p = out.adjusted_p;
    out.adjusted_p = corrected(shape.adjustment, *out.raw_p, run);
  }
  if (!shape.estimate_of.empty()) {
    out.estimate_of = shape.estimate_of;
    out.estimate = by_pair(names, pairs, &Pair::estimate);
  }
  if (shape.has_intervals) {
    out.low = out.high = out.estimate;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const double at = pairs[i].estimate, reach = pairs[i].reach;
      const core::Interval ends = pairs[i].interval.value_or(core::Interval{at - reach, at + reach});
      out.low->mutable_real()[i] = ends.low;
      out.high->mutable_real()[i] = ends.high;
    }
  }
  for (const double p : out.adjusted_p.real())
    if (!std::isnan(p)) out.p = std::min(out.p.value_or(1.0), p);
  out.reading = reading_of(out, names);
  return out;
}

}  // namespace ansatz::hypothesis
