// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/dependence/pearson.h"

#include <cmath>

#include "stdlib/hypothesis/dependence/correlation.h"
#include "stdlib/hypothesis/matched_result.h"

namespace ansatz::hypothesis {

TestResult pearson(const Pearson& question, core::Run& run) {
  const Alternative alternative = read_alternative("pearson", question.alternative);
  check_confidence("pearson", question.confidence);
  const Samples samples = read_matched(question, {.kernel = "pearson", .at_least = 2, .at_most = 2, .size = 2});
  const auto n = static_cast<double>(samples.values[0].size());

  TestResult result = start_matched_result("Pearson", "r", samples, run);
  result.alternative = question.alternative;
  result.n = {n};
  result.degrees_of_freedom = {n - 2};
  result.statistic = correlation(samples.values[0], samples.values[1]);
  if (std::isnan(result.statistic)) {
    result.warn(run, "undefined: a sample is constant");
  } else {
    result.p = correlation_p(result.statistic, n, alternative);
    const double error = n > 3 ? 1 / std::sqrt(n - 3) : 0;
    result.effect = Effect{"r", result.statistic, fisher_interval(result.statistic, error, question.confidence),
                           question.confidence};
    if (n == 2) result.warn(run, "two pairs always lie on a line");
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
