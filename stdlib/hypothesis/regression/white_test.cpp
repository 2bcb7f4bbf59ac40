// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/regression/white_test.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/means/linear_model.h"
#include "stdlib/hypothesis/null_distributions/noncentrality.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/regression/columns.h"

namespace ansatz::hypothesis {

TestResult white_test(const WhiteTest& question, core::Run& run) {
  constexpr const char* kKernel = "white_test";
  check_confidence(kKernel, question.confidence);
  const Samples samples = read_matched(question, {.kernel = kKernel, .size = 4});
  const Columns columns = orthonormal_columns(kKernel, samples);
  const std::size_t size = samples.values[0].size(), count = columns.basis.size();
  const std::size_t terms = 1 + 2 * count + (question.products ? count * (count - 1) / 2 : 0);
  if (size <= terms)
    throw core::BadParameter(
        kKernel, "samples", fmt::format("{} values for squared residuals of {} terms", size, terms),
        question.products ? "more values than terms, or products = false" : "more values than terms");
  const std::vector<double> ones(size, 1.0);
  ModelSpace line, curve;
  line.add(ones), curve.add(ones);
  for (const auto& column : columns.basis) line.add(column), curve.add(column);
  // About their means and in units of their lengths: with the columns there, squares and products span the same.
  std::vector<std::vector<double>> scaled(samples.values.begin() + 1, samples.values.end());
  for (std::size_t c = 0; c < count; ++c)
    for (double& v : scaled[c]) v = (v - columns.means[c]) / columns.scales[c];
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = a; b < (question.products ? count : a + 1); ++b) {
      run.tick();
      std::vector<double> product = scaled[a];
      for (std::size_t i = 0; i < size; ++i) product[i] *= scaled[b][i];
      curve.add(std::move(product));
    }
  }
  std::vector<double> centred = samples.values[0];
  const double about_mean = take_away_constant(centred, {}).squares;
  std::vector<double> squares = line.residuals(centred);
  double left = 0;
  for (double& e : squares) left += e * e, e *= e;

  TestResult result = start_matched_result("White", "n R²", samples, run);
  const auto n = static_cast<double>(size), df = static_cast<double>(curve.rank()) - 1;
  result.n = {n};
  result.method = "asymptotic";
  result.degrees_of_freedom = {df};
  const double spread = take_away_constant(squares, {}).squares;
  if (!(left > 1e-26 * about_mean && spread > 1e-20 * left * left / n)) {
    result.statistic = std::nan("");
    result.warn(run, left > 1e-26 * about_mean ? "undefined: all residuals are of one size"
                                               : "undefined: the fit leaves nothing of the values");
    result.read();
    return result;
  }
  const double share = std::clamp(1 - curve.residual_squares(squares) / spread, 0.0, 1.0);
  result.statistic = n * share;
  result.p = chi_squared_survival(result.statistic, df);
  const core::Interval lambda = noncentral_chi_squared_interval(result.statistic, df, question.confidence);
  result.effect =
      Effect{"R² of squared residuals", share,
             core::Interval{std::min(1.0, lambda.low / n), std::min(1.0, lambda.high / n)}, question.confidence};
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
