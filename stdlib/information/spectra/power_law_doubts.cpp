// SPDX-License-Identifier: MIT
#include "stdlib/information/spectra/power_law_doubts.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <span>
#include <utility>
#include <vector>

#include "stdlib/core/each_stretch.h"
#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/information/sample.h"
#include "stdlib/information/spectra/power_law_tail.h"

namespace ansatz::information {

namespace {

PowerLaw law_of(const char* kernel, const std::vector<double>& values, std::optional<double> start, int fewest,
                core::Run& run) {
  PowerLawTail question;
  question.x = core::Array::of(values);
  question.start = start;
  question.fewest = fewest;
  return fitted_power_law(kernel, question, run);
}

/// φ(z)/(1 − Φ(z)) − z, above 0
double excess(double z) {
  if (z < 5) return std::sqrt(2 / std::numbers::pi) * std::exp(-0.5 * z * z) / std::erfc(z / std::numbers::sqrt2) - z;
  double fraction = z;  // 1/(z + 2/(z + 3/(z + …
  for (int k = 60; k > 1; --k) fraction = z + k / fraction;
  return 1 / fraction;
}

/// A normal with mean −z s and standard deviation s, where it is above 0.
struct HalfNormal {
  double z = 0, s = 1;

  double mean() const { return s * excess(z); }
  double square() const { return s * s * (1 - z * excess(z)); }
  /// ln ∫ exp(−a y − b y²) dy from 0 on, a = z/s, b = 1/(2 s²).
  double log_volume() const {
    if (z >= 5) return std::log(s / (z + excess(z)));
    return 0.5 * z * z + std::log(s * std::sqrt(std::numbers::pi / 2) * std::erfc(z / std::numbers::sqrt2));
  }
};

/// ⟨y²⟩/⟨y⟩², which rises with z from 1 to the 2 of an exponential.
double ratio(double z) {
  const HalfNormal of{z, 1};
  return of.square() / (of.mean() * of.mean());
}

struct Bend {
  double curvature = 0, gain = 0;
};

/// The lognormal tail of greatest likelihood, by its first two moments.
Bend bend_of(std::span<const double> y) {
  const auto n = static_cast<double>(y.size());
  double mean = 0, square = 0;
  for (const double v : y) mean += v / n;
  for (const double v : y) square += v * v / n;
  const double wanted = square / (mean * mean);
  constexpr double kStraight = 1e4;  // z beyond which nothing bends
  if (wanted >= ratio(kStraight)) return {};
  double low = -1, high = kStraight;
  while (ratio(low) > wanted && low > -1e8) low *= 2;
  for (int i = 0; i < 200; ++i) {
    const double middle = 0.5 * (low + high);
    (ratio(middle) < wanted ? low : high) = middle;
  }
  HalfNormal found{0.5 * (low + high), 1};
  found.s = mean / found.mean();
  Bend out;
  out.curvature = 0.5 / (found.s * found.s);
  const double slope = found.z / found.s;
  const double lognormal = -slope * mean - out.curvature * square - found.log_volume(), power = -std::log(mean) - 1;
  out.gain = std::max(n * (lognormal - power), 0.0);
  return out;
}

}  // namespace

Plausibility power_law_plausibility(const PowerLawPlausibility& question, core::Run& run) {
  constexpr const char* kKernel = "power_law_plausibility";
  if (question.draws < 1) throw core::BadParameter(kKernel, "draws", std::to_string(question.draws), "at least 1");
  const auto sorted = sorted_sample(kKernel, question.x, question.missing, 2, run);
  const PowerLaw law = law_of(kKernel, sorted, {}, question.fewest, run);
  const std::size_t n = sorted.size(), below = n - static_cast<std::size_t>(law.count);
  const auto draws = static_cast<std::size_t>(question.draws);
  std::vector<double> distances(draws);
  const core::Stream stream = run.stream("samples");
  core::each_stretch(draws, 1, true, run, [&](std::size_t first, std::size_t last) {
    for (std::size_t d = first; d < last; ++d) {
      const core::Stream here = stream.at(d);
      std::vector<double> sample(n);
      for (std::size_t i = 0; i < n; ++i) {
        const bool is_below = here.below(3 * i, n) < below;
        sample[i] = is_below ? sorted[here.below(3 * i + 1, below)]
                             : law.start * std::pow(here.uniform(3 * i + 2), -1 / (law.exponent - 1));
      }
      core::sort_numbers(sample);
      distances[d] = nearest_power_law(sample, static_cast<std::size_t>(question.fewest), false, run).distance;
    }
  });
  const auto farther = std::count_if(distances.begin(), distances.end(), [&](double d) { return d >= law.distance; });
  return {static_cast<double>(farther) / static_cast<double>(draws), law.distance};
}

TailAlternatives power_law_alternatives(const PowerLawAlternatives& question, core::Run& run) {
  constexpr const char* kKernel = "power_law_alternatives";
  const auto sorted = sorted_sample(kKernel, question.x, question.missing, 2, run);
  const PowerLaw law = law_of(kKernel, sorted, question.start, 2, run);
  const std::vector<double> tail(std::lower_bound(sorted.begin(), sorted.end(), law.start), sorted.end());
  const auto n = static_cast<double>(tail.size());
  std::vector<double> y;
  double mean = 0;  // of x/x_min − 1
  for (const double x : tail) {
    y.push_back(std::log(x / law.start));
    mean += (x / law.start - 1) / n;
  }
  const Bend bend = bend_of(y);
  TailAlternatives out;
  out.curvature = bend.curvature;
  out.lognormal_gain = bend.gain;
  out.lognormal_p = bend.gain > 0 ? 0.5 * std::erfc(std::sqrt(bend.gain)) : 1;
  std::vector<double> gains;
  for (const double v : y)
    gains.push_back(std::log(law.exponent - 1) - law.exponent * v + std::log(mean) + std::expm1(v) / mean);
  double variance = 0;
  for (const double g : gains) out.exponential_gain += g;
  for (const double g : gains) variance += (g - out.exponential_gain / n) * (g - out.exponential_gain / n) / n;
  out.exponential_p = variance > 0 ? std::erfc(std::abs(out.exponential_gain) / std::sqrt(2 * n * variance)) : 1;
  return out;
}

}  // namespace ansatz::information
