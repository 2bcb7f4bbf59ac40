// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/two_proportions.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/binomial.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/tables/counts.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kTwoProportions = "two_proportions";
constexpr int kHalvings = 60;

/// The likeliest p₂ where p₁ = p₂ + δ: the logarithm of the likelihood is concave, its slope falls.
double restricted_share(double x, double n, double y, double m, double difference) {
  double low = std::max(0.0, -difference), high = std::min(1.0, 1 - difference);
  for (int i = 0; i < kHalvings; ++i) {
    const double q = 0.5 * (low + high), p = q + difference;
    const auto slope = [](double k, double of, double share) {
      return (k > 0 ? k / share : 0) - (of - k > 0 ? (of - k) / (1 - share) : 0);
    };
    (slope(x, n, p) + slope(y, m, q) > 0 ? low : high) = q;
  }
  return 0.5 * (low + high);
}

core::Interval newcombe(double x, double n, double y, double m, double confidence) {
  const core::Interval first = wilson(x, n, confidence), second = wilson(y, m, confidence);
  const double p = x / n, q = y / m;
  return {p - q - std::hypot(p - first.low, second.high - q), p - q + std::hypot(first.high - p, q - second.low)};
}

core::Interval wald(double p, double n, double q, double m, double z) {
  const double reach = z * std::sqrt(p * (1 - p) / n + q * (1 - q) / m);
  return {std::max(-1.0, p - q - reach), std::min(1.0, p - q + reach)};
}

}  // namespace

core::Interval score_interval(double x, double n, double y, double m, double confidence, bool corrected) {
  const double found = x / n - y / m, limit = normal_quantile(0.5 + 0.5 * confidence), total = n + m;
  const double factor = corrected ? total / (total - 1) : 1;
  const auto is_kept = [&](double difference) {
    const double q = restricted_share(x, n, y, m, difference), p = q + difference;
    const double variance = factor * (std::max(0.0, p * (1 - p)) / n + std::max(0.0, q * (1 - q)) / m);
    return std::abs(found - difference) <= limit * std::sqrt(variance);
  };
  const auto end = [&](double inside, double outside) {
    if (is_kept(outside)) return outside;
    for (int i = 0; i < kHalvings; ++i) {
      const double middle = 0.5 * (inside + outside);
      (is_kept(middle) ? inside : outside) = middle;
    }
    return inside;
  };
  return {end(found, -1), end(found, 1)};
}

TestResult two_proportions(const TwoProportions& question, core::Run& run) {
  const Alternative alternative = read_alternative(kTwoProportions, question.alternative);
  check_confidence(kTwoProportions, question.confidence);
  const Counts counts = read_four_counts(kTwoProportions, question.table);
  const double x = counts.at(0, 0), n = counts.row_sums[0], y = counts.at(1, 0), m = counts.row_sums[1];
  if (n == 0 || m == 0)
    throw core::BadParameter(kTwoProportions, "table", fmt::format("0 all along row {}", n == 0 ? 1 : 2),
                             "two samples with counts");
  const double p = x / n, q = y / m, z = normal_quantile(0.5 + 0.5 * question.confidence);

  TestResult result;
  result.test = "two proportions";
  result.symbol = "z";
  result.alternative = question.alternative;
  result.method = "asymptotic";
  result.n = {n, m};
  result.estimate = p - q;
  result.estimate_of = "difference of shares";
  if (question.interval == "miettinen_nurminen" || question.interval == "mee") {
    result.interval = score_interval(x, n, y, m, question.confidence, question.interval != "mee");
  } else if (question.interval == "newcombe") {
    result.interval = newcombe(x, n, y, m, question.confidence);
  } else if (question.interval == "wald") {
    result.interval = wald(p, n, q, m, z);
  } else {
    throw core::BadParameter(kTwoProportions, "interval", "\"" + question.interval + "\"",
                             "\"miettinen_nurminen\", \"mee\", \"newcombe\" or \"wald\"");
  }
  const double h = 2 * std::asin(std::sqrt(p)) - 2 * std::asin(std::sqrt(q)), reach = z * std::sqrt(1 / n + 1 / m);
  result.effect = Effect{"Cohen's h", h, core::Interval{h - reach, h + reach}, question.confidence};
  const double share = (x + y) / (n + m), spread = std::sqrt(share * (1 - share) * (1 / n + 1 / m));
  if (!(spread > 0)) {
    result.p = 1;
    result.warn(run, "a column is empty: the samples do not differ");
  } else {
    result.statistic = (p - q) / spread;
    result.p = p_of_tails(alternative, normal_survival(-result.statistic), normal_survival(result.statistic));
    const double least = std::min(share, 1 - share) * std::min(n, m);
    if (least < 5)
      result.warn(run, fmt::format("an expected count is {:.3g}; the normal approximation wants at least 5, and "
                                   "boschloo none",
                                   least));
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
