// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/cell_counts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/null_distributions/noncentrality.h"

namespace ansatz::hypothesis {

namespace {

std::vector<double> counts_of(const std::string& kernel, const core::Array& counts) {
  if (counts.rank() != 1 || counts.size() < 2)
    throw core::BadParameter(kernel, "counts", fmt::format("an array of {} numbers", counts.size()),
                             "at least two counts along one dimension");
  const core::Array numbers = counts.as_real();
  const auto values = numbers.real();
  for (const double v : values) {
    if (!(v >= 0) || v != std::floor(v) || std::isinf(v))
      throw core::BadParameter(kernel, "counts", fmt::format("{:g} somewhere", v), "whole numbers from 0 on");
  }
  return {values.begin(), values.end()};
}

std::vector<double> expected_of(const std::string& kernel, const core::Array& expected, std::size_t cells,
                                double total) {
  if (expected.size() == 0) return std::vector<double>(cells, total / static_cast<double>(cells));
  const core::Array numbers = expected.as_real();
  const auto values = numbers.real();
  if (values.size() != cells)
    throw core::BadParameter(kernel, "expected", fmt::format("of {} cells", values.size()),
                             fmt::format("of as many as counts, {}", cells));
  double sum = 0;
  for (const double v : values) {
    if (!(v > 0) || std::isinf(v))
      throw core::BadParameter(kernel, "expected", fmt::format("{:g} somewhere", v), "above 0 everywhere");
    sum += v;
  }
  if (std::abs(sum - total) > 1e-8 * total)
    throw core::BadParameter(kernel, "expected", fmt::format("{:g} in all", sum),
                             fmt::format("{:g} in all, as the counts are", total));
  return {values.begin(), values.end()};
}

}  // namespace

double CellCounts::least_expected() const { return *std::min_element(expected.begin(), expected.end()); }

CellCounts read_cells(const std::string& kernel, const core::Array& counts, const core::Array& expected) {
  CellCounts out;
  out.counts = counts_of(kernel, counts);
  out.total = std::accumulate(out.counts.begin(), out.counts.end(), 0.0);
  if (out.total == 0) throw core::BadParameter(kernel, "counts", "0 everywhere", "above 0 somewhere");
  out.expected = expected_of(kernel, expected, out.counts.size(), out.total);
  return out;
}

double pearson_of(const CellCounts& cells) {
  double sum = 0;
  for (std::size_t i = 0; i < cells.counts.size(); ++i) {
    const double off = cells.counts[i] - cells.expected[i];
    sum += off * off / cells.expected[i];
  }
  return sum;
}

Effect cohens_w(const CellCounts& cells, double df, double confidence) {
  const double chi_squared = pearson_of(cells);
  const core::Interval lambda = noncentral_chi_squared_interval(chi_squared, df, confidence);
  return {"Cohen's w", std::sqrt(chi_squared / cells.total),
          core::Interval{std::sqrt(lambda.low / cells.total), std::sqrt(lambda.high / cells.total)}, confidence};
}

}  // namespace ansatz::hypothesis
