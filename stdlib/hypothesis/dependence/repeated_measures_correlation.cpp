// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/dependence/repeated_measures_correlation.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/dependence/correlation.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/means/factor.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

/// Values less the mean of their subject; all 0 where nothing but rounding is left.
std::vector<double> within_subjects(const std::vector<double>& values, const std::vector<std::size_t>& subject,
                                    std::size_t subjects) {
  std::vector<std::vector<double>> of(subjects);
  for (std::size_t i = 0; i < values.size(); ++i) of[subject[i]].push_back(values[i]);
  std::vector<double> means;
  double squares = 0;
  for (const auto& own : of) {
    const Moments m = own.empty() ? Moments{} : moments(own);
    means.push_back(m.mean), squares += m.squares;
  }
  constexpr double kRounding = 1e-28;  // of the squares of the values about their common mean
  std::vector<double> out(values.size(), 0.0);
  if (squares > kRounding * moments(values).squares)
    for (std::size_t i = 0; i < values.size(); ++i) out[i] = values[i] - means[subject[i]];
  return out;
}

}  // namespace

TestResult repeated_measures_correlation(const RepeatedMeasuresCorrelation& question, core::Run& run) {
  constexpr const char* kKernel = "repeated_measures_correlation";
  const Alternative alternative = read_alternative(kKernel, question.alternative);
  check_confidence(kKernel, question.confidence);
  const Samples samples = read_matched(question, {.kernel = kKernel, .at_least = 2, .at_most = 2, .size = 2});
  const std::size_t pairs = samples.size(0), asked = pairs + static_cast<std::size_t>(samples.missing);
  const Factor factor = read_factor(kKernel, "subject", question.subject, asked, "pair");
  std::vector<std::size_t> subject;
  std::vector<bool> is_there(factor.levels(), false);
  for (std::size_t i = 0; i < pairs; ++i) {
    subject.push_back(factor.level[samples.missing > 0 ? samples.places[i] : i]);
    is_there[subject.back()] = true;
  }
  double subjects = 0;
  for (const bool one : is_there) subjects += one;
  const double n = static_cast<double>(pairs), df = n - subjects - 1;
  if (!(df > 0))
    throw core::BadParameter(kKernel, "samples", fmt::format("{:g} pairs of {:g} subjects", n, subjects),
                             fmt::format("at least {:g} pairs: some subjects measured more than once", subjects + 2));

  TestResult result = start_matched_result("repeated measures correlation", "r", samples, run);
  result.alternative = question.alternative;
  result.n = {n};
  result.degrees_of_freedom = {df};
  const std::vector<double> x = within_subjects(samples.values[0], subject, factor.levels());
  const std::vector<double> y = within_subjects(samples.values[1], subject, factor.levels());
  const double r = correlation(x, y);
  result.statistic = r;
  if (std::isnan(r)) {
    result.warn(run, "undefined: a sample is constant within all subjects");
  } else {
    result.p = correlation_p(r, df + 2, alternative);
    const double error = df > 1 ? 1 / std::sqrt(df - 1) : 0;
    result.effect = Effect{"r", r, fisher_interval(r, error, question.confidence), question.confidence};
    const double unit = std::sqrt(moments(y).squares) / std::sqrt(moments(x).squares), slope = r * unit;
    const double reach =
        student_t_quantile(0.5 + 0.5 * question.confidence, df) * unit * std::sqrt((1 - r) * (1 + r) / df);
    result.estimate = slope;
    result.estimate_of = "common slope";
    result.interval = core::Interval{slope - reach, slope + reach};
  }
  result.read(true);
  return result;
}

}  // namespace ansatz::hypothesis
