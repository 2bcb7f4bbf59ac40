// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/models/diebold_mariano.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/means/t_statistic.h"

namespace ansatz::hypothesis {

namespace {

/// γ₀ + 2 Σ w γ_l of values whose mean is 0.
double long_run_variance(const std::vector<double>& centred, std::size_t horizon, bool bartlett) {
  double sum = 0;
  for (std::size_t lag = 0; lag < horizon; ++lag) {
    double products = 0;
    for (std::size_t i = lag; i < centred.size(); ++i) products += centred[i] * centred[i - lag];
    const double weight = bartlett ? 1 - static_cast<double>(lag) / static_cast<double>(horizon) : 1;
    sum += (lag == 0 ? 1 : 2 * weight) * products / static_cast<double>(centred.size());
  }
  return sum;
}

}  // namespace

TestResult diebold_mariano(const DieboldMariano& question, core::Run& run) {
  constexpr const char* kKernel = "diebold_mariano";
  const Alternative alternative = read_alternative(kKernel, question.alternative);
  check_confidence(kKernel, question.confidence);
  const bool squared = question.loss == "squared", absolute = question.loss == "absolute";
  if (!squared && !absolute && question.loss != "given")
    throw core::BadParameter(kKernel, "loss", "\"" + question.loss + "\"", "\"squared\", \"absolute\" or \"given\"");
  const bool bartlett = question.variance == "bartlett";
  if (!bartlett && question.variance != "rectangular")
    throw core::BadParameter(kKernel, "variance", "\"" + question.variance + "\"", "\"rectangular\" or \"bartlett\"");
  const Samples samples = read_matched(question, {.kernel = kKernel, .at_least = 2, .at_most = 2, .size = 3});
  const std::size_t size = samples.values[0].size();
  if (question.horizon < 1 || static_cast<std::size_t>(question.horizon) >= size)
    throw core::BadParameter(kKernel, "horizon", std::to_string(question.horizon),
                             fmt::format("at least 1 and below the {} steps", size));
  const auto horizon = static_cast<std::size_t>(question.horizon);
  const auto cost = [&](double error) { return squared ? error * error : absolute ? std::abs(error) : error; };
  std::vector<double> differences(size);
  for (std::size_t i = 0; i < size; ++i) differences[i] = cost(samples.values[0][i]) - cost(samples.values[1][i]);
  const Moments d = moments(differences);
  for (double& v : differences) v -= d.mean;

  TestResult result = start_matched_result("Diebold–Mariano", question.small_sample ? "t" : "z", samples, run);
  result.alternative = question.alternative;
  result.n = {d.n};
  result.estimate_of = "mean difference of losses";
  double variance = long_run_variance(differences, horizon, bartlett);
  if (!(variance > 0) && d.squares > 0) {
    variance = long_run_variance(differences, horizon, true);
    result.warn(run, "the autocovariances of the rectangle sum to less than 0; Bartlett's weights are taken");
  }
  double error = std::sqrt(variance / d.n), df = std::numeric_limits<double>::infinity();
  if (question.small_sample) {
    const double h = question.horizon;
    error /= std::sqrt((d.n + 1 - 2 * h + h * (h - 1) / d.n) / d.n);
    df = d.n - 1;
  }
  fill_t(result,
         {.estimate = d.mean,
          .error = error,
          .df = df,
          .constant = "all differences of losses are equal",
          .equal = "the forecasts cost the same at every step"},
         alternative, question.confidence, run);
  if (!question.small_sample) {
    result.method = "asymptotic";
    result.degrees_of_freedom.clear();
  }
  result.effect = Effect{result.estimate_of, d.mean, result.interval, question.confidence};
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
