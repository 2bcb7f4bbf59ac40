// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/odds_ratio.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

/// About the ratio of raised counts, and as far as the ratio of the counts themselves, 0 or infinite where one is 0.
core::Interval of_logarithm(double raised, double variance, double confidence, double ratio) {
  const double reach = normal_quantile(0.5 + 0.5 * confidence) * std::sqrt(variance);
  return {std::min(std::exp(std::log(raised) - reach), ratio), std::max(std::exp(std::log(raised) + reach), ratio)};
}

bool has_zero(const Counts& counts) {
  return std::find(counts.values.begin(), counts.values.end(), 0.0) != counts.values.end();
}

Counts read_samples_of(const char* kernel, const OddsRatio& question) {
  check_confidence(kernel, question.confidence);
  Counts counts = read_four_counts(kernel, question.table);
  for (std::size_t i = 0; i < 2; ++i)
    if (counts.row_sums[i] == 0)
      throw core::BadParameter(kernel, "table", fmt::format("0 all along row {}", i + 1), "two samples with counts");
  return counts;
}

}  // namespace

Effect odds_ratio_of(const Counts& counts, double confidence) {
  const auto ratio = [&](double add) {
    return (counts.at(0, 0) + add) * (counts.at(1, 1) + add) / ((counts.at(0, 1) + add) * (counts.at(1, 0) + add));
  };
  const double add = has_zero(counts) ? 0.5 : 0;
  double variance = 0;
  for (const double count : counts.values) variance += 1 / (count + add);
  return {"odds ratio", ratio(0), of_logarithm(ratio(add), variance, confidence, ratio(0)), confidence};
}

Effect odds_ratio(const OddsRatio& question, core::Run&) {
  const Counts counts = read_samples_of("odds_ratio", question);
  if (counts.column_sums[0] == 0 || counts.column_sums[1] == 0)
    throw core::BadParameter("odds_ratio", "table",
                             fmt::format("0 all along column {}", counts.column_sums[0] == 0 ? 1 : 2),
                             "of successes and failures both: the odds have no ratio");
  return odds_ratio_of(counts, question.confidence);
}

Effect risk_ratio(const OddsRatio& question, core::Run&) {
  const Counts counts = read_samples_of("risk_ratio", question);
  if (counts.column_sums[0] == 0)
    throw core::BadParameter("risk_ratio", "table", "0 all along column 1",
                             "of some successes: the risks have no ratio");
  const double a = counts.at(0, 0), c = counts.at(1, 0), n = counts.row_sums[0], m = counts.row_sums[1];
  // No successes: ½ more of them. No failures in either sample: ½ more of these too, for they alone make it uncertain.
  const bool no_failures = counts.column_sums[1] == 0;
  const double add = a == 0 || c == 0 || no_failures ? 0.5 : 0, all = no_failures ? 1 : add;
  const double raised = (a + add) / (n + all) / ((c + add) / (m + all)), ratio = a / n / (c / m);
  const double variance = 1 / (a + add) - 1 / (n + all) + 1 / (c + add) - 1 / (m + all);
  return {"risk ratio", ratio, of_logarithm(raised, variance, question.confidence, ratio), question.confidence};
}

Effect cramers_v(double chi_squared, const Counts& counts) {
  const auto filled = [](const std::vector<double>& sums) {
    return static_cast<double>(std::count_if(sums.begin(), sums.end(), [](double sum) { return sum > 0; }));
  };
  const double r = filled(counts.row_sums), c = filled(counts.column_sums), rest = counts.total - 1;
  if (!(rest > 0)) return {"Cramér's V", 0, std::nullopt, 0.95};
  const double phi = std::max(0.0, chi_squared / counts.total - (r - 1) * (c - 1) / rest);
  const double rows = r - (r - 1) * (r - 1) / rest, columns = c - (c - 1) * (c - 1) / rest;
  const double most = std::min(rows, columns) - 1;
  return {"Cramér's V", most > 0 ? std::sqrt(std::min(1.0, phi / most)) : 0.0, std::nullopt, 0.95};
}

double plain_chi_squared(const Counts& counts) {
  double sum = 0;
  for (std::size_t i = 0; i < counts.rows; ++i) {
    for (std::size_t j = 0; j < counts.columns; ++j) {
      const double expected = counts.row_sums[i] / counts.total * counts.column_sums[j];
      if (expected > 0) sum += (counts.at(i, j) - expected) * (counts.at(i, j) - expected) / expected;
    }
  }
  return sum;
}

}  // namespace ansatz::hypothesis
