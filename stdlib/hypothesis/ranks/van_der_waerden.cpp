// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/van_der_waerden.h"

#include <algorithm>

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/ranks/linear_scores.h"
#include "stdlib/hypothesis/ranks/ranks.h"

namespace ansatz::hypothesis {

TestResult van_der_waerden(const VanDerWaerden& question, core::Run& run) {
  check_confidence("van_der_waerden", question.confidence);
  const Samples samples = read_samples(question, {.kernel = "van_der_waerden", .finite = false});
  const Ranks ranks = pooled_ranks(samples.values);
  const auto total = static_cast<double>(samples.total());
  std::vector<double> of_rank;
  for (double r = 1; r <= total; ++r) of_rank.push_back(normal_quantile(r / (total + 1)));
  const std::vector<double> scores = rank_scores(pooled_values(samples), of_rank);
  const Moments all = moments(scores);

  TestResult result = start_result("van der Waerden", "χ²", samples, run);
  const double df = static_cast<double>(samples.values.size()) - 1;
  result.degrees_of_freedom = {df};
  result.method = "asymptotic";
  result.ties = ranks.ties;
  if (ranks.blocks.size() == 1) {
    result.p = result.smallest_p = 1;
    result.warn(run, "all values are equal");
    result.read();
    return result;
  }
  double between = 0;
  auto first = scores.begin();
  for (const auto& sample : samples.values) {
    const auto last = first + static_cast<std::ptrdiff_t>(sample.size());
    const Moments one = moments({first, last});
    between += one.n * (one.mean - all.mean) * (one.mean - all.mean);
    first = last;
  }
  result.statistic = between / (all.squares / (total - 1));
  result.p = chi_squared_survival(result.statistic, df);
  result.effect = rank_variance_share(result.statistic, df, total, question.confidence);
  warn_of_few(result, run);
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
