// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/null_distributions/special.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <boost/math/distributions/non_central_f.hpp>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>

namespace ansatz::hypothesis {

namespace bm = boost::math;

using Policy =
    bm::policies::policy<bm::policies::promote_double<false>, bm::policies::domain_error<bm::policies::ignore_error>,
                         bm::policies::pole_error<bm::policies::ignore_error>,
                         bm::policies::overflow_error<bm::policies::ignore_error>,
                         bm::policies::evaluation_error<bm::policies::ignore_error>>;

double normal_survival(double x) { return 0.5 * std::erfc(x / std::sqrt(2.0)); }

double normal_quantile(double p) { return bm::quantile(bm::normal_distribution<double, Policy>(), p); }

double student_t_survival(double t, double df) {
  if (std::isinf(t)) return t > 0 ? 0.0 : 1.0;
  return bm::cdf(bm::complement(bm::students_t_distribution<double, Policy>(df), t));
}

double chi_squared_quantile(double p, double df) {
  return bm::quantile(bm::chi_squared_distribution<double, Policy>(df), p);
}

double student_t_quantile(double p, double df) {
  return bm::quantile(bm::students_t_distribution<double, Policy>(df), p);
}

double noncentral_t_cdf(double t, double df, double noncentrality) {
  return bm::cdf(bm::non_central_t_distribution<double, Policy>(df, noncentrality), t);
}

double chi_squared_survival(double x, double df) {
  if (x <= 0) return 1;
  if (std::isinf(x)) return 0;
  return bm::cdf(bm::complement(bm::chi_squared_distribution<double, Policy>(df), x));
}

double chi_squared_cdf(double x, double df) {
  if (x <= 0) return 0;
  if (std::isinf(x)) return 1;
  return bm::cdf(bm::chi_squared_distribution<double, Policy>(df), x);
}

double noncentral_chi_squared_cdf(double x, double df, double noncentrality) {
  if (x <= 0) return 0;
  if (noncentrality == 0) return chi_squared_cdf(x, df);
  return bm::cdf(bm::non_central_chi_squared_distribution<double, Policy>(df, noncentrality), x);
}

double f_survival(double x, double df1, double df2) {
  if (x <= 0) return 1;
  if (std::isinf(x)) return 0;
  return bm::cdf(bm::complement(bm::fisher_f_distribution<double, Policy>(df1, df2), x));
}

double noncentral_f_cdf(double x, double df1, double df2, double noncentrality) {
  if (x <= 0) return 0;
  if (noncentrality == 0) return bm::cdf(bm::fisher_f_distribution<double, Policy>(df1, df2), x);
  return bm::cdf(bm::non_central_f_distribution<double, Policy>(df1, df2, noncentrality), x);
}

double incomplete_beta(double a, double b, double x) { return bm::ibeta(a, b, x, Policy()); }

double incomplete_beta_inverse(double a, double b, double p) { return bm::ibeta_inv(a, b, p, Policy()); }

double f_upper_quantile(double tail, double df1, double df2) {
  const double y = incomplete_beta_inverse(0.5 * df2, 0.5 * df1, tail);
  return df2 * (1 - y) / (df1 * y);
}

double log_gamma(double x) { return bm::lgamma(x, Policy()); }

double log_choose(double n, double k) {
  return k < 0 || k > n ? -INFINITY : log_gamma(n + 1) - log_gamma(k + 1) - log_gamma(n - k + 1);
}

double gamma_half_ratio(double a) { return bm::tgamma_ratio(a + 0.5, a, Policy()); }

}  // namespace ansatz::hypothesis
