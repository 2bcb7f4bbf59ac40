// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/brunner_munzel.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/ranks/ranks.h"

namespace ansatz::hypothesis {

namespace {

// Pooled less own ranks: how many of the other sample lie below each value.
std::vector<double> placements(std::span<const double> pooled_ranks, const std::vector<double>& sample) {
  std::vector<double> out = midranks(sample);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = pooled_ranks[i] - out[i];
  return out;
}

}  // namespace

TestResult brunner_munzel(const BrunnerMunzel& question, core::Run& run) {
  const Alternative alternative = read_alternative("brunner_munzel", question.alternative);
  check_confidence("brunner_munzel", question.confidence);
  const Samples samples =
      read_samples(question, {.kernel = "brunner_munzel", .at_least = 2, .at_most = 2, .size = 2, .finite = false});
  std::vector<double> pooled = samples.values[0];
  pooled.insert(pooled.end(), samples.values[1].begin(), samples.values[1].end());
  const std::vector<double> ranks = midranks(pooled);
  const std::span<const double> all(ranks);
  const Moments x = moments(placements(all.first(samples.values[0].size()), samples.values[0]));
  const Moments y = moments(placements(all.subspan(samples.values[0].size()), samples.values[1]));
  const double share = x.mean / y.n;  // p̂
  const double vx = x.variance() / (x.n * y.n * y.n), vy = y.variance() / (y.n * x.n * x.n), error = std::sqrt(vx + vy);

  TestResult result = start_result("Brunner–Munzel", "W", samples, run);
  result.alternative = question.alternative;
  result.effect = Effect{"P(X > Y) + ½ P(X = Y)", share, std::nullopt, question.confidence};
  // Of a division without overlap there are two, one on a side.
  const double rarest = std::exp(-log_choose(x.n + y.n, x.n));
  if (error > 0) {
    result.statistic = (share - 0.5) / error;
    const double part = vx / (vx + vy), df = 1 / (part * part / (x.n - 1) + (1 - part) * (1 - part) / (y.n - 1));
    result.degrees_of_freedom = {df};
    result.p =
        p_of_tails(alternative, student_t_survival(-result.statistic, df), student_t_survival(result.statistic, df));
    const double reach = student_t_quantile(0.5 + 0.5 * question.confidence, df) * error;
    result.effect->interval = core::Interval{std::max(0.0, share - reach), std::min(1.0, share + reach)};
  } else if (share == 0.5) {
    result.p = result.smallest_p = 1;
    result.warn(run, "all values are equal");
  } else {
    result.statistic = share > 0.5 ? INFINITY : -INFINITY;
    result.p = p_of_tails(alternative, share > 0.5 ? 1 : rarest, share > 0.5 ? rarest : 1);
    result.smallest_p = *result.p;
    result.warn(run, "the samples do not overlap: W is infinite, and p is that of the permutation test");
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
