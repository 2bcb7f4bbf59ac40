// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/circular/angles.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "stdlib/core/error.h"

namespace ansatz::hypothesis {

namespace {

constexpr double kTurn = 2 * std::numbers::pi;

const core::Unit* unit_of(const core::Value& value, std::size_t sample) {
  const core::Array* array = value.get<core::Array>();
  if (const auto* groups = value.get<core::Groups>())
    array = &groups->samples.at(std::min(sample, groups->samples.size() - 1));
  return array && !array->unit.symbol.empty() ? &array->unit : nullptr;
}

/// Radians in one of the numbers given.
double scale_of(const std::string& kernel, const CircularComparison& question, std::size_t sample) {
  if (!(question.period > 0) || std::isinf(question.period))
    throw core::BadParameter(kernel, "period", fmt::format("{:g}", question.period), "finite and above 0");
  const std::size_t place = std::min(sample, question.samples.size() - 1);
  const core::Unit* unit = unit_of(question.samples[place], sample);
  if (!unit || !unit->is_dimensionless()) return kTurn / question.period;
  if (question.period != CircularComparison{}.period)
    throw core::BadParameter(kernel, "period", fmt::format("{:g}", question.period),
                             "left out where the angles are in " + unit->symbol);
  return unit->scale;
}

}  // namespace

double make_angles(const std::string& kernel, const CircularComparison& question, Samples& samples,
                   std::size_t sample) {
  const double scale = scale_of(kernel, question, sample);
  for (double& angle : samples.values[sample]) angle *= scale;
  return kTurn / scale;
}

double make_angles(const std::string& kernel, const CircularComparison& question, Samples& samples) {
  const double turn = make_angles(kernel, question, samples, 0);
  for (std::size_t s = 1; s < samples.values.size(); ++s) make_angles(kernel, question, samples, s);
  return turn;
}

double Resultant::length() const { return std::hypot(cosines, sines); }
double Resultant::mean_length() const { return length() / n; }
double Resultant::direction() const { return std::atan2(sines, cosines); }

Resultant resultant(std::span<const double> angles) {
  Resultant out{.n = static_cast<double>(angles.size())};
  for (const double angle : angles) {
    out.cosines += std::cos(angle);
    out.sines += std::sin(angle);
  }
  return out;
}

}  // namespace ansatz::hypothesis
