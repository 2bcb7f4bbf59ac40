// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/resampling/permutation_test.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/effects/cliff_delta.h"
#include "stdlib/hypothesis/resampling/arrangements.h"
#include "stdlib/hypothesis/resampling/called_number.h"

namespace ansatz::hypothesis {

namespace {

constexpr double kMostEnumerated = 1e6;
constexpr double kTiedArrangement = 100 * std::numeric_limits<double>::epsilon();

using ArrangedStatistic = std::function<double(std::span<const double> arranged)>;

double mean_difference(std::span<const double> arranged, std::size_t n, double total) {
  // Four sums at once: one chain of additions would be the slowest part of a draw.
  double part[4] = {0, 0, 0, 0};
  std::size_t i = 0;
  for (; i + 4 <= n; i += 4)
    for (std::size_t lane = 0; lane < 4; ++lane) part[lane] += arranged[i + lane];
  for (; i < n; ++i) part[0] += arranged[i];
  const double sum = (part[0] + part[1]) + (part[2] + part[3]);
  const auto first = static_cast<double>(n), second = static_cast<double>(arranged.size() - n);
  return sum / first - (total - sum) / second;
}

double median_in_place(std::vector<double>& values) {
  const std::size_t middle = values.size() / 2;
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(middle);
  std::nth_element(values.begin(), at, values.end());
  if (values.size() % 2 == 1) return *at;
  return 0.5 * (*at + *std::max_element(values.begin(), at));
}

ArrangedStatistic named_statistic(const std::string& name, const std::vector<std::size_t>& sizes,
                                  std::span<const double> pooled) {
  if (name != "mean_difference" && name != "median_difference")
    throw core::BadParameter("permutation_test", "statistic", "\"" + name + "\"",
                             "\"mean_difference\", \"median_difference\" or a function");
  if (sizes.size() != 2)
    throw core::BadParameter("permutation_test", "statistic", fmt::format("\"{}\" for {} samples", name, sizes.size()),
                             "a function of the samples");
  const std::size_t n = sizes[0];
  if (name == "mean_difference") {
    double total = 0;
    for (const double v : pooled) total += v;
    return [n, total](std::span<const double> arranged) { return mean_difference(arranged, n, total); };
  }
  return [n, x = std::vector<double>(), y = std::vector<double>()](std::span<const double> arranged) mutable {
    x.assign(arranged.begin(), arranged.begin() + static_cast<std::ptrdiff_t>(n));
    y.assign(arranged.begin() + static_cast<std::ptrdiff_t>(n), arranged.end());
    return median_in_place(x) - median_in_place(y);
  };
}

ArrangedStatistic called_statistic(std::shared_ptr<core::Callable> callable, std::vector<std::size_t> sizes) {
  return [callable, sizes](std::span<const double> arranged) {
    std::vector<core::Value> arguments;
    std::size_t first = 0;
    for (const std::size_t size : sizes) {
      const auto part = arranged.subspan(first, size);
      arguments.emplace_back(core::Array::of({part.begin(), part.end()}));
      first += size;
    }
    const double out = called_number("permutation_test", callable->call(arguments));
    if (std::isnan(out))
      throw core::BadParameter("permutation_test", "statistic", "NaN for an arrangement", "a number for every one");
    return out;
  };
}

// How arrangements stand to the observed one.
struct Count {
  double observed;
  double below = 0, above = 0;  ///< as small, as large, ties in both
  double least = observed, most = observed;
  double at_least = 0, at_most = 0;  ///< how many stand at the extremes

  void add(double value) {
    const double tie = kTiedArrangement * std::abs(observed);
    below += value <= observed + tie;
    above += value >= observed - tie;
    if (value < least - kTiedArrangement * std::abs(least)) least = value, at_least = 0;
    if (value > most + kTiedArrangement * std::abs(most)) most = value, at_most = 0;
    at_least += value <= least + kTiedArrangement * std::abs(least);
    at_most += value >= most - kTiedArrangement * std::abs(most);
  }
};

}  // namespace

TestResult permutation_test(const PermutationTest& question, core::Run& run) {
  const Alternative alternative = read_alternative("permutation_test", question.alternative);
  if (question.draws < 1)
    throw core::BadParameter("permutation_test", "draws", std::to_string(question.draws), "at least 1");
  const Samples samples = read_samples(question, {.kernel = "permutation_test"});
  std::vector<std::size_t> sizes;
  std::vector<double> pooled;
  for (const auto& sample : samples.values) {
    sizes.push_back(sample.size());
    pooled.insert(pooled.end(), sample.begin(), sample.end());
  }
  const auto* name = std::get_if<std::string>(&question.statistic);
  const ArrangedStatistic statistic =
      name ? named_statistic(*name, sizes, pooled)
           : called_statistic(std::get<std::shared_ptr<core::Callable>>(question.statistic), sizes);

  TestResult result = start_result("permutation", name ? *name : "statistic", samples, run);
  result.alternative = question.alternative;
  result.statistic = statistic(pooled);
  Count count{result.statistic};
  const auto visit = [&](std::span<const double> arranged) {
    run.tick();
    count.add(statistic(arranged));
  };
  const double limit = std::min<double>(question.draws, kMostEnumerated), all = count_arrangements(sizes, limit);
  if (all <= limit) {
    every_arrangement(pooled, sizes, visit);
    result.method = "exact";
    result.p = p_of_tails(alternative, count.below / all, count.above / all);
    result.smallest_p = p_of_tails(alternative, count.at_least / all, count.at_most / all);
  } else {
    random_arrangements(pooled, sizes, run.stream("permutation"), static_cast<std::uint64_t>(question.draws), visit);
    const double total = question.draws + 1.0;
    result.method = "Monte Carlo";
    result.p = p_of_tails(alternative, (count.below + 1) / total, (count.above + 1) / total);
    result.smallest_p = p_of_tails(alternative, 1 / total, 1 / total);
  }
  if (sizes.size() == 2) result.effect = cliff_delta_of(samples.values[0], samples.values[1], 0.95);
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
