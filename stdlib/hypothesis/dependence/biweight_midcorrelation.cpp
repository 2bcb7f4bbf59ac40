// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/dependence/biweight_midcorrelation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/dependence/correlation.h"
#include "stdlib/hypothesis/matched_result.h"

namespace ansatz::hypothesis {

namespace {

double middle(std::vector<double> values) {
  core::sort_numbers(values);
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : 0.5 * values[half - 1] + 0.5 * values[half];
}

/// Weighed distances from the median; nothing of them where the median deviation is 0.
struct Weighed {
  std::vector<double> values;
  double squares = 0;
  std::size_t out_of_reach = 0;
};

Weighed weighed(std::vector<double> x, double reach) {
  const double median = middle(x);
  std::vector<double> apart;
  for (double& v : x) v -= median, apart.push_back(std::abs(v));
  const double unit = reach * middle(std::move(apart));
  Weighed out;
  for (const double v : x) {
    const double u = unit > 0 ? v / unit : 1, rest = 1 - u * u;
    out.out_of_reach += !(rest > 0);
    out.values.push_back(rest > 0 ? u * rest * rest : 0);
    out.squares += out.values.back() * out.values.back();
  }
  return out;
}

}  // namespace

TestResult biweight_midcorrelation(const BiweightMidcorrelation& question, core::Run& run) {
  constexpr const char* kKernel = "biweight_midcorrelation";
  const Alternative alternative = read_alternative(kKernel, question.alternative);
  check_confidence(kKernel, question.confidence);
  if (!(question.reach > 0) || std::isinf(question.reach))
    throw core::BadParameter(kKernel, "reach", fmt::format("{:g}", question.reach), "finite and above 0");
  const Samples samples = read_matched(question, {.kernel = kKernel, .at_least = 2, .at_most = 2, .size = 3});
  const auto n = static_cast<double>(samples.values[0].size());

  TestResult result = start_matched_result("biweight midcorrelation", "r", samples, run);
  result.alternative = question.alternative;
  result.n = {n};
  result.degrees_of_freedom = {n - 2};
  const Weighed x = weighed(samples.values[0], question.reach), y = weighed(samples.values[1], question.reach);
  if (!(x.squares > 0 && y.squares > 0)) {
    result.statistic = std::nan("");
    result.warn(run, "undefined: of one sample more than half of the values are the same");
    result.read();
    return result;
  }
  double products = 0;
  for (std::size_t i = 0; i < x.values.size(); ++i) products += x.values[i] * y.values[i];
  result.statistic = rounded_correlation(products / (std::sqrt(x.squares) * std::sqrt(y.squares)));
  result.p = correlation_p(result.statistic, n, alternative);
  const double error = n > 3 ? 1 / std::sqrt(n - 3) : 0;
  result.effect =
      Effect{"r", result.statistic, fisher_interval(result.statistic, error, question.confidence), question.confidence};
  const std::size_t out = std::max(x.out_of_reach, y.out_of_reach);
  if (10 * out > x.values.size())
    result.warn(run, fmt::format("{} of {:g} values of one sample are out of reach and do not count", out, n));
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
