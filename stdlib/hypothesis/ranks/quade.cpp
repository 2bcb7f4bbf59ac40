// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/quade.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/effects/variance_explained.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/ranks/block_ranks.h"
#include "stdlib/hypothesis/ranks/ranks.h"

namespace ansatz::hypothesis {

TestResult quade(const Quade& question, core::Run& run) {
  check_confidence("quade", question.confidence);
  const Samples samples = read_matched(question, {.kernel = "quade", .size = 2});
  const BlockRanks blocks = block_ranks(samples);
  const std::size_t measures = samples.values.size();
  const auto n = static_cast<double>(blocks.ranks.size()), k = static_cast<double>(measures);
  std::vector<double> range;
  for (std::size_t i = 0; i < blocks.ranks.size(); ++i) {
    double low = samples.values[0][i], high = low;
    for (const auto& sample : samples.values) low = std::min(low, sample[i]), high = std::max(high, sample[i]);
    range.push_back(high - low);
  }
  const std::vector<double> weight = midranks(range);
  double all = 0, between = 0;  // multiples of ¼ at worst: exact
  std::vector<double> sums(measures, 0.0);
  for (std::size_t i = 0; i < weight.size(); ++i) {
    for (std::size_t j = 0; j < measures; ++j) {
      const double score = weight[i] * (blocks.ranks[i][j] - 0.5 * (k + 1));
      all += score * score;
      sums[j] += score;
    }
  }
  for (const double sum : sums) between += sum * sum / n;

  TestResult result = start_matched_result("Quade", "F", samples, run);
  result.n = {n};
  result.ties = blocks.ties;
  const double df1 = k - 1, df2 = (n - 1) * (k - 1);
  result.degrees_of_freedom = {df1, df2};
  result.method = "asymptotic";
  if (!(all > 0)) {
    result.p = result.smallest_p = 1;
    result.warn(run, "all values of every block are equal");
  } else if (all - between > 1e-13 * all) {
    result.statistic = (n - 1) * between / (all - between);
    result.p = f_survival(result.statistic, df1, df2);
    result.effect = partial_eta_squared(result.statistic, df1, df2, question.confidence);
    if (n <= 5) result.warn(run, fmt::format("{:g} blocks are few for the approximation by F", n));
  } else {
    result.statistic = std::numeric_limits<double>::infinity();
    result.method = "exact";
    result.p = result.smallest_p = std::exp((1 - n) * log_gamma(k + 1));
    result.effect = Effect{"partial η²", 1, std::nullopt, question.confidence};
    result.warn(run, "all blocks are alike: p is the share of such arrangements");
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
