// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/regression/theil_sen.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/dependence/kendall.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kTheilSen = "theil_sen";
constexpr std::size_t kMostPairs = 20'000;

double middle_of(std::vector<double>& values) {
  const std::size_t half = values.size() / 2;
  core::arrange_around(values, half);
  if (values.size() % 2 == 1) return values[half];
  const double below = *std::max_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(half));
  return 0.5 * below + 0.5 * values[half];
}

double value_at_place(std::vector<double>& values, std::size_t place) {
  core::arrange_around(values, place);
  return values[place];
}

/// Slopes from one place to all that follow it, or to all others.
void add_slopes(const std::vector<double>& x, const std::vector<double>& y, std::size_t i, std::size_t from,
                std::vector<double>& slopes) {
  for (std::size_t j = from; j < x.size(); ++j)
    if (x[j] != x[i]) slopes.push_back((y[j] - y[i]) / (x[j] - x[i]));
}

std::vector<double> slopes_of_pairs(const std::vector<double>& x, const std::vector<double>& y, const core::Run& run) {
  std::vector<double> slopes;
  slopes.reserve(x.size() * (x.size() - 1) / 2);
  for (std::size_t i = 0; i < x.size(); ++i) {
    run.tick();
    add_slopes(x, y, i, i + 1, slopes);
  }
  return slopes;
}

double repeated_median(const std::vector<double>& x, const std::vector<double>& y, const core::Run& run) {
  std::vector<double> slopes, middles;
  for (std::size_t i = 0; i < x.size(); ++i) {
    run.tick();
    slopes.clear();
    add_slopes(x, y, i, 0, slopes);
    if (!slopes.empty()) middles.push_back(middle_of(slopes));
  }
  return middle_of(middles);
}

/// Σ t(t − 1)(2t + 5) over runs of equal values.
double tied(std::vector<double> values) {
  core::sort_numbers(values);
  double sum = 0;
  for (std::size_t first = 0, last = 0; first < values.size(); first = last) {
    while (last < values.size() && values[last] == values[first]) ++last;
    const auto t = static_cast<double>(last - first);
    sum += t * (t - 1) * (2 * t + 5);
  }
  return sum;
}

/// Sen's interval: the slopes at places (N ∓ z σ)/2 in increasing order.
std::optional<core::Interval> interval_of(std::vector<double>& slopes, const std::vector<double>& x,
                                          const std::vector<double>& y, double confidence) {
  const auto n = static_cast<double>(x.size()), all = static_cast<double>(slopes.size());
  const double variance = (n * (n - 1) * (2 * n + 5) - tied(x) - tied(y)) / 18;
  const double reach = normal_quantile(0.5 + 0.5 * confidence) * std::sqrt(std::max(variance, 0.0));
  const double low = std::round((all - reach) / 2) - 1, high = std::round((all + reach) / 2);
  if (low < 0 || high > all - 1) return std::nullopt;
  return core::Interval{value_at_place(slopes, static_cast<std::size_t>(low)),
                        value_at_place(slopes, static_cast<std::size_t>(high))};
}

}  // namespace

TestResult theil_sen(const TheilSen& question, core::Run& run) {
  if (question.method != "pairs" && question.method != "repeated")
    throw core::BadParameter(kTheilSen, "method", "\"" + question.method + "\"", "\"pairs\" or \"repeated\"");
  const Samples samples = read_matched(question, {.kernel = kTheilSen, .at_least = 2, .at_most = 2, .size = 2});
  const auto &y = samples.values[0], &x = samples.values[1];
  if (x.size() > kMostPairs)
    throw core::BadParameter(kTheilSen, "samples", fmt::format("{} pairs of values", x.size()),
                             fmt::format("at most {}; linear_regression takes any number", kMostPairs));
  Kendall order;
  order.samples = question.samples;
  order.groups = question.groups;
  order.missing = question.missing;
  order.alternative = question.alternative;
  order.confidence = question.confidence;
  TestResult result = kendall(order, run);
  result.test = question.method == "pairs" ? "Theil–Sen" : "Siegel";
  std::vector<double> slopes = slopes_of_pairs(x, y, run);
  if (slopes.empty()) {
    result.warn(run, "undefined: what explains the values is constant");
    result.read();
    return result;
  }
  result.estimate_of = "slope";
  result.estimate = question.method == "pairs" ? middle_of(slopes) : repeated_median(x, y, run);
  result.interval = interval_of(slopes, x, y, question.confidence);
  result.read(true);
  return result;
}

}  // namespace ansatz::hypothesis
