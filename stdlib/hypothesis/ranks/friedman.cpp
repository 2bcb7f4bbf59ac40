// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/friedman.h"

#include <fmt/format.h>

#include <algorithm>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/null_distributions/noncentrality.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/ranks/block_ranks.h"

namespace ansatz::hypothesis {

TestResult friedman(const Friedman& question, core::Run& run) {
  check_confidence("friedman", question.confidence);
  const bool by_f = question.approximation == "f";
  if (!by_f && question.approximation != "chi_squared")
    throw core::BadParameter("friedman", "approximation", "\"" + question.approximation + "\"",
                             "\"chi_squared\" or \"f\"");
  const Samples samples = read_matched(question, {.kernel = "friedman", .at_least = 3, .size = 2, .finite = false});
  const BlockRanks blocks = block_ranks(samples);
  const auto n = static_cast<double>(blocks.ranks.size()), k = static_cast<double>(samples.values.size());

  TestResult result = start_matched_result("Friedman", by_f ? "F" : "χ²", samples, run);
  result.n = {n};
  result.ties = blocks.ties;
  result.method = "asymptotic";
  const double correction = 1 - blocks.tie_sum / (n * k * (k * k - 1));
  if (!(correction > 0)) {
    result.p = result.smallest_p = 1;
    result.warn(run, "all values of every block are equal");
    result.read();
    return result;
  }
  double between = 0;
  for (const double sum : blocks.sums) between += (sum - 0.5 * n * (k + 1)) * (sum - 0.5 * n * (k + 1));
  const double largest = n * (k - 1), chi_squared = std::min(largest, 12 / (n * k * (k + 1)) * between / correction);
  if (by_f) {
    result.statistic = (n - 1) * chi_squared / (largest - chi_squared);
    result.degrees_of_freedom = {k - 1, (n - 1) * (k - 1)};
    result.p = f_survival(result.statistic, k - 1, (n - 1) * (k - 1));
  } else {
    result.statistic = chi_squared;
    result.degrees_of_freedom = {k - 1};
    result.p = chi_squared_survival(chi_squared, k - 1);
    result.smallest_p = chi_squared_survival(largest, k - 1);
  }
  const core::Interval lambda = noncentral_chi_squared_interval(chi_squared, k - 1, question.confidence);
  result.effect = Effect{"Kendall's W", chi_squared / largest,
                         core::Interval{std::min(1.0, lambda.low / largest), std::min(1.0, lambda.high / largest)},
                         question.confidence};
  if (n <= 10 && k <= 4)
    result.warn(run,
                fmt::format("{:g} blocks of {:g}; the approximation wants more than 10 blocks, or 5 in each", n, k));
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
