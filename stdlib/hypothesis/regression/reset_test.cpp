// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/regression/reset_test.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/effects/variance_explained.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/means/linear_model.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/regression/columns.h"

namespace ansatz::hypothesis {

TestResult reset_test(const ResetTest& question, core::Run& run) {
  constexpr const char* kKernel = "reset_test";
  check_confidence(kKernel, question.confidence);
  if (question.power < 2 || question.power > 10)
    throw core::BadParameter(kKernel, "power", std::to_string(question.power), "in [2, 10]");
  const Samples samples = read_matched(question, {.kernel = kKernel, .size = 4});
  const Columns columns = orthonormal_columns(kKernel, samples);
  const std::size_t size = samples.values[0].size(), powers = static_cast<std::size_t>(question.power) - 1;
  if (size <= columns.terms.size() + powers)
    throw core::BadParameter(kKernel, "samples",
                             fmt::format("{} values for {} terms and {} powers", size, columns.terms.size(), powers),
                             "more values than these");
  ModelSpace space;
  space.add(std::vector<double>(size, 1.0));
  for (const auto& column : columns.basis) space.add(column);
  std::vector<double> fitted = samples.values[0];
  const double about_mean = take_away_constant(fitted, {}).squares;
  const std::vector<double> residuals = space.residuals(fitted);
  double without = 0, explained = 0;
  for (std::size_t i = 0; i < size; ++i) {
    fitted[i] -= residuals[i];
    without += residuals[i] * residuals[i], explained += fitted[i] * fitted[i];
  }

  TestResult result = start_matched_result("RESET", "F", samples, run);
  result.n = {static_cast<double>(size)};
  constexpr double kNothing = 1e-26;  // of the squares, what rounding leaves
  if (!(without > kNothing * about_mean && explained > kNothing * about_mean)) {
    result.statistic = std::nan("");
    result.warn(run, explained > kNothing * about_mean ? "undefined: the line leaves nothing of the values"
                                                       : "undefined: the line explains nothing");
    result.read();
    return result;
  }
  // In units of their spread, which changes nothing of what the powers span.
  const double unit = std::sqrt(explained / static_cast<double>(size));
  for (double& v : fitted) v /= unit;
  std::vector<double> power = fitted;
  double added = 0;
  for (std::size_t k = 0; k < powers; ++k) {
    for (std::size_t i = 0; i < size; ++i) power[i] *= fitted[i];
    added += space.add(power);
  }
  if (added == 0) {
    result.statistic = std::nan("");
    result.warn(run, "undefined: the columns determine all powers of the fit");
    result.read();
    return result;
  }
  const double with = space.residual_squares(residuals), df = static_cast<double>(size - space.rank());
  result.degrees_of_freedom = {added, df};
  if (!(with > kNothing * about_mean)) {
    result.statistic = std::numeric_limits<double>::infinity();
    result.p = 0;
    result.warn(run, "zero variance: the powers leave nothing of the values");
  } else {
    result.statistic = (without - with) / added / (with / df);
    result.p = f_survival(result.statistic, added, df);
    result.effect = partial_eta_squared(result.statistic, added, df, question.confidence);
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
