// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/variances/fligner_killeen.h"

#include <cmath>

#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/effects/variance_explained.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/ranks/ranks.h"

namespace ansatz::hypothesis {

TestResult fligner_killeen(const FlignerKilleen& question, core::Run& run) {
  const Samples samples = read_samples(question, {.kernel = "fligner_killeen"});
  check_enough("fligner_killeen", samples);
  std::vector<double> scores;
  for (auto sample : samples.values) {
    std::vector<double> sorted = sample;
    core::sort_numbers(sorted);
    const double median = 0.5 * sorted[(sorted.size() - 1) / 2] + 0.5 * sorted[sorted.size() / 2];
    for (const double v : sample) scores.push_back(std::abs(v - median));
  }
  scores = midranks(scores);
  const auto total = static_cast<double>(scores.size());
  for (double& score : scores) score = normal_quantile(0.5 + 0.5 * score / (total + 1));
  const Moments all = moments(scores);

  TestResult result = start_result("Fligner–Killeen", "χ²", samples, run);
  result.degrees_of_freedom = {static_cast<double>(samples.values.size()) - 1};
  result.method = "asymptotic";
  if (all.squares > 0) {
    std::span<const double> rest(scores);
    for (const auto& sample : samples.values) {
      const Moments one = moments(rest.first(sample.size()));
      result.statistic += one.n * (one.mean - all.mean) * (one.mean - all.mean) / all.variance();
      rest = rest.subspan(sample.size());
    }
    result.p = chi_squared_survival(result.statistic, result.degrees_of_freedom[0]);
  } else {
    result.p = result.smallest_p = 1;
    result.warn(run, "all values lie equally far from the median of their sample");
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
