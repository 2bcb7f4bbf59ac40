// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/wilcoxon_signed_rank.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/score_sum_distribution.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/ranks/differences.h"
#include "stdlib/hypothesis/ranks/ranks.h"
#include "stdlib/hypothesis/ranks/walsh_averages.h"

namespace ansatz::hypothesis {

namespace {

constexpr std::size_t kExactByDefault = 50, kTiedByDefault = 25, kMostSigned = 1000;
constexpr const char* kWilcoxonSignedRank = "wilcoxon_signed_rank";

struct SignedRanks {
  double plus = 0, minus = 0;        ///< r₊, r₋
  std::vector<std::size_t> doubled;  ///< twice the ranks that signs may turn
  double fixed = 0;                  ///< part of r₊ and of r₋ that they do not turn: half the zeros' ranks
  double mean = 0, variance = 0;     ///< of r₊
  int ties = 0, zeros = 0;
};

SignedRanks signed_ranks(std::vector<double> d, const std::string& zeros) {
  SignedRanks out;
  out.zeros = static_cast<int>(std::count(d.begin(), d.end(), 0.0));
  if (zeros == "drop") std::erase(d, 0.0);
  std::vector<double> sizes(d.size());
  std::transform(d.begin(), d.end(), sizes.begin(), [](double v) { return std::abs(v); });
  const std::vector<double> ranks = midranks(sizes);
  double squares = 0;
  for (std::size_t i = 0; i < d.size(); ++i) {
    if (d[i] == 0) {
      if (zeros == "split") out.fixed += 0.5 * ranks[i];
      continue;
    }
    (d[i] > 0 ? out.plus : out.minus) += ranks[i];
    out.doubled.push_back(static_cast<std::size_t>(std::llround(2 * ranks[i])));
    out.mean += 0.5 * ranks[i];
  }
  out.plus += out.fixed, out.minus += out.fixed, out.mean += out.fixed;
  // The variance of the paper's formulas: that of random signs, zeros that were split taken for signs too.
  for (std::size_t i = 0; i < d.size(); ++i)
    if (d[i] != 0 || zeros == "split") squares += ranks[i] * ranks[i];
  out.variance = 0.25 * squares;
  core::sort_numbers(sizes);
  for (std::size_t i = 1; i < sizes.size(); ++i)
    out.ties += sizes[i] > 0 && sizes[i] == sizes[i - 1] && (i == 1 || sizes[i - 2] != sizes[i]);
  return out;
}

bool is_exact(const WilcoxonSignedRank& question, const SignedRanks& ranks, std::size_t n) {
  if (question.method == "asymptotic") return false;
  if (question.method == "auto") return n <= (ranks.ties == 0 && ranks.zeros == 0 ? kExactByDefault : kTiedByDefault);
  if (question.method != "exact")
    throw core::BadParameter(kWilcoxonSignedRank, "method", "\"" + question.method + "\"",
                             "\"auto\", \"exact\" or \"asymptotic\"");
  if (n > kMostSigned)
    throw core::BadParameter(kWilcoxonSignedRank, "method", fmt::format("\"exact\" for {} differences", n),
                             fmt::format("\"asymptotic\" beyond {}", kMostSigned));
  return true;
}

// Ranks without ties are all even when doubled.
std::size_t common_step(const std::vector<std::size_t>& doubled) {
  return std::all_of(doubled.begin(), doubled.end(), [](std::size_t s) { return s % 2 == 0; }) ? 2 : 1;
}

void exact_p(TestResult& result, const SignedRanks& ranks, Alternative alternative) {
  std::vector<std::size_t> scores = ranks.doubled;
  const std::size_t step = common_step(scores);
  for (auto& score : scores) score /= step;
  const auto sum = static_cast<std::size_t>(std::llround(2 * (ranks.plus - ranks.fixed))) / step;
  const Tails tails = signed_sum_tails(scores, sum);
  result.method = "exact";
  result.p = p_of_tails(alternative, tails.lower, tails.upper);
  result.smallest_p = p_of_tails(alternative, tails.lowest, tails.highest);
}

void asymptotic_p(TestResult& result, const SignedRanks& ranks, Alternative alternative, double half) {
  const double sigma = std::sqrt(ranks.variance);
  const auto p_at = [&](double plus) {
    return p_of_tails(alternative, normal_survival((ranks.mean - plus - half) / sigma),
                      normal_survival((plus - ranks.mean - half) / sigma));
  };
  result.method = "asymptotic";
  result.p = p_at(ranks.plus);
  result.smallest_p = std::min(p_at(ranks.fixed), p_at(ranks.plus + ranks.minus - ranks.fixed));
}

// Order statistics k and M + 1 − k of the M Walsh averages, k − 1 the largest sum with a lower tail of at most α/2.
core::Interval pseudomedian_interval(const std::vector<double>& sorted, double confidence) {
  const auto n = static_cast<double>(sorted.size()), all = 0.5 * n * (n + 1), tail = 0.5 * (1 - confidence);
  double below = 0;
  if (sorted.size() <= kExactByDefault) {
    std::vector<std::size_t> ranks;
    for (std::size_t i = 1; i <= sorted.size(); ++i) ranks.push_back(i);
    below = static_cast<double>(signed_sum_quantile(ranks, tail));
  } else {
    below = std::floor(0.5 * all - 0.5 + normal_quantile(tail) * std::sqrt(n * (n + 1) * (2 * n + 1) / 24));
  }
  if (below < 0) return {-INFINITY, INFINITY};
  return {walsh_average(sorted, below + 1), walsh_average(sorted, all - below)};
}

Effect rank_biserial(const SignedRanks& ranks, double confidence) {
  const double all = ranks.plus + ranks.minus, r = (ranks.plus - ranks.minus) / all;
  Effect effect{"matched rank-biserial r", r, std::nullopt, confidence};
  if (std::abs(r) < 1) {
    // The standard deviation of r under the null hypothesis serves as that of atanh r.
    const double reach = normal_quantile(0.5 + 0.5 * confidence) * 2 * std::sqrt(ranks.variance) / all;
    effect.interval = core::Interval{std::tanh(std::atanh(r) - reach), std::tanh(std::atanh(r) + reach)};
  }
  return effect;
}

}  // namespace

TestResult wilcoxon_signed_rank(const WilcoxonSignedRank& question, core::Run& run) {
  const Alternative alternative = read_alternative(kWilcoxonSignedRank, question.alternative);
  check_confidence(kWilcoxonSignedRank, question.confidence);
  if (question.zeros != "drop" && question.zeros != "pratt" && question.zeros != "split")
    throw core::BadParameter(kWilcoxonSignedRank, "zeros", "\"" + question.zeros + "\"",
                             "\"drop\", \"pratt\" or \"split\"");
  Differences d = read_differences(question, question.median, kWilcoxonSignedRank);
  const SignedRanks ranks = signed_ranks(d.values, question.zeros);

  TestResult result = start_result("Wilcoxon signed-rank", "T", d.samples, run);
  result.alternative = question.alternative;
  result.n = {static_cast<double>(d.values.size())};
  result.ties = ranks.ties;
  result.statistic = alternative == Alternative::two_sided ? std::min(ranks.plus, ranks.minus) : ranks.plus;
  const bool exact = is_exact(question, ranks, ranks.doubled.size());
  if (ranks.doubled.empty()) {
    result.method = "exact";
    result.p = result.smallest_p = 1;
    result.warn(run, "all differences are 0");
  } else {
    exact ? exact_p(result, ranks, alternative)
          : asymptotic_p(result, ranks, alternative, question.continuity ? 0.5 : 0.0);
    result.effect = rank_biserial(ranks, question.confidence);
  }
  core::sort_numbers(d.values);
  const core::Interval around = pseudomedian_interval(d.values, question.confidence);
  result.estimate = pseudomedian(d.values) + question.median;
  result.estimate_of = d.are_paired ? "pseudomedian of the differences" : "pseudomedian";
  result.interval = core::Interval{around.low + question.median, around.high + question.median};
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
