// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/bayes/bayes_factor_correlation.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/tools/minima.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/bayes/log_incomplete_beta.h"
#include "stdlib/hypothesis/bayes/log_integral.h"
#include "stdlib/hypothesis/dependence/correlation.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

double log_cosh(double u) { return std::abs(u) + std::log1p(std::exp(-2 * std::abs(u))) - std::numbers::ln2; }

/// Terms of few pairs' 2 − c pass a pole's neighbourhood before they fall for good.
double hypergeometric_series(double c, double z) {
  constexpr double kShort = 20;
  double term = 1, sum = 1;
  for (double k = 0; k < kShort || std::abs(term) > 1e-17 * sum; ++k) {
    term *= (k + 0.5) * (k + 0.5) / ((c + k) * (k + 1)) * z;
    sum += term;
  }
  return sum;
}

/// ₂F₁(½, ½; n − ½; z) of z in [0, 1], n at least 2. Few pairs and z near 1: over 1 − z (NIST Handbook 15.8.4).
double half_half_hypergeometric(double n, double z) {
  constexpr double kMany = 20;
  const double c = n - 0.5;
  if (n >= kMany || z <= 0.5) return hypergeometric_series(c, z);
  const double sign = std::fmod(n, 2) == 0 ? -1 : 1, ratio = gamma_half_ratio(c - 0.5) / gamma_half_ratio(c - 1);
  return ratio * hypergeometric_series(2 - c, 1 - z) +
         sign * std::pow((1 - z) / z, c - 1) * hypergeometric_series(c, 1 - z);
}

/// Breaks of (low, high) about the top of a log-concave function, as far as it is worth integrating.
template <class LogDensity>
std::vector<double> breaks_about_top(const LogDensity& log_f, double from, double to, double width, double low,
                                     double high) {
  constexpr int kBits = 30;
  constexpr double kNothing = 80;
  const double top =
      from == to ? from
                 : boost::math::tools::brent_find_minima([&](double u) { return -log_f(u); }, from, to, kBits).first;
  const double most = log_f(top);
  std::vector<double> breaks{top};
  for (const double sign : {-1.0, 1.0}) {
    const double end = sign < 0 ? low : high;
    double u = top;
    for (double step = width; u != end && log_f(u) > most - kNothing; step *= 1.5) {
      u = sign < 0 ? std::max(end, u - step) : std::min(end, u + step);
      breaks.push_back(u);
    }
  }
  std::sort(breaks.begin(), breaks.end());
  return breaks;
}

}  // namespace

double log_bayes_factor_of_correlation(double r, double pairs, double width, Alternative alternative) {
  const double along = pairs - 1.5, prior = 1 / width, middle = std::atanh(r);
  const bool away = alternative != Alternative::two_sided && (r < 0) == (alternative == Alternative::greater);
  if (std::isinf(middle) && !away && pairs >= 2 + 2 * prior) return std::numeric_limits<double>::infinity();
  // Over u = atanh ρ, where 1 − ρ r = cosh(u − atanh r)/(cosh u cosh atanh r): nothing cancels however near r is to 1.
  const bool both = alternative == Alternative::two_sided;
  const double constant = (1 - 2 * prior) * std::numbers::ln2 - log_beta(prior, prior) -
                          std::log(half_half_hypergeometric(pairs, 0.5)) + (both ? 0 : std::numbers::ln2);
  const auto log_f = [&](double u) {
    const double lean = std::isinf(middle) ? std::copysign(1.0, middle) * u : log_cosh(middle) - log_cosh(u - middle);
    return constant - (2 * prior + 0.5) * log_cosh(u) + along * lean +
           std::log(half_half_hypergeometric(pairs, 0.5 * (1 + std::tanh(u) * r)));
  };
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const double low = alternative == Alternative::greater ? 0 : -kInfinity;
  const double high = alternative == Alternative::less ? 0 : kInfinity;
  // The top lies between 0 and the factors' own ones, at 0 and at atanh r; on the side away from r it is 0.
  const double farthest =
      std::isinf(middle) ? std::copysign(std::atanh(std::min(0.99, along / (2 * prior + 0.5))), middle) : middle;
  const double from = std::clamp(std::min(0.0, farthest), low, high),
               to = std::clamp(std::max(0.0, farthest), low, high);
  const double reach = 1 / std::sqrt(2 * prior + pairs);
  return log_integral(log_f, breaks_about_top(log_f, from, to, reach, low, high));
}

BayesFactor bayes_factor_correlation(const BayesFactorCorrelation& question, core::Run& run) {
  constexpr const char* kKernel = "bayes_factor_correlation";
  const Alternative alternative = read_alternative(kKernel, question.alternative);
  constexpr double kNarrowest = 1e-6, kWidest = 1e3;
  if (!(question.width >= kNarrowest && question.width <= kWidest))
    throw core::BadParameter(kKernel, "width", fmt::format("{:g}", question.width),
                             fmt::format("in [{:g}, {:g}]", kNarrowest, kWidest));
  const Samples samples = read_matched(question, {.kernel = kKernel, .at_least = 2, .at_most = 2, .size = 2});
  const auto pairs = static_cast<double>(samples.values[0].size());

  TestResult found = start_matched_result("Bayesian correlation", "r", samples, run);
  found.alternative = question.alternative;
  found.n = {pairs};
  found.statistic = correlation(samples.values[0], samples.values[1]);
  if (std::isnan(found.statistic)) {
    found.warn(run, "undefined: a sample is constant");
    return bayes_factor_of(found, found.statistic, run);
  }
  const double log_factor = log_bayes_factor_of_correlation(found.statistic, pairs, question.width, alternative);
  if (std::isinf(log_factor)) found.warn(run, "no error: all pairs lie on a line");
  return bayes_factor_of(found, log_factor, run);
}

}  // namespace ansatz::hypothesis
