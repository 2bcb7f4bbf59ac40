// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/information/discrete/counts/multiplicities.h"

namespace ansatz::information {

// Estimates in nats of the entropy behind counts n_i with sum N, of which f₁ are 1 and f₂ are 2; K is the size of the
// alphabet, K₀ the cells observed. N must be at least 1.

/// −Σ (n/N) ln(n/N), biased down by about (K − 1)/2N.
double plugin_entropy(const Multiplicities& counts);

/// plugin + (K₀ − 1)/2N (Miller 1955); with an alphabet given, K in place of K₀.
double miller_madow_entropy(const Multiplicities& counts, double cells);

/// Σ (n/N) [ln N − ψ(n) − (−1)ⁿ/(n + 1)] (Grassberger 1988).
double grassberger88_entropy(const Multiplicities& counts);

/// ln N − Σ n G(n)/N with G(n) = ψ(n) + ½ (−1)ⁿ [ψ((n + 1)/2) − ψ(n/2)] (Grassberger 2003).
double grassberger_entropy(const Multiplicities& counts);

/// 1 − f₁/N, the share of the mass that has been seen (Good); with f₁ = N − 1 where all are single.
double coverage_of(const Multiplicities& counts);

/// −Σ p ln p/(1 − (1 − p)^N) with p = C n/N, C the coverage (Chao & Shen 2003).
double chao_shen_entropy(const Multiplicities& counts);

/// Σ (n/N) [ψ(N) − ψ(n)] (Zhang 2012, in closed form), the part of chao_wang_jost that is free of bias for what has
/// been seen.
double zhang_entropy(const Multiplicities& counts);

/// zhang + (f₁/N) Σ_{r ≥ N} (1 − A)^{r − N + 1}/r (Chao, Wang & Jost 2013), where A = 2f₂/((N − 1) f₁ + 2f₂), or with
/// f₂ = 0, 2/((N − 1)(f₁ − 1) + 2). The series is summed as (1 − A) ∫₀^∞ e^{−Ns}/(1 − (1 − A) e^{−s}) ds.
double chao_wang_jost_entropy(const Multiplicities& counts);

/// How far frequencies are drawn towards 1/K: (1 − Σ(n/N)²)/((N − 1) Σ(1/K − n/N)²), held in [0, 1].
double james_stein_shrinkage(const Multiplicities& counts, double alphabet);
/// Plug-in of the shrunk frequencies (Hausser & Strimmer 2009).
double james_stein_entropy(const Multiplicities& counts, double alphabet);

/// Σ (n + 1) Σ_{j = n + 2}^{N + 2} 1/j / (N + 2) over that many cells, empty ones among them (Bonachela, Hinrichsen &
/// Muñoz 2008).
double bonachela_entropy(const Multiplicities& counts, double cells);

/// N H − (N − 1) times the mean of H without one row.
double jackknife_entropy(const Multiplicities& counts);

/// Standard error of the plug-in: √((Σ (n/N) ln²(n/N) − H²)/N).
double plugin_standard_error(const Multiplicities& counts);

/// Mean and spread of the entropy under a posterior.
struct PosteriorEntropy {
  double mean = 0, deviation = 0;
};

/// Under a Dirichlet prior of that concentration a cell (Wolpert & Wolf 1995).
PosteriorEntropy dirichlet_entropy(const Multiplicities& counts, double alphabet, double concentration);

/// Under the mixture of Dirichlet priors that makes the expected entropy uniform (Nemenman, Shafee & Bialek 2002).
/// The alphabet may be of any size, infinity included, which then asks for a coincidence.
///
/// With κ = Kβ, integrated over s = ln κ by the trapezoidal rule in asinh((s − mode)/width), exact to rounding for
/// integrands that fall off at both ends: w(s) = dξ/ds κ^{K₀} Π Γ(n + β)/Γ(1 + β) / (Γ(N + κ)/Γ(κ)).
PosteriorEntropy nsb_entropy(const Multiplicities& counts, double alphabet);

/// Of those that need nothing but counts and an alphabet, by name; "plugin", "miller_madow" …, "nsb".
double entropy_by(const std::string& estimator, const Multiplicities& counts, double alphabet);

/// The names entropy_by knows.
const std::vector<std::string>& entropy_estimators();

}  // namespace ansatz::information
