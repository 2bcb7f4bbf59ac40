// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/page_trend.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/ranks/block_ranks.h"

namespace ansatz::hypothesis {

namespace {

constexpr std::size_t kExactTreatments = 7, kMostExact = 8, kMostBlocks = 50;

using Shares = std::vector<double>;  // of a sum, by twice that sum

// Of Σ j r_j over all orders of one block's ranks.
Shares block_shares(std::vector<double> ranks) {
  std::sort(ranks.begin(), ranks.end());
  const std::size_t k = ranks.size();
  Shares shares(k * (k + 1) * (2 * k + 1) / 3 + 1, 0.0);
  double orders = 0;
  do {  // equal ranks in every order that differs: their number is the same for each
    double sum = 0;
    for (std::size_t j = 0; j < k; ++j) sum += static_cast<double>(j + 1) * ranks[j];
    shares[static_cast<std::size_t>(std::llround(2 * sum))] += 1;
    orders += 1;
  } while (std::next_permutation(ranks.begin(), ranks.end()));
  for (double& share : shares) share /= orders;
  return shares;
}

Shares convolved(const Shares& a, const Shares& b) {
  Shares out(a.size() + b.size() - 1, 0.0);
  for (std::size_t j = 0; j < b.size(); ++j)
    if (b[j] > 0)
      for (std::size_t i = 0; i < a.size(); ++i) out[i + j] += a[i] * b[j];
  return out;
}

bool is_exact(const PageTrend& question, std::size_t k, std::size_t n) {
  if (question.method == "asymptotic") return false;
  if (question.method == "auto") return k <= kExactTreatments && n <= kMostBlocks;
  if (question.method != "exact")
    throw core::BadParameter("page_trend", "method", "\"" + question.method + "\"",
                             "\"auto\", \"exact\" or \"asymptotic\"");
  if (k > kMostExact)
    throw core::BadParameter("page_trend", "method", fmt::format("\"exact\" for {} samples", k),
                             fmt::format("\"asymptotic\" beyond {}", kMostExact));
  return true;
}

void exact_p(TestResult& result, const BlockRanks& blocks, Alternative alternative) {
  std::map<std::vector<double>, Shares> known;  // by the block's ranks in order: few patterns of ties occur
  Shares all{1.0};
  for (auto ranks : blocks.ranks) {
    std::sort(ranks.begin(), ranks.end());
    auto& shares = known[ranks];
    if (shares.empty()) shares = block_shares(ranks);
    all = convolved(all, shares);
  }
  const auto at = static_cast<std::ptrdiff_t>(std::llround(2 * result.statistic));
  const auto positive = [](double share) { return share > 0; };
  result.method = "exact";
  result.p = p_of_tails(alternative, std::accumulate(all.begin(), all.begin() + at + 1, 0.0),
                        std::accumulate(all.begin() + at, all.end(), 0.0));
  result.smallest_p = p_of_tails(alternative, *std::find_if(all.begin(), all.end(), positive),
                                 *std::find_if(all.rbegin(), all.rend(), positive));
}

}  // namespace

TestResult page_trend(const PageTrend& question, core::Run& run) {
  const Alternative alternative = read_alternative("page_trend", question.alternative);
  const Samples samples = read_matched(question, {.kernel = "page_trend", .at_least = 3, .finite = false});
  const BlockRanks blocks = block_ranks(samples);
  const auto n = static_cast<double>(blocks.ranks.size()), k = static_cast<double>(samples.values.size());
  const double mean = n * k * (k + 1) * (k + 1) / 4, squares = k * (k * k - 1) / 12;  // Σ (j − j̄)²
  double variance = 0, correlations = 0;
  for (const auto& ranks : blocks.ranks) {
    double spread = 0, product = 0;
    for (std::size_t j = 0; j < ranks.size(); ++j) {
      const double off = ranks[j] - 0.5 * (k + 1);
      spread += off * off;
      product += off * (static_cast<double>(j + 1) - 0.5 * (k + 1));
    }
    variance += squares * spread / (k - 1);
    if (spread > 0) correlations += product / std::sqrt(squares * spread);
  }

  TestResult result = start_matched_result("Page", "L", samples, run);
  result.alternative = question.alternative;
  result.n = {n};
  result.ties = blocks.ties;
  for (std::size_t j = 0; j < blocks.sums.size(); ++j) result.statistic += static_cast<double>(j + 1) * blocks.sums[j];
  result.effect = Effect{"mean rank correlation", correlations / n, std::nullopt, 0.95};
  const bool exact = is_exact(question, samples.values.size(), blocks.ranks.size());
  if (!(variance > 0)) {
    result.method = "exact";
    result.p = result.smallest_p = 1;
    result.warn(run, "all values of every block are equal");
  } else if (exact) {
    exact_p(result, blocks, alternative);
  } else {
    const double z = (result.statistic - mean) / std::sqrt(variance);
    result.method = "asymptotic";
    result.p = p_of_tails(alternative, normal_survival(-z), normal_survival(z));
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
