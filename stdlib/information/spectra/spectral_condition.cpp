// SPDX-License-Identifier: MIT
#include "stdlib/information/spectra/spectral_condition.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/information/spectra/matrix_spectrum.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kSpectralCondition = "spectral_condition";

}  // namespace

SpectralConditionEstimate spectral_condition(const SpectralCondition& question, core::Run& run) {
  const core::Array& weights = question.weights;
  if (weights.rank() != 2)
    throw BadParameter(kSpectralCondition, "weights", fmt::format("of {} dimensions", weights.rank()),
                       "[output, input]");
  const double norm = clean_singular_values(kSpectralCondition, weights, run).front();
  const auto outputs = static_cast<double>(weights.dimension(0).size);
  const auto inputs = static_cast<double>(weights.dimension(1).size);
  const double wanted = std::sqrt(outputs / inputs);
  SpectralConditionEstimate out;
  out.weights = norm / wanted;
  out.update = std::numeric_limits<double>::quiet_NaN();
  out.spread = std::min(1.0, wanted) / std::sqrt(inputs);
  out.rate = outputs / inputs;
  if (!question.update) return out;
  const core::Array& update = *question.update;
  if (update.rank() != 2 || update.dimension(0).size != weights.dimension(0).size ||
      update.dimension(1).size != weights.dimension(1).size)
    throw BadParameter(kSpectralCondition, "update", "of another shape than the weights",
                       fmt::format("[{}, {}]", weights.dimension(0).size, weights.dimension(1).size));
  out.update = clean_singular_values(kSpectralCondition, update, run).front() / wanted;
  return out;
}

}  // namespace ansatz::information
