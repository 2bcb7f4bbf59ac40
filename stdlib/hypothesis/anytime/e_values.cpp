// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/anytime/e_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/multiplicity/corrections.h"

namespace ansatz::hypothesis {

namespace {

std::vector<double> checked_e(const char* kernel, const core::Array& e) {
  const core::Array numbers = e.as_real();
  const auto values = numbers.real();
  for (const double value : values) {
    if (!(value >= 0)) throw core::BadParameter(kernel, "e", fmt::format("{:g}", value), "at least 0");
  }
  return {values.begin(), values.end()};
}

double mixed(double p) {
  if (p == 0) return std::numeric_limits<double>::infinity();
  const double x = -std::log(p);
  // (1 − p − p x)/(p x²) loses its digits near p = 1; there eˣ − 1 − x by its series.
  if (x < 1e-3) return 0.5 + x * (1.0 / 6 + x * (1.0 / 24 + x / 120));
  return (std::expm1(x) - x) / (x * x);
}

}  // namespace

core::Array calibrated_e(const CalibratedE& question, core::Run&) {
  if (!(question.kappa >= 0 && question.kappa < 1))
    throw core::BadParameter("calibrated_e", "kappa", fmt::format("{:g}", question.kappa), "in [0, 1)");
  const core::Array numbers = question.p.as_real();
  std::vector<double> e;
  for (const double p : numbers.real()) {
    if (!(p >= 0 && p <= 1)) throw core::BadParameter("calibrated_e", "p", fmt::format("{:g}", p), "in [0, 1]");
    e.push_back(question.kappa == 0 ? mixed(p) : question.kappa * std::pow(p, question.kappa - 1));
  }
  return {question.p.dimensions(), std::move(e)};
}

double combined_e(const CombinedE& question, core::Run&) {
  const std::vector<double> e = checked_e("combined_e", question.e);
  if (e.empty()) throw core::BadParameter("combined_e", "e", "empty", "at least one number");
  if (question.method != "mean" && question.method != "product")
    throw core::BadParameter("combined_e", "method", "\"" + question.method + "\"", "\"mean\" or \"product\"");
  double sum = 0, logarithms = 0;
  for (const double value : e) sum += value, logarithms += std::log(value);
  if (question.method == "mean") return sum / static_cast<double>(e.size());
  if (std::isnan(logarithms)) throw core::BadParameter("combined_e", "e", "0 and infinite", "one of them at most");
  return std::exp(logarithms);
}

core::Array e_benjamini_hochberg(const FamilyOfE& question, core::Run& run) {
  std::vector<double> p = checked_e("e_benjamini_hochberg", question.e);
  for (double& value : p) value = value > 1 ? 1 / value : 1;
  return benjamini_hochberg({core::Array(question.e.dimensions(), std::move(p))}, run);
}

}  // namespace ansatz::hypothesis
