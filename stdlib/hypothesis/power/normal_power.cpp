// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/power/normal_power.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

// `shift` is where the standardised statistic stands under an effect.
PowerResult solve_normal(const PowerQuestion& question, const std::string& alternative, PowerDesign design,
                         const std::function<double(double effect, double n)>& shift) {
  const Alternative side = read_alternative(design.kernel, alternative);
  design.signed_effect = true;
  design.power = [=](double effect, double n, double alpha) {
    const double z = -normal_quantile(side == Alternative::two_sided ? 0.5 * alpha : alpha), at = shift(effect, n);
    return normal_survival(z - at) + (side == Alternative::two_sided ? normal_survival(z + at) : 0);
  };
  return solve_power(question, design, side == Alternative::less);
}

}  // namespace

PowerResult correlation_power(const CorrelationPower& question, core::Run&) {
  PowerDesign design;
  design.kernel = "correlation_power";
  design.title = "correlation";
  design.n_of = "pairs";
  design.least_n = 4;
  design.most_effect = 1;
  return solve_normal(question, question.alternative, design,
                      [](double effect, double n) { return std::atanh(effect) * std::sqrt(n - 3); });
}

PowerResult proportions_power(const ProportionsPower& question, core::Run&) {
  if (!(question.ratio > 0) || std::isinf(question.ratio))
    throw core::BadParameter("proportions_power", "ratio", fmt::format("{:g}", question.ratio), "above 0");
  PowerDesign design;
  design.kernel = "proportions_power";
  design.title = "two proportions";
  design.n_of = "observations in the first sample";
  design.least_n = 1;
  design.most_effect = 4 * std::atan(1.0);  // of 0 and 1
  const double share = question.ratio / (1 + question.ratio);
  return solve_normal(question, question.alternative, design,
                      [share](double effect, double n) { return effect * std::sqrt(n * share); });
}

double cohen_h(const CohenH& question, core::Run&) {
  const auto angle = [](const char* name, double p) {
    if (!(p >= 0 && p <= 1)) throw core::BadParameter("cohen_h", name, fmt::format("{:g}", p), "in [0, 1]");
    return 2 * std::asin(std::sqrt(p));
  };
  return angle("first", question.first) - angle("second", question.second);
}

}  // namespace ansatz::hypothesis
