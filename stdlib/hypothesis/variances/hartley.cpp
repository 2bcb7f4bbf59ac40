// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/variances/hartley.h"

#include <algorithm>

#include "stdlib/hypothesis/means/varying_moments.h"
#include "stdlib/hypothesis/null_distributions/variance_range.h"

namespace ansatz::hypothesis {

TestResult hartley(const Hartley& question, core::Run& run) {
  const Samples samples = read_samples(question, {.kernel = "hartley", .size = 2});
  const std::vector<Moments> all = varying_moments("hartley", samples);
  std::vector<double> df, variances;
  for (const Moments& one : all) df.push_back(one.n - 1), variances.push_back(one.variance());
  const auto [least, most] = std::minmax_element(variances.begin(), variances.end());

  TestResult result = start_result("Hartley", "F_max", samples, run);
  result.statistic = *most / *least;
  result.degrees_of_freedom = {*std::min_element(df.begin(), df.end())};
  if (const double largest = *std::max_element(df.begin(), df.end()); largest > result.degrees_of_freedom[0])
    result.degrees_of_freedom.push_back(largest);
  result.p = variance_range_survival(result.statistic, df);
  result.effect = Effect{"largest ratio of variances", result.statistic, std::nullopt, 0.95};
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
