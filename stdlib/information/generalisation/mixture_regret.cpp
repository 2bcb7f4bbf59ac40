// SPDX-License-Identifier: MIT
#include "stdlib/information/generalisation/mixture_regret.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "stdlib/core/error.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kMixtureRegret = "mixture_regret";
constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::vector<double> read_weights(const MixtureRegret& question, std::size_t hypotheses) {
  if (!question.weights) return std::vector<double>(hypotheses, 1 / static_cast<double>(hypotheses));
  const core::Array numbers = question.weights->as_real();
  std::vector<double> out(numbers.real().begin(), numbers.real().end());
  if (out.size() != hypotheses)
    throw BadParameter(kMixtureRegret, "weights", fmt::format("of {} hypotheses", out.size()),
                       fmt::format("of {}, as many as there are divergences", hypotheses));
  double sum = 0;
  for (const double w : out) {
    if (!(w >= 0) || !std::isfinite(w))
      throw BadParameter(kMixtureRegret, "weights", fmt::format("{:g}", w), "at least 0");
    sum += w;
  }
  if (std::abs(sum - 1) > 1e-9)
    throw BadParameter(kMixtureRegret, "weights", fmt::format("of sum {:.10g}", sum), "of sum 1");
  return out;
}

}  // namespace

MixtureRegretEstimate mixture_regret(const MixtureRegret& question, core::Run&) {
  const core::Array numbers = question.divergences.as_real();
  const auto divergences = numbers.real();
  if (divergences.empty() || numbers.rank() > 1)
    throw BadParameter(kMixtureRegret, "divergences",
                       fmt::format("of {} dimensions, {} elements", numbers.rank(), divergences.size()),
                       "one for each hypothesis, one at least");
  for (const double d : divergences)
    if (!(d >= 0)) throw BadParameter(kMixtureRegret, "divergences", fmt::format("{:g}", d), "at least 0");
  const double n = question.samples;
  if (!(n >= 0) || !std::isfinite(n))
    throw BadParameter(kMixtureRegret, "samples", fmt::format("{:g}", n), "at least 0");
  const std::vector<double> weights = read_weights(question, divergences.size());

  // The largest term is taken out, so that none of them is lost for being small.
  std::vector<double> terms;
  for (std::size_t h = 0; h < weights.size(); ++h)
    if (weights[h] > 0) terms.push_back(std::log(weights[h]) - (n > 0 ? n * divergences[h] : 0));
  const double largest = *std::max_element(terms.begin(), terms.end());
  MixtureRegretEstimate out;
  out.regret = kInfinity;
  if (std::isfinite(largest)) {
    double sum = 0;
    for (const double t : terms) sum += std::exp(t - largest);
    out.regret = -largest - std::log(sum);
  }
  out.ball_weight = out.ball_bound = std::numeric_limits<double>::quiet_NaN();
  if (!question.radius) return out;
  const double radius = *question.radius;
  if (!(radius >= 0) || !std::isfinite(radius))
    throw BadParameter(kMixtureRegret, "radius", fmt::format("{:g}", radius), "at least 0");
  out.ball_weight = 0;
  for (std::size_t h = 0; h < weights.size(); ++h)
    if (divergences[h] <= radius) out.ball_weight += weights[h];
  out.ball_bound = n * radius - std::log(out.ball_weight);
  return out;
}

}  // namespace ansatz::information
