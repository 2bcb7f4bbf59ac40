// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/chi_squared_independence.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/tables/counts.h"
#include "stdlib/hypothesis/tables/odds_ratio.h"

namespace ansatz::hypothesis {

namespace {

void check_margins(const std::vector<double>& sums, const char* what) {
  const auto empty = std::find(sums.begin(), sums.end(), 0.0);
  if (empty != sums.end())
    throw core::BadParameter("chi_squared_independence", "table",
                             fmt::format("0 all along {} {}", what, empty - sums.begin() + 1),
                             "without empty rows and columns");
}

}  // namespace

TestResult chi_squared_independence(const ChiSquaredIndependence& question, core::Run& run) {
  const bool by_likelihood = question.statistic == "g";
  if (!by_likelihood && question.statistic != "pearson")
    throw core::BadParameter("chi_squared_independence", "statistic", "\"" + question.statistic + "\"",
                             "\"pearson\" or \"g\"");
  const Counts counts = read_counts("chi_squared_independence", question.table);
  check_margins(counts.row_sums, "row");
  check_margins(counts.column_sums, "column");
  const double df = static_cast<double>((counts.rows - 1) * (counts.columns - 1));
  double statistic = 0, least = counts.total;
  for (std::size_t i = 0; i < counts.rows; ++i) {
    for (std::size_t j = 0; j < counts.columns; ++j) {
      const double expected = counts.row_sums[i] / counts.total * counts.column_sums[j];
      const double off = counts.at(i, j) - expected;
      const double less = question.continuity && df == 1 ? std::min(0.5, std::abs(off)) : 0;
      const double observed = expected + off - std::copysign(less, off);
      statistic += by_likelihood ? (observed > 0 ? 2 * observed * std::log(observed / expected) : 0)
                                 : (observed - expected) * (observed - expected) / expected;
      least = std::min(least, expected);
    }
  }

  TestResult result;
  result.test = "independence";
  result.symbol = by_likelihood ? "G" : "χ²";
  result.statistic = std::max(0.0, statistic);
  result.degrees_of_freedom = {df};
  result.n = {counts.total};
  result.method = "asymptotic";
  result.p = chi_squared_survival(result.statistic, df);
  result.effect = cramers_v(plain_chi_squared(counts), counts);
  if (least < 5)
    result.warn(run, fmt::format("an expected count is {:.3g}; the χ² approximation wants at least 5", least));
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
