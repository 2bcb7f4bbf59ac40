// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/runs_test.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr double kExactTotal = 1000;

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

void asymptotic_p(TestResult& result, double a, double b, Alternative alternative) {
  const double n = a + b, mean = 1 + 2 * a * b / n;
  const double sigma = std::sqrt(2 * a * b / n * (2 * a * b / n - 1) / (n - 1));
  const double z = (result.statistic - mean) / sigma;
  result.method = "asymptotic";
  result.p = p_of_tails(alternative, normal_survival(-z), normal_survival(z));
}

void check_method(const char* kernel, const std::string& method) {
  if (method != "auto" && method != "exact" && method != "asymptotic")
    throw core::BadParameter(kernel, "method", "\"" + method + "\"", "\"auto\", \"exact\" or \"asymptotic\"");
}

/// The most and the fewest runs of pooled values, where those that both samples have can stand in any order.
struct Runs {
  double most = 0, fewest = 0;
};

/// In stretches of equal values, n and m of either sample: beside a stretch that ends with one sample, as many runs as
/// the order that begins and ends well gives. Kept for an end in either sample.
Runs runs_of(const std::vector<double>& x, const std::vector<double>& y) {
  constexpr double kNone = -1e300;
  // [end in x, end in y], before the first stretch neither.
  double most[2] = {kNone, kNone}, fewest[2] = {-kNone, -kNone};
  bool begun = false;
  std::size_t i = 0, j = 0;
  while (i < x.size() || j < y.size()) {
    const double value = j == y.size() || (i < x.size() && x[i] <= y[j]) ? x[i] : y[j];
    double n = 0, m = 0;
    while (i < x.size() && x[i] == value) ++i, ++n;
    while (j < y.size() && y[j] == value) ++j, ++m;
    double next_most[2] = {kNone, kNone}, next_fewest[2] = {-kNone, -kNone};
    for (const int first : {0, 1}) {
      for (const int last : {0, 1}) {
        const double firsts = first == 0 ? n : m, others = first == 0 ? m : n;
        if (firsts == 0 || (first != last && others == 0)) continue;
        double least, largest;  // runs within the stretch that begin and end so
        if (others == 0) {
          least = largest = 1;
        } else if (first != last) {
          least = 2, largest = 2 * std::min(n, m);
        } else {
          if (firsts < 2) continue;
          least = 3, largest = 2 * std::min(firsts - 1, others) + 1;
        }
        for (const int before : {0, 1}) {
          if (begun && most[before] == kNone) continue;
          const double joined = begun && before == first ? 1 : 0;
          const double up = begun ? most[before] : 0, down = begun ? fewest[before] : 0;
          next_most[last] = std::max(next_most[last], up + largest - joined);
          next_fewest[last] = std::min(next_fewest[last], down + least - joined);
        }
      }
    }
    for (const int end : {0, 1}) most[end] = next_most[end], fewest[end] = next_fewest[end];
    begun = true;
  }
  return {std::max(most[0], most[1]), std::min(fewest[0], fewest[1])};
}

}  // namespace

TestResult two_sample_runs(const TwoSampleRuns& question, core::Run& run) {
  check_method("two_sample_runs", question.method);
  Samples samples = read_samples(question, {.kernel = "two_sample_runs", .at_least = 2, .at_most = 2, .finite = false});
  TestResult result = start_result("Wald–Wolfowitz", "R", samples, run);
  for (auto& values : samples.values) core::sort_numbers(values);
  const Runs runs = runs_of(samples.values[0], samples.values[1]);
  const auto a = static_cast<double>(samples.values[0].size()), b = static_cast<double>(samples.values[1].size());
  result.alternative = "less";
  result.statistic = runs.most;
  if (question.method == "exact" || (question.method == "auto" && a + b <= kExactTotal) || a + b < 3)
    exact_p(result, a, b, Alternative::less);
  else
    asymptotic_p(result, a, b, Alternative::less);
  result.effect = Effect{"runs over their mean", runs.most / (1 + 2 * a * b / (a + b)), std::nullopt, 0.95};
  if (runs.fewest < runs.most)
    result.warn(run,
                fmt::format("values that both samples have may stand in any order: there are between {:g} and {:g} "
                            "runs, of which the most are taken",
                            runs.fewest, runs.most));
  result.read();
  return result;
}

TestResult runs_test(const RunsTest& question, core::Run& run) {
  const Alternative alternative = read_alternative("runs_test", question.alternative);
  check_method("runs_test", question.method);
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
  } else if (question.method == "exact" || (question.method == "auto" && a + b <= kExactTotal)) {
    exact_p(result, a, b, alternative);
  } else {
    asymptotic_p(result, a, b, alternative);
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
