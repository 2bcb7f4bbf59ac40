// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/post_hoc/pairwise_mann_whitney.h"

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/ranks/mann_whitney.h"

namespace ansatz::hypothesis {

PairwiseResult pairwise_mann_whitney(const PairwiseMannWhitney& question, core::Run& run) {
  check_confidence("pairwise_mann_whitney", question.confidence);
  const Samples samples = read_samples(question, {.kernel = "pairwise_mann_whitney"});
  auto pairs = all_pairs(samples.values.size());
  const double share = question.correct == "none" ? 1 : static_cast<double>(pairs.size());
  for (Pair& pair : pairs) {
    MannWhitney one;
    one.confidence = 1 - (1 - question.confidence) / share;
    for (const std::size_t side : {pair.first, pair.second})
      one.samples.emplace_back(core::Array::of(samples.values[side]));
    const TestResult found = mann_whitney(one, run);
    pair.statistic = found.statistic;
    pair.estimate = found.estimate.value_or(0);
    pair.interval = found.interval;
    pair.p = found.p.value_or(1);
  }
  return pairwise_result({.test = "Mann–Whitney",
                          .symbol = "U",
                          .estimate_of = "shift",
                          .has_intervals = true,
                          .adjustment = question.correct},
                         pairs, samples, run);
}

}  // namespace ansatz::hypothesis
