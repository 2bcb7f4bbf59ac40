// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/mann_whitney.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/effects/cliff_delta.h"
#include "stdlib/hypothesis/null_distributions/rank_sum_distribution.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/ranks/hodges_lehmann.h"
#include "stdlib/hypothesis/ranks/ranks.h"

namespace ansatz::hypothesis {

namespace {

constexpr std::size_t kLargestTied = 100;
constexpr double kMostSteps = 1e10;
constexpr double kMostPairsExactByDefault = 1e6;

struct Sizes {
  double n, m;
  double total() const { return n + m; }
  double pairs() const { return n * m; }
};

bool is_exact(const MannWhitney& question, const Sizes& size, const Ranks& ranks) {
  const double smaller = std::min(size.n, size.m);
  if (question.method == "asymptotic") return false;
  if (question.method == "auto") return smaller <= 8 && ranks.ties == 0 && size.pairs() <= kMostPairsExactByDefault;
  if (question.method != "exact")
    throw core::BadParameter("mann_whitney", "method", "\"" + question.method + "\"",
                             "\"auto\", \"exact\" or \"asymptotic\"");
  if (ranks.ties > 0 && size.total() > static_cast<double>(kLargestTied))
    throw core::BadParameter("mann_whitney", "method", fmt::format("\"exact\" for {:g} values with ties", size.total()),
                             fmt::format("\"asymptotic\" beyond {} of them", kLargestTied));
  if (smaller * size.pairs() > kMostSteps)
    throw core::BadParameter("mann_whitney", "method", fmt::format("\"exact\" for {:g} + {:g} values", size.n, size.m),
                             "\"asymptotic\" for samples of this size");
  return true;
}

void exact_p(TestResult& result, const Sizes& size, const Ranks& ranks, Alternative alternative) {
  const auto n = static_cast<std::size_t>(size.n), m = static_cast<std::size_t>(size.m);
  const Tails tails =
      ranks.ties == 0 ? rank_sum_tails(n, m, result.statistic) : tied_rank_sum_tails(n, ranks.blocks, ranks.sums[0]);
  result.method = "exact";
  result.p = p_of_tails(alternative, tails.lower, tails.upper);
  result.smallest_p = p_of_tails(alternative, tails.lowest, tails.highest);
}

double normal_p(double u, const Sizes& size, double sigma, double half, Alternative alternative) {
  const double mean = 0.5 * size.pairs();
  const double upper = normal_survival((u - mean - half) / sigma);
  const double lower = normal_survival((mean - u - half) / sigma);
  return p_of_tails(alternative, lower, upper);
}

void asymptotic_p(TestResult& result, const Sizes& size, const Ranks& ranks, Alternative alternative, double half) {
  const double total = size.total();
  const double sigma = std::sqrt(size.pairs() / 12 * (total + 1 - ranks.tie_sum / (total * (total - 1))));
  const double extreme = alternative == Alternative::less ? 0 : size.pairs();
  result.method = "asymptotic";
  result.p = normal_p(result.statistic, size, sigma, half, alternative);
  result.smallest_p = normal_p(extreme, size, sigma, half, alternative);
}

}  // namespace

TestResult mann_whitney(const MannWhitney& question, core::Run& run) {
  const Alternative alternative = read_alternative("mann_whitney", question.alternative);
  check_confidence("mann_whitney", question.confidence);
  Samples samples =
      read_samples(question, {.kernel = "mann_whitney", .at_least = 2, .at_most = 2, .size = 1, .finite = false});
  for (auto& sample : samples.values) core::sort_numbers(sample);  // once, for all that follows
  const auto& x = samples.values[0];
  const auto& y = samples.values[1];
  const Ranks ranks = pooled_ranks(samples.values);
  const Sizes size{static_cast<double>(x.size()), static_cast<double>(y.size())};

  TestResult result = start_result("Mann–Whitney", "U", samples, run);
  result.statistic = ranks.sums[0] - 0.5 * size.n * (size.n + 1);
  result.alternative = question.alternative;
  result.ties = ranks.ties;
  const bool exact = is_exact(question, size, ranks);
  if (ranks.blocks.size() == 1) {
    result.method = "asymptotic";
    result.p = result.smallest_p = 1;
    result.warn(run, "all values are equal");
  } else if (exact) {
    exact_p(result, size, ranks, alternative);
  } else {
    asymptotic_p(result, size, ranks, alternative, question.continuity ? 0.5 : 0.0);
  }
  result.effect = cliff_delta_of_sorted(x, y, question.confidence);
  const auto finite = [](const std::vector<double>& v) { return std::isfinite(v.front()) && std::isfinite(v.back()); };
  if (finite(x) && finite(y)) {
    const Effect shift = hodges_lehmann_of_sorted(x, y, question.confidence, ranks);
    result.estimate = shift.value;
    result.estimate_of = "shift";
    result.interval = shift.interval;
  } else {
    result.warn(run, "infinite values have ranks but no shift");
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
