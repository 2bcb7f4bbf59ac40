// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/linear_scores.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/dependence/correlation.h"
#include "stdlib/hypothesis/null_distributions/noncentrality.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

std::vector<double> pooled_values(const Samples& samples) {
  std::vector<double> out;
  out.reserve(samples.total());
  for (const auto& sample : samples.values) out.insert(out.end(), sample.begin(), sample.end());
  return out;
}

std::vector<double> rank_scores(std::span<const double> values, std::span<const double> of_rank) {
  const std::vector<std::size_t> places = core::sorted_places(values);
  std::vector<double> out(values.size());
  for (std::size_t first = 0; first < places.size();) {
    std::size_t last = first;
    double sum = 0;
    for (; last < places.size() && values[places[last]] == values[places[first]]; ++last) sum += of_rank[last];
    for (std::size_t i = first; i < last; ++i) out[places[i]] = sum / static_cast<double>(last - first);
    first = last;
  }
  return out;
}

void read_linear_scores(TestResult& result, std::span<const double> weights, std::span<const double> scores,
                        Alternative alternative, double confidence, const char* effect, core::Run& run) {
  const auto n = static_cast<double>(scores.size());
  const double r = correlation(weights, scores);
  result.method = "asymptotic";
  if (std::isnan(r)) {
    result.p = result.smallest_p = 1;
    result.warn(run, "all values are equal");
    return;
  }
  result.statistic = r * std::sqrt(n - 1);
  result.p = p_of_tails(alternative, normal_survival(-result.statistic), normal_survival(result.statistic));
  result.effect = Effect{effect, r, fisher_interval(r, n > 3 ? 1 / std::sqrt(n - 3) : 0, confidence), confidence};
}

Effect rank_variance_share(double chi_squared, double df, double total, double confidence) {
  const core::Interval lambda = noncentral_chi_squared_interval(chi_squared, df, confidence);
  const auto share = [total](double value) { return std::min(1.0, value / (total - 1)); };
  return {"ε²", share(chi_squared), core::Interval{share(lambda.low), share(lambda.high)}, confidence};
}

void warn_of_few(TestResult& result, core::Run& run) {
  const double fewest = *std::min_element(result.n.begin(), result.n.end());
  if (fewest < 5)
    result.warn(run, fmt::format("a sample has {:g} value{}; the χ² approximation wants at least 5 in each", fewest,
                                 fewest == 1 ? "" : "s"));
}

}  // namespace ansatz::hypothesis
