// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/multiplicity/combine_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/multiplicity/ordered_p.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr double kPi = std::numbers::pi;

std::vector<double> weights_of(const CombineP& question, std::size_t count) {
  if (question.weights.size() == 0) return std::vector<double>(count, 1.0);
  const core::Array numbers = question.weights.as_real();
  const auto given = numbers.real();
  if (given.size() != count)
    throw core::BadParameter("combine_p", "weights", fmt::format("of {} numbers", given.size()),
                             fmt::format("as many as p, {}", count));
  double sum = 0;
  for (const double w : given) {
    if (!(w >= 0) || std::isinf(w))
      throw core::BadParameter("combine_p", "weights", fmt::format("{:g}", w), "at least 0");
    sum += w;
  }
  if (!(sum > 0)) throw core::BadParameter("combine_p", "weights", "0 everywhere", "above 0 somewhere");
  return {given.begin(), given.end()};
}

struct Combined {
  double statistic, p;
  const char* symbol;
};

Combined by_logarithms(std::span<const double> p, double m, bool of_small) {
  double sum = 0;
  for (const double value : p) sum += of_small ? std::log(value) : std::log1p(-value);
  if (of_small) return {-2 * sum, chi_squared_survival(-2 * sum, 2 * m), "χ²"};
  return {2 * sum, chi_squared_cdf(-2 * sum, 2 * m), "2 Σ ln(1 − p)"};
}

Combined by_deviates(std::span<const double> p, const std::vector<double>& weights) {
  double sum = 0, squares = 0;
  for (std::size_t i = 0; i < p.size(); ++i) {
    sum -= weights[i] * normal_quantile(p[i]);
    squares += weights[i] * weights[i];
  }
  const double z = sum / std::sqrt(squares);
  return {z, normal_survival(z), "z"};
}

Combined by_logits(std::span<const double> p, double m) {
  double sum = 0;
  for (const double value : p) sum += std::log1p(-value) - std::log(value);
  const double t = sum * std::sqrt(3 * (5 * m + 4) / (kPi * kPi * m * (5 * m + 2)));
  return {t, student_t_survival(t, 5 * m + 4), "t"};
}

Combined by_cauchy(std::span<const double> p, const std::vector<double>& weights) {
  double sum = 0, all = 0;
  for (std::size_t i = 0; i < p.size(); ++i) {
    sum += weights[i] / std::tan(kPi * p[i]);  // tan(π(½ − p)), with the digits of small p
    all += weights[i];
  }
  const double t = sum / all;
  return {t, t > 0 ? std::atan(1 / t) / kPi : 0.5 - std::atan(t) / kPi, "T"};
}

Combined by_harmonic_mean(std::span<const double> p, double m) {
  double sum = 0;
  for (const double value : p) sum += 1 / value;
  const double mean = m / sum;
  // e ln m is too small for two: p₂ = c − p₁ wherever p₁ < c keeps both uniform, and their mean at most c/2.
  const double factor = m > 2 ? std::numbers::e * std::log(m) : m;
  return {mean, std::min(1.0, mean * factor), "harmonic mean"};
}

Combined combined(const CombineP& question, std::span<const double> p) {
  const auto m = static_cast<double>(p.size());
  const auto& method = question.method;
  const std::vector<double> weights = weights_of(question, p.size());
  if (method == "fisher" || method == "pearson") return by_logarithms(p, m, method == "fisher");
  if (method == "stouffer") return by_deviates(p, weights);
  if (method == "mudholkar_george") return by_logits(p, m);
  if (method == "cauchy") return by_cauchy(p, weights);
  if (method == "harmonic_mean") return by_harmonic_mean(p, m);
  if (method != "tippett")
    throw core::BadParameter("combine_p", "method", "\"" + method + "\"",
                             "\"fisher\", \"pearson\", \"stouffer\", \"tippett\", \"mudholkar_george\", \"cauchy\" or "
                             "\"harmonic_mean\"");
  const double least = *std::min_element(p.begin(), p.end());
  return {least, -std::expm1(m * std::log1p(-least)), "min p"};
}

}  // namespace

TestResult combine_p(const CombineP& question, core::Run& run) {
  const core::Array numbers = checked_p("combine_p", question.p);
  const auto p = numbers.real();
  if (p.empty()) throw core::BadParameter("combine_p", "p", "empty", "at least one number");
  if (std::any_of(p.begin(), p.end(), [](double v) { return std::isnan(v); }))
    throw core::BadParameter("combine_p", "p", "NaN somewhere", "in [0, 1]");
  const Combined found = combined(question, p);
  TestResult result;
  result.test = "combined p by " + question.method;
  result.symbol = found.symbol;
  result.statistic = found.statistic;
  result.n = {static_cast<double>(p.size())};
  if (std::isnan(found.statistic) || std::isnan(found.p)) {
    result.warn(run, "undefined: a p of 0 meets a p of 1");
  } else {
    result.p = found.p;
  }
  if (question.method == "fisher") result.degrees_of_freedom = {2.0 * static_cast<double>(p.size())};
  if (question.method == "mudholkar_george") result.degrees_of_freedom = {5.0 * static_cast<double>(p.size()) + 4};
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
