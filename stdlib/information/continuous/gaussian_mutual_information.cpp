// SPDX-License-Identifier: MIT
#include "stdlib/information/continuous/gaussian_mutual_information.h"

#include <fmt/format.h>

#include "stdlib/core/error.h"
#include "stdlib/information/continuous/canonical.h"
#include "stdlib/information/neighbours/paired_points.h"

namespace ansatz::information {

namespace {

constexpr const char* kGaussianMutualInformation = "gaussian_mutual_information";

}  // namespace

GaussianMutualInformationEstimate gaussian_mutual_information(const GaussianMutualInformation& question,
                                                              core::Run& run) {
  const double scale = log_of_base(kGaussianMutualInformation, question.base);
  std::vector<NamedSample> named{{"x", &question.x}, {"y", &question.y}};
  if (question.given) named.push_back({"given", &*question.given});
  auto samples = paired_points(kGaussianMutualInformation, named, question.missing, 2, run);
  std::size_t taken = 1;
  for (Points& sample : samples) {
    rescale(kGaussianMutualInformation, question.scale, sample);
    taken += sample.dimension;
  }
  if (samples[0].count <= taken)
    throw core::BadParameter(kGaussianMutualInformation, "x", fmt::format("{} rows", samples[0].count),
                             fmt::format("more than {}, one for each mean and component", taken));
  run.tick();
  Canonical canonical = canonical_correlations(samples[0], samples[1], question.given ? &samples[2] : nullptr);
  GaussianMutualInformationEstimate out;
  out.information = canonical.information / scale;
  out.p = canonical.p;
  out.degrees = canonical.degrees;
  out.canonical = core::Array::along("pair", std::move(canonical.correlations));
  out.canonical.label = "canonical correlation";
  return out;
}

}  // namespace ansatz::information
