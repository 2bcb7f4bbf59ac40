// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/variances/levene.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/effects/variance_explained.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr double kCut = 0.05;

double center_of(std::vector<double> values, const std::string& kind) {
  if (kind == "mean") return moments(values).mean;
  core::sort_numbers(values);
  const std::size_t n = values.size();
  if (kind == "median") return 0.5 * values[(n - 1) / 2] + 0.5 * values[n / 2];
  const auto cut = static_cast<std::ptrdiff_t>(kCut * static_cast<double>(n));
  return moments({values.begin() + cut, values.end() - cut}).mean;
}

}  // namespace

TestResult levene(const Levene& question, core::Run& run) {
  if (question.center != "median" && question.center != "mean" && question.center != "trimmed")
    throw core::BadParameter("levene", "center", "\"" + question.center + "\"", "\"median\", \"mean\" or \"trimmed\"");
  const Samples samples = read_samples(question, {.kernel = "levene"});
  check_enough("levene", samples);
  Samples distances = samples;
  for (auto& sample : distances.values) {
    const double center = center_of(sample, question.center);
    for (double& v : sample) v = std::abs(v - center);
  }
  const SumsOfSquares squares = sums_of_squares(distances);

  TestResult result = start_result(question.center == "median" ? "Brown–Forsythe" : "Levene", "W", samples, run);
  result.degrees_of_freedom = {squares.df_between, squares.df_within};
  if (squares.within > 0) {
    result.statistic = squares.f();
    result.p = f_survival(result.statistic, squares.df_between, squares.df_within);
  } else if (squares.between > 0) {
    result.statistic = std::numeric_limits<double>::infinity();
    result.p = 0;
    result.warn(run, "zero variance: the distances from the centre are equal inside each sample");
  } else {
    result.statistic = std::numeric_limits<double>::quiet_NaN();
    result.warn(run, "undefined: all distances from the centre are equal");
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
