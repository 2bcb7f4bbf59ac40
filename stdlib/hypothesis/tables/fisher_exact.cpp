// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/fisher_exact.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/tables/counts.h"
#include "stdlib/hypothesis/tables/odds_ratio.h"
#include "stdlib/hypothesis/tables/table_network.h"

namespace ansatz::hypothesis {

namespace {

constexpr double kLikelier = 1 + 1e-7;

/// Fills p from `draws` tables with these margins: what is counted, row by row, gets the columns in random order.
void draw_tables(TestResult& result, const Counts& counts, int draws, core::Run& run) {
  std::vector<std::size_t> columns;
  std::vector<double> log_factorial(static_cast<std::size_t>(counts.total) + 1);
  for (std::size_t i = 0; i < log_factorial.size(); ++i) log_factorial[i] = log_gamma(static_cast<double>(i) + 1);
  for (std::size_t j = 0; j < counts.columns; ++j)
    columns.insert(columns.end(), static_cast<std::size_t>(counts.column_sums[j]), j);
  const auto unlikelihood = [&](std::span<const std::size_t> drawn) {
    double log = 0;
    std::size_t from = 0;
    std::vector<std::size_t> cell(counts.columns);
    for (const double row : counts.row_sums) {
      std::fill(cell.begin(), cell.end(), std::size_t{0});
      const std::size_t to = from + static_cast<std::size_t>(row);
      for (; from < to; ++from) ++cell[drawn[from]];
      for (const std::size_t count : cell) log += log_factorial[count];
    }
    return log;
  };
  double observed = 0;
  for (const double count : counts.values) observed += log_factorial[static_cast<std::size_t>(count)];
  const core::Stream stream = run.stream("permutation");
  double unlikely = 1;
  std::vector<std::size_t> drawn;
  for (int b = 0; b < draws; ++b) {
    run.tick();
    drawn = columns;
    stream.at(static_cast<std::uint64_t>(b)).shuffle(drawn);
    unlikely += unlikelihood(drawn) >= observed - 1e-7;
  }
  result.method = "Monte Carlo";
  result.p = unlikely / (draws + 1.0);
  result.smallest_p = 1 / (draws + 1.0);
}

TestResult of_many(const FisherExact& question, const Counts& counts, core::Run& run) {
  constexpr double kSteps = 3e6, kMost = 1e7;
  if (question.alternative != "two-sided")
    throw core::BadParameter(
        "fisher_exact", "alternative",
        fmt::format("\"{}\" for a table of {} rows and {} columns", question.alternative, counts.rows, counts.columns),
        "\"two-sided\": only of four counts is there one odds ratio");
  if (counts.total > kMost)
    throw core::BadParameter("fisher_exact", "table", fmt::format("of {:g} counted", counts.total),
                             "of at most 10⁷, or taken to chi_squared_independence");
  TestResult result;
  result.test = "Fisher's exact";
  result.symbol = "P";
  result.statistic = std::exp(log_table_probability(counts));
  result.n = {counts.total};
  if (const auto found = unlikely_tables(counts, kSteps, run)) {
    result.method = "exact";
    result.p = found->p;
    result.smallest_p = found->least;
  } else {
    draw_tables(result, counts, question.draws, run);
  }
  result.effect = cramers_v(plain_chi_squared(counts), counts);
  result.read();
  return result;
}

}  // namespace

TestResult fisher_exact(const FisherExact& question, core::Run& run) {
  const Alternative alternative = read_alternative("fisher_exact", question.alternative);
  check_confidence("fisher_exact", question.confidence);
  if (question.draws < 1)
    throw core::BadParameter("fisher_exact", "draws", std::to_string(question.draws), "at least 1");
  const Counts counts = read_counts("fisher_exact", question.table);
  if (counts.values.size() > 4) return of_many(question, counts, run);
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
  result.effect = odds_ratio_of(counts, question.confidence);
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
