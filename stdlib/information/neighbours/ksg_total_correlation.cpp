// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/ksg_total_correlation.h"

#include <algorithm>

#include "stdlib/core/error.h"
#include "stdlib/information/digamma.h"
#include "stdlib/information/neighbours/estimate.h"
#include "stdlib/information/neighbours/nearest.h"
#include "stdlib/information/neighbours/paired_points.h"

namespace ansatz::information {

namespace {

constexpr const char* kKsgTotalCorrelation = "ksg_total_correlation";

Points column_of(const Points& points, std::size_t a) {
  const auto values = points.column(a);
  return {points.count, 1, std::vector<double>(values.begin(), values.end())};
}

}  // namespace

MutualInformationEstimate ksg_total_correlation(const KsgTotalCorrelation& question, core::Run& run) {
  const double scale = log_of_base(kKsgTotalCorrelation, question.base);
  const bool is_first = question.estimator == "ksg1";
  if (!is_first && question.estimator != "ksg2")
    throw core::BadParameter(kKsgTotalCorrelation, "estimator", "\"" + question.estimator + "\"",
                             "\"ksg1\" or \"ksg2\"");
  auto samples = paired_points(kKsgTotalCorrelation, {{"x", &question.x}}, question.missing, 2, run);
  Points& x = samples[0];
  if (x.dimension < 2)
    throw core::BadParameter(kKsgTotalCorrelation, "x", "one column", "at least two: a column a variable");
  rescale(kKsgTotalCorrelation, question.scale, x);
  const std::size_t n = x.count, window = checked_window(kKsgTotalCorrelation, question.window, n);
  const std::size_t k = checked_neighbours(kKsgTotalCorrelation, question.neighbours, n, window);
  const Nearest nearest(x, Norm::largest, run);
  const DigammaTable psi(n);
  const auto others = static_cast<double>(x.dimension - 1);
  const double each = psi(k) + others * psi(n) - (is_first ? 0 : others / static_cast<double>(k));
  std::vector<double> local(n, each), reach(n, 0.0);
  std::vector<std::uint32_t> neighbours;
  if (is_first) {
    reach = nearest.kth_distances(k, window, run);
    warn_of_ties(kKsgTotalCorrelation, reach, run);
  } else {
    neighbours = nearest.neighbours(k, window, run);
    warn_of_ties(kKsgTotalCorrelation, marginal_reach(x, neighbours, k), run);
  }
  for (std::size_t a = 0; a < x.dimension; ++a) {
    run.tick();
    const Points column = column_of(x, a);
    if (!is_first) reach = marginal_reach(column, neighbours, k);
    const auto counts = count_neighbours(column, reach, is_first, window, run);
    for (std::size_t i = 0; i < n; ++i) local[i] -= psi(counts[i] + (is_first ? 1 : 0));
  }
  return gathered(std::move(local), scale, question.base);
}

}  // namespace ansatz::information
