// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/runs_test.h"

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr double kExactByDefault = 1000;

double share_of_runs(double runs, double a, double b) {
  const double half = std::floor(0.5 * runs), all = log_choose(a + b, a);
  if (std::fmod(runs, 2) == 0) return 2 * std::exp(log_choose(a - 1, half - 1) + log_choose(b - 1, half - 1) - all);
  return std::exp(log_choose(a - 1, half) + log_choose(b - 1, half - 1) - all) +
         std::exp(log_choose(a - 1, half - 1) + log_choose(b - 1, half) - all);
}

void exact_p(TestResult& result, double a, double b, Alternative alternative) {
  double lower = 0, upper = 0;
  const double fewest = 2, most = std::min(a + b, 2 * std::min(a, b) + 1);
  for (double runs = fewest; runs <= most; ++runs) {
    const double share = share_of_runs(runs, a, b);
    if (runs <= result.statistic) lower += share;
    if (runs >= result.statistic) upper += share;
  }
  result.method = "exact";
  result.p = p_of_tails(alternative, lower, upper);
  result.smallest_p = p_of_tails(alternative, share_of_runs(fewest, a, b), share_of_runs(most, a, b));
}

}  // namespace

TestResult runs_test(const RunsTest& question, core::Run& run) {
  const Alternative alternative = read_alternative("runs_test", question.alternative);
  if (question.method != "auto" && question.method != "exact" && question.method != "asymptotic")
    throw core::BadParameter("runs_test", "method", "\"" + question.method + "\"",
                             "\"auto\", \"exact\" or \"asymptotic\"");
  const Samples samples = read_samples(question, {.kernel = "runs_test", .at_least = 1, .at_most = 1, .finite = false});
  std::vector<double> sorted = samples.values[0];
  core::sort_numbers(sorted);
  const double low = sorted[(sorted.size() - 1) / 2], high = sorted[sorted.size() / 2];
  const double median = low == high ? low : 0.5 * low + 0.5 * high;
  double a = 0, b = 0, runs = 0;
  int side = 0;
  for (const double v : samples.values[0]) {
    if (v == median) continue;
    const int here = v > median ? 1 : -1;
    (here > 0 ? a : b) += 1;
    runs += here != side;
    side = here;
  }

  TestResult result = start_result("runs", "R", samples, run);
  result.alternative = question.alternative;
  result.statistic = runs;
  result.estimate = median;
  result.estimate_of = "median";
  if (a == 0 || b == 0) {
    result.method = "exact";
    result.p = result.smallest_p = 1;
    result.warn(run, "the values are not on both sides of their median");
  } else if (question.method == "exact" || (question.method == "auto" && a + b <= kExactByDefault)) {
    exact_p(result, a, b, alternative);
  } else {
    const double n = a + b, mean = 1 + 2 * a * b / n;
    const double sigma = std::sqrt(2 * a * b / n * (2 * a * b / n - 1) / (n - 1));
    const double z = (runs - mean) / sigma;
    result.method = "asymptotic";
    result.p = p_of_tails(alternative, normal_survival(-z), normal_survival(z));
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
