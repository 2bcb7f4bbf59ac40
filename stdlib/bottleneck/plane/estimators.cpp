// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/plane/estimators.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::bottleneck {

namespace {

using core::BadParameter;

void at_least(const char* kernel, const char* name, int value, int least) {
  if (value < least) throw BadParameter(kernel, name, std::to_string(value), fmt::format("at least {}", least));
}

void above_zero(const char* kernel, const char* name, double value) {
  if (!(value > 0) || std::isinf(value))
    throw BadParameter(kernel, name, fmt::format("{:g}", value), "above 0 and finite");
}

}  // namespace

Binned binned(const Binned& question, core::Run&) {
  at_least("binned", "bins", question.bins, 1);
  constexpr const char* kRanges = "\"activation\", \"layer\", \"network\", or an interval of some length";
  if (const auto* name = std::get_if<std::string>(&question.range)) {
    if (*name != "activation" && *name != "layer" && *name != "network")
      throw BadParameter("binned", "range", "\"" + *name + "\"", kRanges);
  } else {
    const auto& range = std::get<core::Interval>(question.range);
    if (!(range.low < range.high) || std::isinf(range.high - range.low))
      throw BadParameter("binned", "range", fmt::format("{:g}..{:g}", range.low, range.high), kRanges);
  }
  return question;
}

AdaptivelyBinned adaptively_binned(const AdaptivelyBinned& question, core::Run&) {
  at_least("adaptively_binned", "bins", question.bins, 1);
  return question;
}

Smoothed smoothed(const Smoothed& question, core::Run&) {
  above_zero("smoothed", "variance", question.variance);
  if (question.bound != "upper" && question.bound != "lower")
    throw BadParameter("smoothed", "bound", "\"" + question.bound + "\"", "\"upper\" or \"lower\"");
  return question;
}

Noised noised(const Noised& question, core::Run&) {
  above_zero("noised", "deviation", question.deviation);
  at_least("noised", "paths", question.paths, 2);
  at_least("noised", "draws", question.draws, 1);
  at_least("noised", "most", question.most, 2);
  return question;
}

Compressed compressed(const Compressed& question, core::Run&) {
  at_least("compressed", "components", question.components, 1);
  if (question.code != "components" && question.code != "autoencoder")
    throw BadParameter("compressed", "code", "\"" + question.code + "\"", "\"components\" or \"autoencoder\"");
  above_zero("compressed", "deviation", question.deviation);
  at_least("compressed", "neighbours", question.neighbours, 1);
  at_least("compressed", "most", question.most, 10);
  return question;
}

KernelMatrices kernel_matrices(const KernelMatrices& question, core::Run&) {
  above_zero("kernel_matrices", "order", question.order);
  at_least("kernel_matrices", "most", question.most, 10);
  return question;
}

Diffused diffused(const Diffused& question, core::Run&) {
  above_zero("diffused", "time", question.time);
  at_least("diffused", "most", question.most, 10);
  return question;
}

}  // namespace ansatz::bottleneck
