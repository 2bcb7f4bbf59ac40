// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/fisher_exact.h"

#include <algorithm>
#include <cmath>

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/tables/counts.h"

namespace ansatz::hypothesis {

namespace {

constexpr double kLikelier = 1 + 1e-7;

Effect odds_ratio(const Counts& counts, double confidence) {
  const auto ratio = [&](double add) {
    return (counts.at(0, 0) + add) * (counts.at(1, 1) + add) / ((counts.at(0, 1) + add) * (counts.at(1, 0) + add));
  };
  const bool has_zero = std::find(counts.values.begin(), counts.values.end(), 0.0) != counts.values.end();
  const double add = has_zero ? 0.5 : 0, middle = std::log(ratio(add));
  double variance = 0;
  for (const double count : counts.values) variance += 1 / (count + add);
  const double reach = normal_quantile(0.5 + 0.5 * confidence) * std::sqrt(variance);
  return {"odds ratio", ratio(0), core::Interval{std::exp(middle - reach), std::exp(middle + reach)}, confidence};
}

}  // namespace

TestResult fisher_exact(const FisherExact& question, core::Run& run) {
  const Alternative alternative = read_alternative("fisher_exact", question.alternative);
  check_confidence("fisher_exact", question.confidence);
  const Counts counts = read_four_counts("fisher_exact", question.table);
  const double row = counts.row_sums[0], column = counts.column_sums[0], total = counts.total;
  const double first = std::max(0.0, row + column - total), last = std::min(row, column), observed = counts.at(0, 0);

  TestResult result;
  result.test = "Fisher's exact";
  result.symbol = "a";
  result.statistic = observed;
  result.alternative = question.alternative;
  result.method = "exact";
  result.n = counts.row_sums;
  if (first == last) {
    result.p = result.smallest_p = 1;
    result.warn(run, "a row or column is empty: the margins leave no other table");
    result.read();
    return result;
  }
  const double all = log_choose(total, column);
  const auto share = [&](double a) { return std::exp(log_choose(row, a) + log_choose(total - row, column - a) - all); };
  const double own = share(observed);
  double lower = 0, upper = 0, unlikelier = 0, least = 1;
  for (double a = first; a <= last; ++a) {
    if (std::fmod(a, 4096) == 0) run.tick();
    const double here = share(a);
    if (a <= observed) lower += here;
    if (a >= observed) upper += here;
    if (here <= own * kLikelier) unlikelier += here;
    least = std::min(least, here);
  }
  const bool both = alternative == Alternative::two_sided;
  result.p = std::min(1.0, both ? unlikelier : p_of_tails(alternative, lower, upper));
  const double ends = share(first) <= least * kLikelier && share(last) <= least * kLikelier ? 2 * least : least;
  result.smallest_p = both ? ends : alternative == Alternative::greater ? share(last) : share(first);
  result.effect = odds_ratio(counts, question.confidence);
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
