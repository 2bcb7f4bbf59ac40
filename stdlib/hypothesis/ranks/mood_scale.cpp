// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/mood_scale.h"

#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/score_sum_distribution.h"
#include "stdlib/hypothesis/ranks/linear_scores.h"
#include "stdlib/hypothesis/ranks/ranks.h"
#include "stdlib/hypothesis/ranks/untied.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kMoodScale = "mood_scale";
constexpr UntiedLimits kExactScale{50, 100};

/// Of untied scores: whole numbers in the place of (r − (N + 1)/2)², which they rise with by a line. Halves of odd
/// numbers have squares (o² − 1)/8 · 2 + ¼, and (o² − 1)/8 is whole.
void exact_p(TestResult& result, const std::vector<double>& scores, std::size_t size, Alternative alternative) {
  const bool is_odd = scores.size() % 2 == 1;
  std::vector<std::size_t> whole;
  std::size_t sum = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    whole.push_back(static_cast<std::size_t>(std::llround(is_odd ? scores[i] : (scores[i] - 0.25) / 2)));
    if (i < size) sum += whole.back();
  }
  const Tails tails = drawn_sum_tails(size, whole, sum);
  result.method = "exact";
  result.p = p_of_tails(alternative, tails.lower, tails.upper);
  result.smallest_p = p_of_tails(alternative, tails.lowest, tails.highest);
}

}  // namespace

TestResult mood_scale(const MoodScale& question, core::Run& run) {
  const Alternative alternative = read_alternative(kMoodScale, question.alternative);
  check_confidence(kMoodScale, question.confidence);
  const Samples samples = read_samples(question, {.kernel = kMoodScale, .at_most = 2, .finite = false});
  const Ranks ranks = pooled_ranks(samples.values);
  const std::size_t total = samples.total(), size = samples.values[0].size();
  const bool exact = is_exact_untied(kMoodScale, question.method, total, ranks.ties, kExactScale);
  std::vector<double> of_rank, is_first(total, 0.0);
  for (std::size_t r = 1; r <= total; ++r) {
    const double off = static_cast<double>(r) - 0.5 * (static_cast<double>(total) + 1);
    of_rank.push_back(off * off);
  }
  const std::vector<double> scores = rank_scores(pooled_values(samples), of_rank);
  std::fill(is_first.begin(), is_first.begin() + static_cast<std::ptrdiff_t>(size), 1.0);

  TestResult result = start_result("Mood's scale", "M", samples, run);
  result.alternative = question.alternative;
  result.ties = ranks.ties;
  read_linear_scores(result, is_first, scores, alternative, question.confidence, "r of spread", run);
  result.statistic = 0;
  for (std::size_t i = 0; i < size; ++i) result.statistic += scores[i];
  if (exact && result.effect) exact_p(result, scores, size, alternative);
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
