// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/effects/theil_u.h"

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/tables/counts.h"

namespace ansatz::hypothesis {

namespace {

double entropy(const std::vector<double>& counts, double total) {
  double sum = 0;
  for (const double count : counts)
    if (count > 0) sum -= count / total * std::log(count / total);
  return sum;
}

}  // namespace

Effect theil_u(const TheilU& question, core::Run&) {
  constexpr const char* kKernel = "theil_u";
  check_confidence(kKernel, question.confidence);
  const bool of_rows = question.of == "rows", of_both = question.of == "both";
  if (!of_rows && !of_both && question.of != "columns")
    throw core::BadParameter(kKernel, "of", "\"" + question.of + "\"", "\"columns\", \"rows\" or \"both\"");
  const Counts counts = read_counts(kKernel, question.table);
  const double n = counts.total;
  const double rows = entropy(counts.row_sums, n), columns = entropy(counts.column_sums, n);
  const double base = of_both ? 0.5 * (rows + columns) : of_rows ? rows : columns;
  if (!(base > 0))
    throw core::BadParameter(kKernel, "table", of_rows ? "of one row alone" : "of one column alone",
                             "of at least two that have counts: what is certain has no entropy to share");
  const double information = rows + columns - entropy(counts.values, n);
  Effect effect{"Theil's U", std::clamp(information / base, 0.0, 1.0), std::nullopt, question.confidence};
  // But for constants, ∂I/∂p = ln(p/(p_row p_column)) and ∂H/∂p = −ln of the margin.
  double mean = 0, squares = 0;
  for (std::size_t i = 0; i < counts.rows; ++i) {
    for (std::size_t j = 0; j < counts.columns; ++j) {
      const double p = counts.at(i, j) / n;
      if (!(p > 0)) continue;
      const double row = std::log(counts.row_sums[i] / n), column = std::log(counts.column_sums[j] / n);
      const double share = of_both ? -0.5 * (row + column) : of_rows ? -row : -column;
      const double slope = (std::log(p) - row - column - effect.value * share) / base;
      mean += p * slope, squares += p * slope * slope;
    }
  }
  const double reach =
      normal_quantile(0.5 + 0.5 * question.confidence) * std::sqrt(std::max(0.0, squares - mean * mean) / n);
  effect.interval = core::Interval{std::max(0.0, effect.value - reach), std::min(1.0, effect.value + reach)};
  return effect;
}

}  // namespace ansatz::hypothesis
