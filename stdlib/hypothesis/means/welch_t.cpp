// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/welch_t.h"

#include <cmath>
#include <limits>

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/effects/cohen_d.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

// Two constant samples: an infinite t, or 0/0.
void without_spread(TestResult& result, double difference, Alternative alternative, core::Run& run) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (difference == 0) {
    result.statistic = std::numeric_limits<double>::quiet_NaN();
    result.warn(run, "undefined: both samples are constant and equal");
    return;
  }
  result.statistic = difference > 0 ? kInfinity : -kInfinity;
  result.p = p_of_tails(alternative, difference > 0 ? 1 : 0, difference > 0 ? 0 : 1);
  result.interval = core::Interval{difference, difference};
  result.warn(run, "zero variance: both samples are constant");
}

}  // namespace

TestResult welch_t(const WelchT& question, core::Run& run) {
  const Alternative alternative = read_alternative("welch_t", question.alternative);
  check_confidence("welch_t", question.confidence);
  const Samples samples = read_samples(question, {.kernel = "welch_t", .at_least = 2, .at_most = 2, .size = 2});
  const Moments x = moments(samples.values[0]), y = moments(samples.values[1]);
  const double vx = x.variance() / x.n, vy = y.variance() / y.n, error = std::sqrt(vx + vy);

  TestResult result = start_result("Welch", "t", samples, run);
  result.alternative = question.alternative;
  result.estimate = x.mean - y.mean;
  result.estimate_of = "difference of means";
  result.effect = hedges_g_of(samples.values[0], samples.values[1], question.confidence);
  if (!(error > 0)) {
    without_spread(result, *result.estimate, alternative, run);
    result.read();
    return result;
  }
  const double t = *result.estimate / error;
  // By shares of the larger variance, so that ν survives tiny and huge units.
  const double share = vx / (vx + vy);
  const double df = 1 / (share * share / (x.n - 1) + (1 - share) * (1 - share) / (y.n - 1));
  result.statistic = t;
  result.degrees_of_freedom = {df};
  result.p = p_of_tails(alternative, student_t_survival(-t, df), student_t_survival(t, df));
  const double reach = student_t_quantile(0.5 + 0.5 * question.confidence, df) * error;
  result.interval = core::Interval{*result.estimate - reach, *result.estimate + reach};
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
