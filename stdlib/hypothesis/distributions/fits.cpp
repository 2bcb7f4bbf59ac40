// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/distributions/fits.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/cramer_von_mises.h"
#include "stdlib/hypothesis/null_distributions/kolmogorov.h"

namespace ansatz::hypothesis {

namespace {

// F at the values of the sample, in increasing order of these.
std::vector<double> levels_of(const char* kernel, std::vector<double> values, const core::Function& cdf, int& ties) {
  if (!cdf) throw core::BadParameter(kernel, "cdf", "nothing", "a function of one number");
  core::sort_numbers(values);
  for (std::size_t i = 1; i < values.size(); ++i)
    ties += values[i] == values[i - 1] && (i == 1 || values[i - 2] != values[i]);
  std::vector<double> levels(values.size());
  const double* input = values.data();
  cdf.evaluate({&input, 1}, levels.data(), values.size());
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (!(levels[i] >= 0 && levels[i] <= 1))
      throw core::BadParameter(kernel, "cdf", fmt::format("{:g} at {:g}", levels[i], values[i]), "in [0, 1]");
    // What the last digits of a formula do is let pass.
    if (i > 0 && levels[i] < levels[i - 1] - 1e-12)
      throw core::BadParameter(kernel, "cdf", fmt::format("falling between {:g} and {:g}", values[i - 1], values[i]),
                               "rising");
  }
  return levels;
}

TestResult start_fit(const char* title, const char* symbol, const Samples& samples, int ties, core::Run& run) {
  TestResult result = start_result(title, symbol, samples, run);
  result.ties = ties;
  if (ties > 0) result.warn(run, "ties cannot come from a continuous distribution, and make p too small");
  return result;
}

}  // namespace

TestResult kolmogorov_smirnov_fit(const KolmogorovSmirnovFit& question, core::Run& run) {
  const char* kernel = "kolmogorov_smirnov_fit";
  const Alternative alternative = read_alternative(kernel, question.alternative);
  check_confidence(kernel, question.confidence);
  const Samples samples = read_samples(question, {.kernel = kernel, .at_least = 1, .at_most = 1});
  int ties = 0;
  const std::vector<double> levels = levels_of(kernel, samples.values[0], question.cdf, ties);
  const auto n = static_cast<double>(levels.size());
  double above = 0, below = 0;  // how far the step function stands above F, and below
  for (std::size_t i = 0; i < levels.size(); ++i) {
    above = std::max(above, static_cast<double>(i + 1) / n - levels[i]);
    below = std::max(below, levels[i] - static_cast<double>(i) / n);
  }
  TestResult result = start_fit("Kolmogorov–Smirnov fit", "D", samples, ties, run);
  result.alternative = question.alternative;
  if (alternative == Alternative::two_sided) {
    result.statistic = std::max(above, below);
    result.p = kolmogorov_survival(result.statistic, levels.size());
    const double reach = std::sqrt(std::log(2 / (1 - question.confidence)) / (2 * n));
    const core::Interval interval{std::max(0.0, result.statistic - reach), std::min(1.0, result.statistic + reach)};
    result.effect = Effect{"sup |Fₙ − F|", result.statistic, interval, question.confidence};
  } else {
    result.statistic = alternative == Alternative::less ? above : below;
    result.p = smirnov_survival(result.statistic, levels.size());
  }
  const std::size_t most_exact = alternative == Alternative::two_sided ? kMostExactKolmogorov : kMostExactSmirnov;
  result.method = levels.size() <= most_exact ? "exact" : "asymptotic";
  result.read();
  return result;
}

TestResult cramer_von_mises_fit(const CramerVonMisesFit& question, core::Run& run) {
  const char* kernel = "cramer_von_mises_fit";
  const Samples samples = read_samples(question, {.kernel = kernel, .at_least = 1, .at_most = 1});
  int ties = 0;
  const std::vector<double> levels = levels_of(kernel, samples.values[0], question.cdf, ties);
  const auto n = static_cast<double>(levels.size());
  TestResult result = start_fit("Cramér–von Mises fit", "W²", samples, ties, run);
  result.alternative = "greater";
  result.statistic = 1 / (12 * n);
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const double off = levels[i] - (2 * static_cast<double>(i) + 1) / (2 * n);
    result.statistic += off * off;
  }
  result.p = cramer_von_mises_survival(result.statistic, n);
  result.method = "asymptotic";
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
