// SPDX-License-Identifier: MIT
#include "stdlib/networks/descent.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::networks {

Descender::Descender(const std::string& kernel, const Descent& rule, std::size_t parameters, const Network* network)
    : descent_(rule) {
  const auto refuse = [&](const char* name, double value, const char* allowed) {
    throw core::BadParameter(kernel, name, fmt::format("{:g}", value), allowed);
  };
  const auto is_share = [](double x) { return x >= 0 && x < 1; };
  if (rule.rule == "adam")
    rule_ = Rule::adam;
  else if (rule.rule == "momentum")
    rule_ = Rule::momentum;
  else if (rule.rule != "sgd")
    throw core::BadParameter(kernel, "optimizer", "\"" + rule.rule + "\"", "\"sgd\", \"momentum\" or \"adam\"");
  if (!(rule.rate > 0) || std::isinf(rule.rate)) refuse("rate", rule.rate, "above 0");
  if (!is_share(rule.momentum)) refuse("momentum", rule.momentum, "in [0, 1)");
  if (!is_share(rule.first)) refuse("first", rule.first, "in [0, 1)");
  if (!is_share(rule.second)) refuse("second", rule.second, "in [0, 1)");
  if (!(rule.epsilon > 0) || std::isinf(rule.epsilon)) refuse("epsilon", rule.epsilon, "above 0");
  if (!(rule.decay >= 0) || std::isinf(rule.decay)) refuse("decay", rule.decay, "at least 0");
  if (rule_ != Rule::sgd) mean_.resize(parameters);
  if (rule_ == Rule::adam) square_.resize(parameters);
  if (!network) {
    weights_.push_back({0, parameters});
    return;
  }
  for (const Layer& layer : network->layers()) weights_.push_back({layer.weights, layer.block->weights()});
}

void Descender::shrink(std::span<double> parameters) const {
  const double kept = 1 - descent_.rate * descent_.decay;
  for (const Stretch& stretch : weights_)
    for (double& w : parameters.subspan(stretch.first, stretch.count)) w *= kept;
}

void Descender::step(std::span<double> parameters, std::span<const double> gradient) {
  if (descent_.decay > 0) shrink(parameters);
  const double rate = descent_.rate;
  const std::size_t n = parameters.size();
  double* const theta = parameters.data();
  const double* const g = gradient.data();
  if (rule_ == Rule::sgd) {
    for (std::size_t p = 0; p < n; ++p) theta[p] -= rate * g[p];
    return;
  }
  double* const mean = mean_.data();
  if (rule_ == Rule::momentum) {
    for (std::size_t p = 0; p < n; ++p) {
      mean[p] = descent_.momentum * mean[p] + g[p];
      theta[p] -= rate * mean[p];
    }
    return;
  }
  first_power_ *= descent_.first;
  second_power_ *= descent_.second;
  const double one = descent_.first, two = descent_.second, epsilon = descent_.epsilon;
  const double length = rate / (1 - first_power_), scale = 1 / (1 - second_power_);
  double* const square = square_.data();
  for (std::size_t p = 0; p < n; ++p) {
    mean[p] = one * mean[p] + (1 - one) * g[p];
    square[p] = two * square[p] + (1 - two) * (g[p] * g[p]);
    theta[p] -= length * mean[p] / (std::sqrt(square[p] * scale) + epsilon);
  }
}

}  // namespace ansatz::networks
