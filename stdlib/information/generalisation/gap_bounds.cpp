// SPDX-License-Identifier: MIT
#include "stdlib/information/generalisation/gap_bounds.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <string>

#include "stdlib/core/error.h"
#include "stdlib/information/checks.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

/// kl(p‖q) of two coins, in nats.
double coin_divergence(double p, double q) {
  const auto term = [](double a, double b) { return a > 0 ? a * std::log(a / b) : 0; };
  return term(p, q) + term(1 - p, 1 - q);
}

/// The largest q in [p, 1] with kl(p‖q) ≤ bound; kl rises from p on.
double largest_risk(double p, double bound) {
  double low = p, high = 1;
  for (int i = 0; i < 200 && high - low > 0; ++i) {
    const double middle = 0.5 * (low + high);
    if (middle == low || middle == high) break;
    (coin_divergence(p, middle) <= bound ? low : high) = middle;
  }
  return high;
}

}  // namespace

double information_gap_bound(const InformationGap& question, core::Run&) {
  constexpr const char* kKernel = "information_gap_bound";
  at_least(kKernel, "information", question.information, 0);
  at_least(kKernel, "samples", question.samples, 1);
  at_least(kKernel, "spread", question.spread, 0);
  const double square = question.conditional ? 1 : question.spread * question.spread;
  return std::sqrt(2 * square * question.information / question.samples);
}

double code_gap(const CodeGap& question, core::Run&) {
  constexpr const char* kKernel = "code_gap";
  at_least(kKernel, "code", question.code, 0);
  at_least(kKernel, "encoder", question.encoder, 0);
  at_least(kKernel, "samples", question.samples, 1);
  return std::sqrt((question.code + question.encoder) / question.samples);
}

PacBayesBound pac_bayes_bound(const PacBayes& question, core::Run&) {
  constexpr const char* kKernel = "pac_bayes_bound";
  at_least(kKernel, "divergence", question.divergence, 0);
  at_least(kKernel, "samples", question.samples, 8);
  if (!(question.confidence > 0 && question.confidence < 1))
    throw BadParameter(kKernel, "confidence", fmt::format("{:g}", question.confidence),
                       "between 0 and 1, ends excluded");
  if (question.risk && !(*question.risk >= 0 && *question.risk <= 1))
    throw BadParameter(kKernel, "risk", fmt::format("{:g}", *question.risk), "in [0, 1]");
  PacBayesBound out;
  out.right_side =
      (question.divergence + std::log(2 * std::sqrt(question.samples) / (1 - question.confidence))) / question.samples;
  out.gap = std::sqrt(0.5 * out.right_side);
  out.risk = question.risk ? largest_risk(*question.risk, out.right_side) : std::numeric_limits<double>::quiet_NaN();
  return out;
}

}  // namespace ansatz::information
