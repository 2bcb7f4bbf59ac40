// SPDX-License-Identifier: MIT
#include "stdlib/information/generalisation/estimation_risk.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <string>

#include "stdlib/core/error.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kEstimationRisk = "estimation_risk";

/// p/2 and c₂
struct Expansion {
  double first = 0, second = 0;
};

Expansion of_masses(const core::Array& given) {
  const core::Array numbers = given.as_real();
  const auto masses = numbers.real();
  if (masses.size() < 2)
    throw BadParameter(kEstimationRisk, "masses", fmt::format("of {} cells", masses.size()), "of 2 at least");
  double sum = 0, inverse = 0;
  for (const double m : masses) {
    if (!(m > 0) || !std::isfinite(m))
      throw BadParameter(kEstimationRisk, "masses", fmt::format("{:g} in a cell", m), "above 0 in each");
    sum += m;
    inverse += 1 / m;
  }
  if (std::abs(sum - 1) > 1e-9)
    throw BadParameter(kEstimationRisk, "masses", fmt::format("of sum {:.10g}", sum), "of sum 1");
  const auto cells = static_cast<double>(masses.size());
  return {(cells - 1) / 2, (5 * inverse - 6 * cells + 1) / 12};
}

Expansion expansion_of(const EstimationRisk& question) {
  if (question.parameters && question.masses)
    throw BadParameter(kEstimationRisk, "parameters", "given beside masses", "left out, or masses be");
  if (question.masses) return of_masses(*question.masses);
  if (!question.parameters) throw BadParameter(kEstimationRisk, "parameters", "not given", "given, or masses be");
  if (*question.parameters < 1)
    throw BadParameter(kEstimationRisk, "parameters", std::to_string(*question.parameters), "at least 1");
  return {0.5 * *question.parameters, 0};
}

}  // namespace

EstimationRiskEstimate estimation_risk(const EstimationRisk& question, core::Run&) {
  const Expansion e = expansion_of(question);
  const double tolerance = question.tolerance;
  if (!(tolerance > 0) || !std::isfinite(tolerance))
    throw BadParameter(kEstimationRisk, "tolerance", fmt::format("{:g}", tolerance), "above 0");
  if (question.samples && (!(*question.samples > 0) || !std::isfinite(*question.samples)))
    throw BadParameter(kEstimationRisk, "samples", fmt::format("{:g}", *question.samples), "above 0");
  EstimationRiskEstimate out;
  out.second = e.second;
  // δ n² − (p/2) n − c₂ = 0
  out.samples = (e.first + std::sqrt(e.first * e.first + 4 * tolerance * e.second)) / (2 * tolerance);
  out.risk = std::numeric_limits<double>::quiet_NaN();
  if (!question.samples) return out;
  const double n = *question.samples;
  out.risk = e.first / n + e.second / n / n;
  out.is_enough = out.risk <= tolerance;
  return out;
}

}  // namespace ansatz::information
