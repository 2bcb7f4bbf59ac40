// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/power/t_power.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr double kFarNoncentrality = 37;  // the series loses its weights to underflow beyond

// P(T > t) of the noncentral t, t > 0.
double upper_tail(double t, double df, double delta) {
  if (delta < -kFarNoncentrality) return 0;
  if (delta <= kFarNoncentrality) return 1 - noncentral_t_cdf(t, df, delta);
  // T > t where s < (δ + Z)/t, s² = χ²/df: the mean over Z at Gauss and Hermite's three points.
  const auto below = [&](double z) {
    const double s = (delta + z) / t;
    return chi_squared_cdf(df * s * s, df);
  };
  return 2.0 / 3 * below(0) + (below(std::sqrt(3.0)) + below(-std::sqrt(3.0))) / 6;
}

}  // namespace

PowerResult t_power(const TPower& question, core::Run&) {
  const Alternative alternative = read_alternative("t_power", question.alternative);
  const bool two = question.design == "two-sample";
  if (!two && question.design != "one-sample" && question.design != "paired")
    throw core::BadParameter("t_power", "design", "\"" + question.design + "\"",
                             "\"two-sample\", \"one-sample\" or \"paired\"");
  if (!(question.ratio > 0) || std::isinf(question.ratio))
    throw core::BadParameter("t_power", "ratio", fmt::format("{:g}", question.ratio), "above 0");
  const double ratio = question.ratio;
  PowerDesign design;
  design.kernel = "t_power";
  design.title = question.design + " t";
  design.n_of = two ? "values in the first sample" : question.design == "paired" ? "pairs" : "values";
  design.least_n = two ? std::max(2.0, 2 / ratio) : 2;
  design.signed_effect = true;
  design.power = [=](double effect, double n, double alpha) {
    const double df = two ? n * (1 + ratio) - 2 : n - 1;
    const double delta = effect * std::sqrt(two ? n * ratio / (1 + ratio) : n);
    const double t = -student_t_quantile(alternative == Alternative::two_sided ? alpha / 2 : alpha, df);
    // Below the middle by symmetry: P(T > t | δ) = P(T < −t | −δ).
    const double upper = t > 0    ? upper_tail(t, df, delta)
                         : t == 0 ? normal_survival(-delta)
                                  : 1 - upper_tail(-t, df, -delta);
    return alternative == Alternative::two_sided ? upper + upper_tail(t, df, -delta) : upper;
  };
  return solve_power(question, design, alternative == Alternative::less);
}

}  // namespace ansatz::hypothesis
