// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/welch_t.h"

#include <algorithm>
#include <cmath>

#include "stdlib/hypothesis/effects/cohen_d.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/means/t_statistic.h"

namespace ansatz::hypothesis {

WelchError welch_error(const Moments& x, const Moments& y) {
  const double vx = x.variance() / x.n, vy = y.variance() / y.n;
  // By shares of the larger variance, so that ν survives tiny and huge units.
  const double share = vx / (vx + vy);
  return {std::sqrt(vx + vy), 1 / (share * share / (x.n - 1) + (1 - share) * (1 - share) / (y.n - 1))};
}

void fill_welch_t(TestResult& result, const Moments& x, const Moments& y, double null, Alternative alternative,
                  double confidence, core::Run& run) {
  const WelchError welch = welch_error(x, y);
  result.estimate_of = "difference of means";
  result.effect = hedges_g_of(x, y, confidence);
  fill_t(result,
         {.estimate = x.mean - y.mean,
          .null = null,
          .error = welch.error,
          .df = welch.df,
          .scale = std::max(std::abs(x.mean), std::abs(y.mean))},
         alternative, confidence, run);
}

TestResult welch_t(const WelchT& question, core::Run& run) {
  const Alternative alternative = read_alternative("welch_t", question.alternative);
  check_confidence("welch_t", question.confidence);
  const Samples samples = read_samples(question, {.kernel = "welch_t", .at_least = 2, .at_most = 2, .size = 2});

  TestResult result = start_result("Welch", "t", samples, run);
  result.alternative = question.alternative;
  fill_welch_t(result, moments(samples.values[0]), moments(samples.values[1]), 0, alternative, question.confidence,
               run);
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
