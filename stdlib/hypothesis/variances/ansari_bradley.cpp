// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/variances/ansari_bradley.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/score_sum_distribution.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/ranks/ranks.h"

namespace ansatz::hypothesis {

namespace {

constexpr std::size_t kExactByDefault = 55, kMostExact = 200;

bool is_exact(const AnsariBradley& question, std::size_t n, std::size_t m) {
  if (question.method == "asymptotic") return false;
  if (question.method == "auto") return std::max(n, m) < kExactByDefault;
  if (question.method != "exact")
    throw core::BadParameter("ansari_bradley", "method", "\"" + question.method + "\"",
                             "\"auto\", \"exact\" or \"asymptotic\"");
  if (n + m > kMostExact)
    throw core::BadParameter("ansari_bradley", "method", fmt::format("\"exact\" for {} values", n + m),
                             fmt::format("\"asymptotic\" beyond {}", kMostExact));
  return true;
}

// Midranks counted from the nearer end.
std::vector<double> scores_of(const std::vector<double>& pooled) {
  std::vector<double> scores = midranks(pooled);
  const double ends = static_cast<double>(pooled.size()) + 1;
  for (double& score : scores) score = std::min(score, ends - score);
  return scores;
}

}  // namespace

TestResult ansari_bradley(const AnsariBradley& question, core::Run& run) {
  const Alternative alternative = read_alternative("ansari_bradley", question.alternative);
  const Samples samples =
      read_samples(question, {.kernel = "ansari_bradley", .at_least = 2, .at_most = 2, .finite = false});
  const std::size_t n = samples.values[0].size(), m = samples.values[1].size();
  const Ranks ranks = pooled_ranks(samples.values);
  std::vector<double> pooled = samples.values[0];
  pooled.insert(pooled.end(), samples.values[1].begin(), samples.values[1].end());
  const std::vector<double> scores = scores_of(pooled);
  const bool exact = is_exact(question, n, m);

  TestResult result = start_result("Ansari–Bradley", "AB", samples, run);
  result.alternative = question.alternative;
  result.ties = ranks.ties;
  for (std::size_t i = 0; i < n; ++i) result.statistic += scores[i];
  const Moments all = moments(scores);
  if (!(all.squares > 0)) {
    result.method = "exact";
    result.p = result.smallest_p = 1;
    result.warn(run, "all values stand equally far from the end of the ranks");
  } else if (exact) {
    const double scale = ranks.ties == 0 ? 1 : 2;  // midranks may be halves
    std::vector<std::size_t> whole;
    for (const double s : scores) whole.push_back(static_cast<std::size_t>(std::llround(s * scale)));
    const Tails tails = drawn_sum_tails(n, whole, static_cast<std::size_t>(std::llround(result.statistic * scale)));
    result.method = "exact";
    result.p = p_of_tails(alternative, tails.upper, tails.lower);  // a small sum is a wide sample
    result.smallest_p = p_of_tails(alternative, tails.highest, tails.lowest);
  } else {
    const double size = static_cast<double>(n), other = static_cast<double>(m), total = size + other;
    const double sigma = std::sqrt(size * other * all.squares / (total * (total - 1)));
    const double z = (result.statistic - size * all.mean) / sigma;
    result.method = "asymptotic";
    result.p = p_of_tails(alternative, normal_survival(z), normal_survival(-z));
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
