// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/circular/circular_correlation.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/dependence/correlation.h"
#include "stdlib/hypothesis/effects/variance_explained.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

/// z n R̄² above which angles have a direction at 0.05, near enough: e^{−3}.
constexpr double kDirected = 3;

std::vector<double> sines_about_mean(std::vector<double> angles, bool& has_direction) {
  const Resultant all = resultant(angles);
  has_direction = has_direction && all.n * all.mean_length() * all.mean_length() > kDirected;
  const double mean = all.direction();
  for (double& angle : angles) angle = std::sin(angle - mean);
  return angles;
}

}  // namespace

TestResult circular_correlation(const CircularCorrelation& question, core::Run& run) {
  constexpr const char* kKernel = "circular_correlation";
  const Alternative alternative = read_alternative(kKernel, question.alternative);
  check_confidence(kKernel, question.confidence);
  Samples samples = read_matched(question, {.kernel = kKernel, .at_least = 2, .at_most = 2, .size = 3});
  make_angles(kKernel, question, samples);
  const auto n = static_cast<double>(samples.values[0].size());
  bool have_directions = true;
  const auto x = sines_about_mean(samples.values[0], have_directions),
             y = sines_about_mean(samples.values[1], have_directions);
  double products = 0, of_x = 0, of_y = 0, of_both = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    products += x[i] * y[i];
    of_x += x[i] * x[i];
    of_y += y[i] * y[i];
    of_both += x[i] * x[i] * y[i] * y[i];
  }
  TestResult result = start_matched_result("circular correlation", "r", samples, run);
  result.alternative = question.alternative;
  result.n = {n};
  const double rounding = n * std::numeric_limits<double>::epsilon();
  if (!(of_x > rounding * rounding && of_y > rounding * rounding && of_both > 0)) {
    result.statistic = std::nan("");
    result.warn(run, "undefined: a sample is one angle, or the two never leave their directions together");
    result.read();
    return result;
  }
  result.statistic = rounded_correlation(products / std::sqrt(of_x * of_y));
  const double error = std::sqrt(of_both / (of_x * of_y)), z = result.statistic / error;
  result.method = "asymptotic";
  result.p = p_of_tails(alternative, normal_survival(-z), normal_survival(z));
  result.effect =
      Effect{"r", result.statistic, fisher_interval(result.statistic, error, question.confidence), question.confidence};
  if (!have_directions)
    result.warn(
        run, "a sample has hardly any direction, about which its sines are taken: r hangs on where it happens to lie");
  result.read();
  return result;
}

TestResult circular_linear_correlation(const CircularLinearCorrelation& question, core::Run& run) {
  constexpr const char* kKernel = "circular_linear_correlation";
  check_confidence(kKernel, question.confidence);
  Samples samples = read_matched(question, {.kernel = kKernel, .at_least = 2, .at_most = 2, .size = 4});
  make_angles(kKernel, question, samples, 0);
  const auto n = static_cast<double>(samples.values[0].size());
  std::vector<double> cosines, sines;
  for (const double angle : samples.values[0]) {
    cosines.push_back(std::cos(angle));
    sines.push_back(std::sin(angle));
  }
  TestResult result = start_matched_result("circular–linear correlation", "F", samples, run);
  result.n = {n};
  result.degrees_of_freedom = {2, n - 3};
  const double c = correlation(samples.values[1], cosines), s = correlation(samples.values[1], sines),
               both = correlation(cosines, sines), rest = 1 - both * both;
  if (!(rest > n * std::numeric_limits<double>::epsilon()) || std::isnan(c) || std::isnan(s)) {
    result.statistic = std::nan("");
    result.warn(run, "undefined: the quantity is constant, or there are fewer than three different angles");
    result.read();
    return result;
  }
  const double share = std::clamp((c * c + s * s - 2 * c * s * both) / rest, 0.0, 1.0);
  if (1 - share < n * std::numeric_limits<double>::epsilon()) {
    result.statistic = std::numeric_limits<double>::infinity();
    result.p = 0;
    result.effect = Effect{"R²", 1, std::nullopt, question.confidence};
    result.warn(run, "the quantity follows the angle without any error");
    result.read();
    return result;
  }
  result.statistic = (n - 3) * share / (2 * (1 - share));
  result.p = f_survival(result.statistic, 2, n - 3);
  result.effect = partial_eta_squared(result.statistic, 2, n - 3, question.confidence);
  result.effect->name = "R²";
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
