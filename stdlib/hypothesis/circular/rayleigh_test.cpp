// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/circular/rayleigh_test.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/noncentrality.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kRayleigh = "rayleigh_test";
constexpr double kFewAngles = 25;
constexpr double kHasDirection = 0.01;  // p below which R̄ is as good as normal

/// exp(√(1 + 4n + 4(n² − R²)) − 1 − 2n), without the difference of two large numbers.
double rayleigh_p(double n, double r) {
  return std::exp(-4 * r * r / (std::sqrt(1 + 4 * n + 4 * (n - r) * (n + r)) + 1 + 2 * n));
}

/// Moments of angles about their mean direction: of the cosines their mean square deviation, and the mean of cos 2θ.
struct AboutMean {
  double variance = 0, double_angle = 0;
};

AboutMean about_mean(std::span<const double> angles, const Resultant& all) {
  AboutMean out;
  const double mean = all.direction(), length = all.mean_length();
  for (const double angle : angles) {
    const double c = std::cos(angle - mean);
    out.variance += (c - length) * (c - length);
    out.double_angle += std::cos(2 * (angle - mean));
  }
  out.variance /= all.n - 1;
  out.double_angle /= all.n;
  return out;
}

core::Interval length_interval(const Resultant& all, double variance, double p, double confidence) {
  const double r = all.mean_length();
  if (p < kHasDirection) {
    const double reach = normal_quantile(0.5 + 0.5 * confidence) * std::sqrt(variance / all.n);
    return {std::max(0.0, r - reach), std::min(1.0, r + reach)};
  }
  const core::Interval far = noncentral_chi_squared_interval(2 * all.n * r * r, 2, confidence);
  return {std::sqrt(far.low / (2 * all.n)), std::min(1.0, std::sqrt(far.high / (2 * all.n)))};
}

}  // namespace

TestResult rayleigh_test(const RayleighTest& question, core::Run& run) {
  check_confidence(kRayleigh, question.confidence);
  if (question.toward && !std::isfinite(*question.toward))
    throw core::BadParameter(kRayleigh, "toward", fmt::format("{:g}", *question.toward), "finite");
  Samples samples = read_samples(question, {.kernel = kRayleigh, .at_least = 1, .at_most = 1, .size = 2});
  const double in_radians = make_angles(kRayleigh, question, samples) / (2 * std::numbers::pi);
  const auto& angles = samples.values[0];
  const Resultant all = resultant(angles);
  const double r = all.mean_length(), p_of_any = rayleigh_p(all.n, all.length());

  TestResult result = start_result(question.toward ? "V test" : "Rayleigh", question.toward ? "u" : "z", samples, run);
  result.method = "asymptotic";
  if (question.toward) {
    const double away = all.direction() - *question.toward / in_radians;
    result.alternative = "greater";
    result.statistic = std::sqrt(2 / all.n) * all.length() * std::cos(away);
    result.p = normal_survival(result.statistic);
  } else {
    result.statistic = all.n * r * r;
    result.p = p_of_any;
  }
  const AboutMean moments = about_mean(angles, all);
  result.effect =
      Effect{"R̄", r, length_interval(all, moments.variance, p_of_any, question.confidence), question.confidence};
  result.estimate_of = "mean direction";
  result.estimate = all.direction() * in_radians;
  const double error = std::sqrt(std::max(0.0, 1 - moments.double_angle) / (2 * r * r) / all.n),
               sine = normal_quantile(0.5 + 0.5 * question.confidence) * error;
  if (sine < 1) {
    const double reach = std::asin(sine) * in_radians;
    result.interval = core::Interval{*result.estimate - reach, *result.estimate + reach};
    if (all.n < kFewAngles)
      result.warn(run, fmt::format("the interval of the direction is one of large samples, of {:g} angles and more",
                                   kFewAngles));
  } else {
    result.warn(run, "the angles have hardly any direction, and its interval is the whole circle");
  }
  result.read(true);
  return result;
}

}  // namespace ansatz::hypothesis
