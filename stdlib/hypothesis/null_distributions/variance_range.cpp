// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/null_distributions/variance_range.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "stdlib/core/stop_point.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

/// Variances of one number of degrees of freedom, at one x.
struct Kind {
  double df, count;
  double log_scale;                ///< of the density of ln x
  double hazard = 0, without = 0;  ///< g/S, and ln(1 − S(ratio x)/S(x))
};

/// The integrand over u = ln x.
double term(std::vector<Kind>& kinds, double u, double ratio) {
  constexpr double kMostShare = 1 - std::numeric_limits<double>::epsilon();
  const double x = std::exp(u);
  double all = 0, within = 0;  // ln of the products
  for (Kind& kind : kinds) {
    const double survival = chi_squared_survival(kind.df * x, kind.df);
    if (!(survival > 0)) return 0;
    const double share = std::min(kMostShare, chi_squared_survival(kind.df * ratio * x, kind.df) / survival);
    kind.hazard = std::exp(kind.log_scale + 0.5 * kind.df * (u - x)) / survival;
    kind.without = std::log1p(-share);
    all += kind.count * std::log(survival);
    within += kind.count * kind.without;
  }
  double sum = 0;
  for (const Kind& kind : kinds) sum -= kind.count * kind.hazard * std::expm1(within - kind.without);
  return std::exp(all) * sum;
}

}  // namespace

double variance_range_survival(double ratio, const std::vector<double>& df) {
  if (!(ratio > 1)) return 1;
  std::map<double, double> counts;
  for (const double each : df) counts[each] += 1;
  std::vector<Kind> kinds;
  for (const auto& [own, count] : counts)
    kinds.push_back({own, count, 0.5 * own * std::log(0.5 * own) - log_gamma(0.5 * own)});

  constexpr double kEnough = 1e-16;  // of the largest term
  const double step = 0.3 / std::sqrt(2 * counts.rbegin()->first + 2), least = std::log(ratio);
  double sum = 0, largest = 0;
  for (const int direction : {1, -1}) {
    double before = 0;
    for (int i = direction > 0 ? 0 : 1;; ++i) {
      if (i % 1024 == 0) core::stop_point();
      const double here = term(kinds, direction * i * step, ratio);
      sum += here;
      largest = std::max(largest, here);
      if (here <= kEnough * largest && here <= before && i * step > least) break;
      before = here;
    }
  }
  return std::min(1.0, sum * step);
}

}  // namespace ansatz::hypothesis
