// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/bayes/bayes_factor_t.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/bayes/log_incomplete_beta.h"
#include "stdlib/hypothesis/bayes/log_integral.h"
#include "stdlib/hypothesis/effects/variance_explained.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/means/one_sample_t.h"
#include "stdlib/hypothesis/means/student_t.h"

namespace ansatz::hypothesis {

double log_bayes_factor_of_t(double t, double df, double size, double scale, Alternative alternative) {
  // Over x = ln y, y = 1/g. h = N r²/(N r² + y) t²/(ν + t²) is between 0 and 1, and the ratio of the formula 1/(1 − h).
  const double b = size * scale * scale, a = 0.5 * (df + 1);
  const double left = std::isinf(t) ? 0 : 1 / (1 + t * t / df), share = std::isinf(t) ? 1 : t * t / df * left;
  const bool away = alternative != Alternative::two_sided && (t < 0) == (alternative == Alternative::greater);
  const bool along = alternative != Alternative::two_sided && !away;
  if (left == 0 && !away) return std::numeric_limits<double>::infinity();
  const auto log_f = [&](double x) {
    const double y = std::exp(x), h = b / (y + b) * share, rest = (y + b * left) / (y + b);
    const double log_rest = h < 0.5 ? std::log1p(-h) : std::log(rest);
    double out = x - 0.5 * std::log(2 * std::numbers::pi) - 0.5 * y - 0.5 * std::log(y + b) - a * log_rest;
    // P(the sign of t) is 1 − I/2 with I = I_{1−h}(a, ½), the two-sided p of a t with ν + 1 degrees of freedom.
    if (along) out += std::log1p(1 - std::exp(log_incomplete_beta(a, 0.5, rest)));
    if (away) out += log_incomplete_beta(a, 0.5, rest);
    return out;
  };
  // The integrand goes with y below all of its scales, 1, N r² and where the data tell, and with e^(−y/2) above 1.
  constexpr double kFall = 45, kHigh = 6;
  double lowest = std::min(1.0, b);
  if (left > 0) lowest = std::min(lowest, b * left / a);
  std::vector<double> breaks;
  for (double x = std::floor(std::log(lowest) - kFall); x <= kHigh; ++x) breaks.push_back(x);
  return log_integral(log_f, breaks);
}

BayesFactor bayes_factor_t(const BayesFactorT& question, core::Run& run) {
  constexpr const char* kKernel = "bayes_factor_t";
  const Alternative alternative = read_alternative(kKernel, question.alternative);
  if (!(question.scale > 1e-100 && question.scale < 1e100))
    throw core::BadParameter(kKernel, "scale", fmt::format("{:g}", question.scale), "between 1e-100 and 1e+100");
  if (!std::isfinite(question.mean))
    throw core::BadParameter(kKernel, "mean", fmt::format("{:g}", question.mean), "finite");
  const SampleNeeds needs{.kernel = kKernel, .at_least = question.paired ? 2U : 1U, .at_most = 2};
  const Samples samples = question.paired ? read_matched(question, needs) : read_samples(question, needs);

  constexpr double kAnyConfidence = 0.95;  // of intervals that are not told
  TestResult found =
      question.paired ? start_matched_result("JZS t", "t", samples, run) : start_result("JZS t", "t", samples, run);
  found.alternative = question.alternative;
  double size = 0;
  if (samples.values.size() == 2 && !question.paired) {
    check_enough(kKernel, samples);
    const Moments x = moments(samples.values[0]), y = moments(samples.values[1]);
    size = x.n * y.n / (x.n + y.n);
    fill_student_t(found, x, y, question.mean, alternative, kAnyConfidence, run);
  } else {
    std::vector<double> values = samples.values[0];
    if (question.paired)
      for (std::size_t i = 0; i < values.size(); ++i) values[i] -= samples.values[1][i];
    if (values.size() < 2)
      throw core::BadParameter(kKernel, "samples",
                               fmt::format("{} value{}", values.size(), values.size() == 1 ? "" : "s"),
                               question.paired ? "at least 2 pairs" : "at least 2 values");
    const Moments x = moments(values);
    size = x.n, found.n = {x.n};
    fill_one_sample_t(found, x, question.mean, alternative, kAnyConfidence, run);
  }
  if (std::isnan(found.statistic)) return bayes_factor_of(found, found.statistic, run);
  const double df =
      samples.values.size() == 2 && !question.paired ? static_cast<double>(samples.total()) - 2 : size - 1;
  return bayes_factor_of(found, log_bayes_factor_of_t(found.statistic, df, size, question.scale, alternative), run);
}

}  // namespace ansatz::hypothesis
