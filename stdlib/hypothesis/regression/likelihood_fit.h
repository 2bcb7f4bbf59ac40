// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/hypothesis/regression/columns.h"

namespace ansatz::hypothesis {

/// What values are drawn from, given η: 0 or 1 of probability 1/(1 + e^(−η)) or Φ(η), or counts of mean e^η.
enum class Family { logit, probit, poisson };

/// The likeliest γ of η = offset + γ₀ + Σ γ q.
struct LikelihoodFit {
  std::vector<double> gamma;                 ///< the constant first
  std::vector<double> eta, mean;             ///< [value]
  std::vector<double> weight, working;       ///< [value]: (dμ/dη)²/V(μ), and (y − μ)/(dμ/dη)
  std::vector<std::vector<double>> inverse;  ///< of the information Σ w q qᵀ
  double deviance = 0;
  bool has_limit = false;  ///< the likelihood grows without end along some direction: γ is on its way there
  int rounds = 0;
};

/// By Fisher scoring, a step halved while the deviance grows; `offset` may be empty. It has converged when no η moves
/// by more than 10⁻⁹ (1 + |η|); without that after 60 rounds, or where some direction weighs less than 10⁻¹⁰ of the
/// others, `has_limit` is set (values that columns tell apart exactly, or counts that are 0 wherever a column is not).
LikelihoodFit likeliest(Family family, const std::vector<double>& y, const std::vector<std::vector<double>>& basis,
                        const std::vector<double>& offset);

}  // namespace ansatz::hypothesis
