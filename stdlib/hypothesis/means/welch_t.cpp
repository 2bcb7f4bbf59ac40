// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/welch_t.h"

#include <cmath>

#include "stdlib/hypothesis/effects/cohen_d.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/means/t_statistic.h"

namespace ansatz::hypothesis {

TestResult welch_t(const WelchT& question, core::Run& run) {
  const Alternative alternative = read_alternative("welch_t", question.alternative);
  check_confidence("welch_t", question.confidence);
  const Samples samples = read_samples(question, {.kernel = "welch_t", .at_least = 2, .at_most = 2, .size = 2});
  const Moments x = moments(samples.values[0]), y = moments(samples.values[1]);
  const double vx = x.variance() / x.n, vy = y.variance() / y.n, error = std::sqrt(vx + vy);

  TestResult result = start_result("Welch", "t", samples, run);
  result.alternative = question.alternative;
  result.estimate_of = "difference of means";
  result.effect = hedges_g_of(samples.values[0], samples.values[1], question.confidence);
  // By shares of the larger variance, so that ν survives tiny and huge units.
  const double share = vx / (vx + vy);
  const double df = 1 / (share * share / (x.n - 1) + (1 - share) * (1 - share) / (y.n - 1));
  fill_t(result, {.estimate = x.mean - y.mean, .error = error, .df = df}, alternative, question.confidence, run);
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
