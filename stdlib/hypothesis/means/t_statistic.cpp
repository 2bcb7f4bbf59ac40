// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/t_statistic.h"

#include <fmt/format.h>

#include <limits>

#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

// An infinite t, or 0/0.
void without_spread(TestResult& result, const TStatistic& t, Alternative alternative, core::Run& run) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const double difference = t.estimate - t.null;
  if (difference == 0) {
    result.statistic = std::numeric_limits<double>::quiet_NaN();
    result.warn(run, fmt::format("undefined: {}", t.equal));
    return;
  }
  result.statistic = difference > 0 ? kInfinity : -kInfinity;
  result.p = p_of_tails(alternative, difference > 0 ? 1 : 0, difference > 0 ? 0 : 1);
  result.interval = core::Interval{t.estimate, t.estimate};
  result.warn(run, fmt::format("zero variance: {}", t.constant));
}

}  // namespace

void fill_t(TestResult& result, const TStatistic& t, Alternative alternative, double confidence, core::Run& run) {
  result.estimate = t.estimate;
  if (!(t.error > 0)) {
    without_spread(result, t, alternative, run);
    return;
  }
  if (t.error <= 4 * std::numeric_limits<double>::epsilon() * t.scale)
    result.warn(run, fmt::format("but for rounding, {}", t.constant));
  result.statistic = (t.estimate - t.null) / t.error;
  result.degrees_of_freedom = {t.df};
  result.p =
      p_of_tails(alternative, student_t_survival(-result.statistic, t.df), student_t_survival(result.statistic, t.df));
  const double reach = student_t_quantile(0.5 + 0.5 * confidence, t.df) * t.error;
  result.interval = core::Interval{t.estimate - reach, t.estimate + reach};
}

}  // namespace ansatz::hypothesis
