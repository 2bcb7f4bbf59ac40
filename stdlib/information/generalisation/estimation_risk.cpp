// SPDX-License-Identifier: MIT
#include "stdlib/information/generalisation/estimation_risk.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <string>

#include "stdlib/core/error.h"
#include "stdlib/information/generalisation/log_linear_expansion.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

void check_masses(const core::Array& given) {
  const core::Array numbers = given.as_real();
  const auto masses = numbers.real();
  if (masses.size() < 2)
    throw BadParameter(kEstimationRisk, "masses", fmt::format("of {} cells", masses.size()), "of 2 at least");
  double sum = 0;
  for (const double m : masses) {
    if (!(m > 0) || !std::isfinite(m))
      throw BadParameter(kEstimationRisk, "masses", fmt::format("{:g} in a cell", m), "above 0 in each");
    sum += m;
  }
  if (std::abs(sum - 1) > 1e-9)
    throw BadParameter(kEstimationRisk, "masses", fmt::format("of sum {:.10g}", sum), "of sum 1");
}

RiskExpansion of_free_masses(const core::Array& given) {
  const core::Array numbers = given.as_real();
  double inverse = 0, spread = 0;
  for (const double m : numbers.real()) inverse += 1 / m, spread += std::sqrt(m * (1 - m));
  const auto cells = static_cast<double>(numbers.size());
  return {(cells - 1) / 2, (5 * inverse - 6 * cells + 1) / 12, spread};
}

RiskExpansion expansion_of(const EstimationRisk& question, const core::Run& run) {
  if (question.parameters && question.masses)
    throw BadParameter(kEstimationRisk, "parameters", "given beside masses", "left out, or masses be");
  if (question.masses) {
    check_masses(*question.masses);
    if (question.margins.is_nothing()) return of_free_masses(*question.masses);
    return log_linear_expansion(*question.masses, question.margins, run);
  }
  if (!question.margins.is_nothing())
    throw BadParameter(kEstimationRisk, "margins", "given without masses", "left out, or masses be given");
  if (!question.parameters) throw BadParameter(kEstimationRisk, "parameters", "not given", "given, or masses be");
  if (*question.parameters < 1)
    throw BadParameter(kEstimationRisk, "parameters", std::to_string(*question.parameters), "at least 1");
  const double p = *question.parameters;
  return {p / 2, 0, std::sqrt(p)};
}

}  // namespace

EstimationRiskEstimate estimation_risk(const EstimationRisk& question, core::Run& run) {
  const RiskExpansion e = expansion_of(question, run);
  const double tolerance = question.tolerance;
  if (!(tolerance > 0) || !std::isfinite(tolerance))
    throw BadParameter(kEstimationRisk, "tolerance", fmt::format("{:g}", tolerance), "above 0");
  if (question.samples && (!(*question.samples > 0) || !std::isfinite(*question.samples)))
    throw BadParameter(kEstimationRisk, "samples", fmt::format("{:g}", *question.samples), "above 0");
  EstimationRiskEstimate out;
  out.first = e.first;
  out.second = e.second;
  // δ n² − c₁ n − c₂ = 0
  const double square = e.first * e.first + 4 * tolerance * e.second;
  out.samples = square >= 0 ? (e.first + std::sqrt(square)) / (2 * tolerance) : 0;
  out.risk = out.fall = std::numeric_limits<double>::quiet_NaN();
  if (!question.samples) return out;
  const double n = *question.samples;
  out.risk = e.first / n + e.second / n / n;
  out.fall = e.spread / std::sqrt(8 * std::numbers::pi * n);
  out.is_enough = out.risk <= tolerance;
  return out;
}

}  // namespace ansatz::information
