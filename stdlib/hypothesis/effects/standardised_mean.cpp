// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/effects/standardised_mean.h"

#include <cmath>
#include <limits>

#include "stdlib/hypothesis/null_distributions/noncentrality.h"

namespace ansatz::hypothesis {

Effect standardised_mean(const std::string& name, const Moments& sample, double mean, double confidence) {
  Effect effect{name, 0, std::nullopt, confidence};
  const double difference = sample.mean - mean, spread = std::sqrt(sample.variance());
  if (!(spread > 0)) {
    if (difference != 0) effect.value = std::copysign(std::numeric_limits<double>::infinity(), difference);
    return effect;
  }
  effect.value = difference / spread;
  const double scale = std::sqrt(sample.n);
  const core::Interval delta = noncentral_t_interval(effect.value * scale, sample.n - 1, confidence);
  effect.interval = core::Interval{delta.low / scale, delta.high / scale};
  return effect;
}

}  // namespace ansatz::hypothesis
