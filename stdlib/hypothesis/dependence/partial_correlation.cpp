// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/dependence/partial_correlation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/dependence/correlation.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/means/linear_model.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/ranks/ranks.h"

namespace ansatz::hypothesis {

TestResult partial_correlation(const PartialCorrelation& question, core::Run& run) {
  constexpr const char* kKernel = "partial_correlation";
  const Alternative alternative = read_alternative(kKernel, question.alternative);
  check_confidence(kKernel, question.confidence);
  const bool by_ranks = question.method == "spearman";
  if (!by_ranks && question.method != "pearson")
    throw core::BadParameter(kKernel, "method", "\"" + question.method + "\"", "\"pearson\" or \"spearman\"");
  const std::string& from = question.taken_from;
  if (from != "both" && from != "first" && from != "second")
    throw core::BadParameter(kKernel, "taken_from", "\"" + from + "\"", "\"both\", \"first\" or \"second\"");
  Samples samples = read_matched(question, {.kernel = kKernel, .at_least = 3, .size = 3, .finite = !by_ranks});
  const std::size_t size = samples.values[0].size();

  TestResult result =
      start_matched_result(from == "both" ? "partial correlation" : "semi-partial correlation", "r", samples, run);
  ModelSpace others;
  others.add(std::vector<double>(size, 1.0));
  double explained = 0;
  std::vector<double> spread;
  for (std::size_t g = samples.values.size(); g-- > 0;) {
    auto& values = samples.values[g];
    if (by_ranks) values = midranks(values);
    const Moments all = moments(values);
    for (double& v : values) v -= all.mean;
    if (g < 2) spread.push_back(all.squares);
    if (g >= 2) explained += others.add(values);
  }
  const auto n = static_cast<double>(size), df = n - 2 - explained;
  if (!(df > 0))
    throw core::BadParameter(kKernel, "samples", fmt::format("{} values in each and {:g} others", size, explained),
                             fmt::format("at least {:g} values in each", explained + 3));
  const std::vector<double> x = others.residuals(samples.values[0]), y = others.residuals(samples.values[1]);
  const auto squares = [](const std::vector<double>& v) {
    double sum = 0;
    for (const double each : v) sum += each * each;
    return sum;
  };
  result.alternative = question.alternative;
  result.n = {n};
  result.degrees_of_freedom = {df};
  constexpr double kNothing = 1e-24;  // of the squares, what rounding leaves
  if (!(squares(x) > kNothing * spread[1] && squares(y) > kNothing * spread[0])) {
    result.statistic = std::nan("");
    result.warn(run, "undefined: the other samples leave nothing of one of the two");
  } else {
    const double partial = correlation(x, y);
    result.statistic = partial;
    result.p = correlation_p(partial, n - explained, alternative);
    double error = df > 1 ? 1 / std::sqrt(df - 1) : 0;
    if (from != "both") {
      // `spread` has the second sample's squares first, for they were read from behind.
      const double unexplained = from == "first" ? squares(y) / spread[0] : squares(x) / spread[1];
      const double r = partial * std::sqrt(unexplained), r2 = r * r;
      result.statistic = rounded_correlation(r);
      error *= std::sqrt(std::max(0.0, unexplained - 2 * unexplained * r2 + r2 * r2)) / (1 - r2);
    }
    result.effect = Effect{from == "both" ? "partial r" : "semi-partial r", result.statistic,
                           fisher_interval(result.statistic, error, question.confidence), question.confidence};
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
