// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace ansatz::hypothesis {

/// P(Q ≥ q) of the studentised range of k normal values with a variance of `df` degrees of freedom (∞: known), and the
/// q at which it is `tail`. Relative error below 1e-9: complements are integrated as such, by the trapezoidal rule,
/// which converges exponentially for both integrals.
///
///   P = ∫ f_χ(s) k ∫ φ(z) (Φ(z)^{k−1} − [Φ(z) − Φ(z − qs)]^{k−1}) dz ds
double studentised_range_survival(double q, double k, double df);
double studentised_range_quantile(double tail, double k, double df);

/// P(max |T| ≥ d), or of max T where one side is asked for, of k comparisons with one control whose correlations are
/// λᵢ λⱼ, λᵢ = √(nᵢ/(nᵢ + n₀)).
/// Source   Dunnett, J. Am. Stat. Assoc. 50 (1955) 1096.
double dunnett_survival(double d, const std::vector<double>& lambda, double df, bool two_sided);
double dunnett_quantile(double tail, const std::vector<double>& lambda, double df);

}  // namespace ansatz::hypothesis
