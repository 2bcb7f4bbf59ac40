// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/dependence/intraclass.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

/// Mean squares of n things by k raters.
struct Squares {
  double n, k, things, raters, errors, within;
};

Squares mean_squares(const Samples& samples) {
  const std::size_t k = samples.values.size(), n = samples.values[0].size();
  const auto raters = static_cast<double>(k), things = static_cast<double>(n);
  const double origin = samples.values[0][0];
  std::vector<double> of_thing(n, 0.0), of_rater(k, 0.0);
  double all = 0, size = 0;
  for (std::size_t j = 0; j < k; ++j) {
    for (std::size_t i = 0; i < n; ++i) {
      const double v = samples.values[j][i] - origin;
      of_thing[i] += v / raters, of_rater[j] += v / things, all += v / (raters * things);
      size = std::max(size, std::abs(v));
    }
  }
  Squares out{things, raters, 0, 0, 0, 0};
  for (const double mean : of_thing) out.things += raters * (mean - all) * (mean - all) / (things - 1);
  for (const double mean : of_rater) out.raters += things * (mean - all) * (mean - all) / (raters - 1);
  for (std::size_t j = 0; j < k; ++j) {
    for (std::size_t i = 0; i < n; ++i) {
      const double v = samples.values[j][i] - origin, error = v - of_thing[i] - of_rater[j] + all;
      out.errors += error * error / ((things - 1) * (raters - 1));
      out.within += (v - of_thing[i]) * (v - of_thing[i]) / (things * (raters - 1));
    }
  }
  const double nothing = 1e-28 * size * size;
  for (double* each : {&out.things, &out.raters, &out.errors, &out.within})
    if (*each <= nothing) *each = 0;
  return out;
}

core::Interval of_ratio(double f, double df1, double df2, double k, double tail) {
  const double low = f / f_upper_quantile(tail, df1, df2), high = f * f_upper_quantile(tail, df2, df1);
  return {(low - 1) / (low + k - 1), (high - 1) / (high + k - 1)};
}

core::Interval of_agreement(const Squares& s, double rho, double tail) {
  const double n = s.n, k = s.k, ratio = s.raters / s.errors, rest = n * (1 + (k - 1) * rho) - k * rho;
  const double above = (k - 1) * (n - 1) * (k * rho * ratio + rest) * (k * rho * ratio + rest);
  const double v = above / ((n - 1) * k * k * rho * rho * ratio * ratio + rest * rest);
  const double lower = f_upper_quantile(tail, n - 1, v), upper = f_upper_quantile(tail, v, n - 1);
  const double beside = k * s.raters + (k * n - k - n) * s.errors;
  return {n * (s.things - lower * s.errors) / (lower * beside + n * s.things),
          n * (upper * s.things - s.errors) / (beside + n * upper * s.things)};
}

}  // namespace

TestResult intraclass(const Intraclass& question, core::Run& run) {
  constexpr const char* kKernel = "intraclass";
  check_confidence(kKernel, question.confidence);
  const bool one_way = question.model == "one_way", consistency = question.model == "consistency";
  if (!one_way && !consistency && question.model != "agreement")
    throw core::BadParameter(kKernel, "model", "\"" + question.model + "\"",
                             "\"agreement\", \"consistency\" or \"one_way\"");
  const Samples samples = read_matched(question, {.kernel = kKernel, .size = 2});
  const Squares s = mean_squares(samples);
  const double n = s.n, k = s.k, tail = 0.5 * (1 - question.confidence), error = one_way ? s.within : s.errors;

  TestResult result = start_matched_result("intraclass correlation", "F", samples, run);
  result.n = {n};
  const double df2 = one_way ? n * (k - 1) : (n - 1) * (k - 1);
  result.degrees_of_freedom = {n - 1, df2};
  const double below = s.things + (k - 1) * error + (one_way || consistency ? 0 : k * (s.raters - s.errors) / n);
  if (!(below > 0)) {
    result.statistic = std::nan("");
    result.warn(run, "undefined: all ratings are equal");
    result.read();
    return result;
  }
  double rho = (s.things - error) / below;
  std::optional<core::Interval> interval;
  if (error > 0) {
    result.statistic = s.things / error;
    result.p = f_survival(result.statistic, n - 1, df2);
    interval = one_way || consistency ? of_ratio(result.statistic, n - 1, df2, k, tail) : of_agreement(s, rho, tail);
  } else {
    result.statistic = std::numeric_limits<double>::infinity();
    result.p = 0;
    result.warn(run, "zero variance: ratings of a thing differ by no error");
  }
  if (question.average) {
    const auto stepped = [&](double one) { return k * one / (1 + (k - 1) * one); };
    rho = stepped(rho);
    if (interval) interval = core::Interval{stepped(interval->low), stepped(interval->high)};
  }
  const char* name = one_way ? "ICC(1" : consistency ? "ICC(3" : "ICC(2";
  result.estimate = rho;
  result.estimate_of = "intraclass correlation";
  result.interval = interval;
  result.effect = Effect{std::string(name) + (question.average ? ",k)" : ",1)"), rho, interval, question.confidence};
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
