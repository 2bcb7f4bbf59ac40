// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/jonckheere_terpstra.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/rank_sum_distribution.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/ranks/ranks.h"
#include "stdlib/hypothesis/ranks/untied.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kJonckheereTerpstra = "jonckheere_terpstra";
constexpr UntiedLimits kExact{100, 1000};

// U of the later of two samples.
double later_above(const std::vector<double>& earlier, const std::vector<double>& later) {
  const auto m = static_cast<double>(later.size());
  return pooled_ranks({later, earlier}).sums[0] - 0.5 * m * (m + 1);
}

struct Counts {
  double variance = 0, n3 = 0, n2 = 0;  ///< Σ n(n − 1)(2n + 5), Σ n(n − 1)(n − 2), Σ n(n − 1)
  void add(double n) {
    variance += n * (n - 1) * (2 * n + 5);
    n3 += n * (n - 1) * (n - 2);
    n2 += n * (n - 1);
  }
};

double variance_of(const Samples& samples, const Ranks& ranks) {
  Counts sizes, ties, all;
  for (const auto& sample : samples.values) sizes.add(static_cast<double>(sample.size()));
  for (const std::size_t block : ranks.blocks) ties.add(static_cast<double>(block));
  const auto total = static_cast<double>(samples.total());
  all.add(total);
  double variance = (all.variance - sizes.variance - ties.variance) / 72;
  if (total > 2) variance += sizes.n3 * ties.n3 / (36 * all.n3);
  return variance + sizes.n2 * ties.n2 / (8 * all.n2);
}

}  // namespace

TestResult jonckheere_terpstra(const JonckheereTerpstra& question, core::Run& run) {
  const Alternative alternative = read_alternative(kJonckheereTerpstra, question.alternative);
  const Samples samples = read_samples(question, {.kernel = kJonckheereTerpstra, .finite = false});
  const Ranks ranks = pooled_ranks(samples.values);
  double pairs = 0, earlier = 0, rising = 0;
  for (std::size_t j = 0; j < samples.values.size(); ++j) {
    const auto size = static_cast<double>(samples.values[j].size());
    pairs += size * earlier;
    earlier += size;
    for (std::size_t i = 0; i < j; ++i) rising += later_above(samples.values[i], samples.values[j]);
  }

  TestResult result = start_result("Jonckheere–Terpstra", "J", samples, run);
  result.alternative = question.alternative;
  result.ties = ranks.ties;
  result.statistic = rising;
  result.effect = Effect{"P(later > earlier)", rising / pairs, std::nullopt, 0.95};
  const bool exact = is_exact_untied(kJonckheereTerpstra, question.method, samples.total(), ranks.ties, kExact);
  if (ranks.blocks.size() == 1) {
    result.p = result.smallest_p = 1;
    result.method = "asymptotic";
    result.warn(run, "all values are equal");
  } else if (exact) {
    std::vector<std::size_t> sizes;
    for (const auto& sample : samples.values) sizes.push_back(sample.size());
    const Tails tails = ordered_pairs_tails(sizes, rising);
    result.method = "exact";
    result.p = p_of_tails(alternative, tails.lower, tails.upper);
    result.smallest_p = p_of_tails(alternative, tails.lowest, tails.highest);
  } else {
    const double sigma = std::sqrt(variance_of(samples, ranks));
    const auto p_at = [&](double count) {
      const double z = (count - 0.5 * pairs) / sigma;
      return p_of_tails(alternative, normal_survival(-z), normal_survival(z));
    };
    result.method = "asymptotic";
    result.p = p_at(rising);
    result.smallest_p = std::min(p_at(0), p_at(pairs));
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
