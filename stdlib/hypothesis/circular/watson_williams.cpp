// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/circular/watson_williams.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/effects/variance_explained.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kWatsonWilliams = "watson_williams";
constexpr double kConcentrated = 2;

/// κ of a von Mises law by its mean resultant length (Fisher 1993, eq. 4.40).
double concentration(double r) {
  if (r < 0.53) return 2 * r + r * r * r + 5 * std::pow(r, 5) / 6;
  if (r < 0.85) return -0.4 + 1.39 * r + 0.43 / (1 - r);
  return 1 / (r * (r - 1) * (r - 3));
}

}  // namespace

TestResult watson_williams(const WatsonWilliams& question, core::Run& run) {
  check_confidence(kWatsonWilliams, question.confidence);
  Samples samples = read_samples(question, {.kernel = kWatsonWilliams, .size = 2});
  make_angles(kWatsonWilliams, question, samples);
  const auto k = static_cast<double>(samples.values.size());
  Resultant all;
  double lengths = 0;
  for (const auto& angles : samples.values) {
    const Resultant one = resultant(angles);
    lengths += one.length();
    all.n += one.n;
    all.cosines += one.cosines;
    all.sines += one.sines;
  }
  TestResult result = start_result("Watson–Williams", "F", samples, run);
  result.degrees_of_freedom = {k - 1, all.n - k};
  const double rounding = all.n * all.n * std::numeric_limits<double>::epsilon();
  const double between = std::max(0.0, lengths - all.length()), within = all.n - lengths;
  if (!(within > rounding)) {
    const bool differ = between > rounding;
    result.statistic = differ ? std::numeric_limits<double>::infinity() : std::nan("");
    if (differ) result.p = 0;
    result.warn(run, differ ? "zero dispersion: every sample is one angle" : "undefined: all angles are equal");
    result.read();
    return result;
  }
  const double kappa = concentration(lengths / all.n);
  result.statistic = (1 + 3 / (8 * kappa)) * (all.n - k) * between / ((k - 1) * within);
  result.p = f_survival(result.statistic, k - 1, all.n - k);
  result.effect = partial_eta_squared(result.statistic, k - 1, all.n - k, question.confidence);
  if (kappa < kConcentrated)
    result.warn(
        run, fmt::format("the angles are spread widely (κ = {:.2g}); the F distribution stands on κ of at least {:g}",
                         kappa, kConcentrated));
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
