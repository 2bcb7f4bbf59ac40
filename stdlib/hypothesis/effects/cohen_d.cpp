// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/effects/cohen_d.h"

#include <cmath>
#include <limits>

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/noncentrality.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

Samples read_two(const std::string& kernel, const CohenD& question) {
  check_confidence(kernel, question.confidence);
  return read_samples(question, {.kernel = kernel, .at_least = 2, .at_most = 2, .size = 2});
}

}  // namespace

Effect cohen_d_of(const Moments& a, const Moments& b, double confidence) {
  const double df = a.n + b.n - 2, difference = a.mean - b.mean;
  const double spread = std::sqrt((a.squares + b.squares) / df);
  Effect effect{"Cohen's d", 0, std::nullopt, confidence};
  if (spread == 0) {
    if (difference != 0) effect.value = std::copysign(std::numeric_limits<double>::infinity(), difference);
    return effect;
  }
  effect.value = difference / spread;
  const double scale = std::sqrt(a.n * b.n / (a.n + b.n));
  const core::Interval delta = noncentral_t_interval(effect.value * scale, df, confidence);
  effect.interval = core::Interval{delta.low / scale, delta.high / scale};
  return effect;
}

Effect hedges_g_of(const Moments& x, const Moments& y, double confidence) {
  const double half_df = 0.5 * (x.n + y.n - 2);
  // Γ(ν/2)/Γ((ν − 1)/2); with ν = 2 the lower argument is ½.
  const double correction = gamma_half_ratio(half_df - 0.5) / std::sqrt(half_df);
  Effect effect = cohen_d_of(x, y, confidence);
  effect.name = "Hedges' g";
  effect.value *= correction;
  if (effect.interval)
    effect.interval = core::Interval{correction * effect.interval->low, correction * effect.interval->high};
  return effect;
}

Effect cohen_d_of(std::span<const double> x, std::span<const double> y, double confidence) {
  return cohen_d_of(moments(x), moments(y), confidence);
}

Effect hedges_g_of(std::span<const double> x, std::span<const double> y, double confidence) {
  return hedges_g_of(moments(x), moments(y), confidence);
}

Effect cohen_d(const CohenD& question, core::Run&) {
  const Samples samples = read_two("cohen_d", question);
  return cohen_d_of(samples.values[0], samples.values[1], question.confidence);
}

Effect glass_delta(const CohenD& question, core::Run&) {
  const Samples samples = read_two("glass_delta", question);
  const Moments a = moments(samples.values[0]), b = moments(samples.values[1]);
  const double difference = a.mean - b.mean, spread = std::sqrt(b.variance());
  Effect effect{"Glass's Δ", 0, std::nullopt, question.confidence};
  if (spread == 0) {
    if (difference != 0) effect.value = std::copysign(std::numeric_limits<double>::infinity(), difference);
    return effect;
  }
  effect.value = difference / spread;
  const double scale = std::sqrt(1 / b.n + a.variance() / b.variance() / a.n);
  const core::Interval delta = noncentral_t_interval(effect.value / scale, b.n - 1, question.confidence);
  effect.interval = core::Interval{delta.low * scale, delta.high * scale};
  return effect;
}

Effect hedges_g(const CohenD& question, core::Run&) {
  const Samples samples = read_two("hedges_g", question);
  return hedges_g_of(samples.values[0], samples.values[1], question.confidence);
}

}  // namespace ansatz::hypothesis
