// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/effective_features.h"

#include <cmath>
#include <limits>

#include "stdlib/core/sums.h"
#include "stdlib/information/discrete/entropies.h"
#include "stdlib/information/neighbours/paired_points.h"

namespace ansatz::information {

FeatureCount effective_features(const EffectiveFeatures& question, core::Run& run) {
  Points codes = paired_points("effective_features", {{"codes", &question.codes}}, "never", 1, run)[0];
  std::vector<double> masses;
  FeatureCount out;
  double total = 0;
  for (std::size_t a = 0; a < codes.dimension; ++a) {
    for (double& v : codes.column(a)) v = std::abs(v);
    masses.push_back(core::pairwise_sum(codes.column(a)));
    total += masses.back();
    out.live += masses.back() > 0 ? 1 : 0;
  }
  if (!(total > 0)) {
    run.warn("effective_features: codes is zero throughout, so no feature is used");
    out.features = std::numeric_limits<double>::quiet_NaN();
    return out;
  }
  for (double& v : masses) v /= total;
  out.features = std::exp(shannon_entropy(masses));
  return out;
}

}  // namespace ansatz::information
