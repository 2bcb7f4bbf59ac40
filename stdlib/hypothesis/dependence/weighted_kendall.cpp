// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/dependence/weighted_kendall.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/dependence/order_permutations.h"
#include "stdlib/hypothesis/matched_result.h"

namespace ansatz::hypothesis {

namespace {

/// 1/r of each place, r = 1 for the largest x, of equal ones the largest y.
std::vector<double> hyperbolic(const std::vector<double>& x, const std::vector<double>& y) {
  std::vector<std::size_t> places(x.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(),
                   [&](std::size_t a, std::size_t b) { return x[a] != x[b] ? x[a] > x[b] : y[a] > y[b]; });
  std::vector<double> out(x.size());
  for (std::size_t r = 0; r < places.size(); ++r) out[places[r]] = 1 / static_cast<double>(r + 1);
  return out;
}

double sign(double a, double b) { return a < b ? -1 : a > b ? 1 : 0; }

double ranked_by(const std::vector<double>& first, const std::vector<double>& second) {
  const std::vector<double> weight = hyperbolic(first, second);
  double both = 0, one = 0, other = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double w = weight[i] + weight[j], x = sign(first[i], first[j]), y = sign(second[i], second[j]);
      both += w * x * y, one += w * x * x, other += w * y * y;
    }
  }
  return both / std::sqrt(one) / std::sqrt(other);
}

double weighted_tau(const std::vector<double>& x, const std::vector<double>& y) {
  return 0.5 * (ranked_by(x, y) + ranked_by(y, x));
}

}  // namespace

TestResult weighted_kendall(const WeightedKendall& question, core::Run& run) {
  constexpr const char* kKernel = "weighted_kendall";
  const Alternative alternative = read_alternative(kKernel, question.alternative);
  if (question.draws < 1) throw core::BadParameter(kKernel, "draws", std::to_string(question.draws), "at least 1");
  const Samples samples =
      read_matched(question, {.kernel = kKernel, .at_least = 2, .at_most = 2, .size = 2, .finite = false});
  const auto &x = samples.values[0], &y = samples.values[1];
  check_tabled(kKernel, x.size(), "; kendall has no such bound");

  TestResult result = start_matched_result("weighted Kendall", "τ", samples, run);
  result.alternative = question.alternative;
  result.n = {static_cast<double>(x.size())};
  const double tau = weighted_tau(x, y);
  result.statistic = tau;
  if (std::isnan(tau)) {
    result.warn(run, "undefined: a sample is constant");
    result.read();
    return result;
  }
  result.effect = Effect{"weighted τ", tau, std::nullopt, 0.95};
  std::vector<double> moved(y.size());
  const auto of_order = [&](std::span<const std::size_t> order) {
    for (std::size_t i = 0; i < moved.size(); ++i) moved[i] = y[order[i]];
    const double here = weighted_tau(x, moved);
    return alternative == Alternative::two_sided ? std::abs(here) : alternative == Alternative::greater ? here : -here;
  };
  permuted_orders(result, of_order, x.size(), 1e-13, question.draws, run);
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
