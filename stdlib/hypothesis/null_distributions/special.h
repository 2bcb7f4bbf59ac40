// SPDX-License-Identifier: MIT
#pragma once

namespace ansatz::hypothesis {

/// Distribution functions behind plain names; Boost.Math without promotion to long double (relative error about 1e-14).
/// Survival functions are computed as such, never as 1 - cdf. Arguments outside a domain give NaN, never an exception.
double normal_survival(double x);
double normal_quantile(double p);

double student_t_survival(double t, double df);
double student_t_quantile(double p, double df);
double chi_squared_quantile(double p, double df);
double noncentral_t_cdf(double t, double df, double noncentrality);

double chi_squared_survival(double x, double df);
double chi_squared_cdf(double x, double df);
double noncentral_chi_squared_cdf(double x, double df, double noncentrality);

double f_survival(double x, double df1, double df2);
double f_upper_quantile(double tail, double df1, double df2);  ///< where f_survival is `tail`
double noncentral_f_cdf(double x, double df1, double df2, double noncentrality);

/// I_x(a, b), regularised, and the x at which it is p.
double incomplete_beta(double a, double b, double x);
double incomplete_beta_inverse(double a, double b, double p);

double log_gamma(double x);
/// ln C(n, k); −∞ where k is outside [0, n].
double log_choose(double n, double k);
/// Γ(a + ½)/Γ(a), without overflow.
double gamma_half_ratio(double a);

}  // namespace ansatz::hypothesis
