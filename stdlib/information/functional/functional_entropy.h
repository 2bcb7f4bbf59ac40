// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/functional/smooth_function.h"

namespace ansatz::information {

// How much a function that is nowhere negative varies under a normal distribution about a point, as an entropy, and
// what each feature has in it. Informations are in nats times the unit of f.

/// A function, and the normal distribution N(x, Σ) that its argument is disturbed by.
struct DisturbedFunction {
  FunctionOrNetwork f;                      ///< f ≥ 0 of as many numbers as there are features, or a network
  core::Array x;                            ///< [feature], or [point, feature] with a distribution about each point
  std::optional<core::Array> covariance{};  ///< Σ [feature, feature], variances [feature], or one for all; 1 if none
  std::optional<int> of_class{};            ///< of a network, from 0; the likeliest at each point if none
  std::string reading = "probability";      ///< of a network: of the class, or "loss", −ln of it
  std::string integration = "draws";        ///< or "quadrature", of few features
  int draws = 256;                          ///< a mean, 2 or more
  int nodes = 32;                           ///< of quadrature, a feature, even or odd
};

struct FunctionalEntropy : DisturbedFunction {};

struct FunctionalEntropyEstimate {
  core::Array entropy;        ///< [point], or a number where x is one point
  core::Array bound;          ///< likewise
  core::Array entropy_error;  ///< standard errors; 0 of quadrature
  core::Array bound_error;
};

/// Ent(f) = E[f ln f] − E f ln E f, and what bounds it from above, half of f's functional Fisher information:
///
///   Ent(f) ≤ ½ E[∇fᵀ Σ ∇f / f]
///
/// the logarithmic Sobolev inequality, an equality for exponentials of linear functions. Draws are means over N(x, Σ);
/// quadrature is Gauss's rule along the principal axes of Σ, nodes^features points, at most 2²⁰ of them.
///
/// Errors   BadParameter: what smooth_function refuses; x not finite, of more than two dimensions; a covariance of
///          another size, not positive definite, a variance below 0; more points of quadrature than 2²⁰; draws below 2.
/// Edges    a variance of 0 freezes its feature. Points where f is 0 have no share in the bound, and are warned of.
/// Accuracy of draws: the bound is unbiased, the entropy low by Var f/(2 n E f) to leading order.
/// Random   run.stream("draws"), by point. Cost: draws (or points of quadrature) passes of f and its slopes a point.
/// Source   Gross (1975); Gat, Schwartz, Schwing & Hazan (2020).
FunctionalEntropyEstimate functional_entropy(const FunctionalEntropy& question, core::Run& run);

struct FunctionalContributions : DisturbedFunction {
  std::vector<double>
      groups{};  ///< [feature], a whole number each: which features belong together; each by itself if none
  std::string others = "frozen";  ///< what features outside a group do meanwhile: or "moving"
};

struct FunctionalContributionsEstimate {
  core::Array contributions;  ///< [point, group], or [group] where x is one point
  core::Array errors;         ///< standard errors, likewise; 0 of quadrature
};

/// What each feature, or group S of them, has in the bound on the functional entropy:
///
///   C_S = ½ E[(∇_S f)ᵀ Σ_S ∇_S f / f]
///
/// with the others frozen at x, so that C_S bounds the entropy under the disturbance of S alone; or moving with them,
/// where those of single features add up to the bound of functional_entropy if Σ is diagonal.
///
/// Errors, Edges, Accuracy  as functional_entropy; groups of another number than features, or no whole numbers. Of
///          quadrature 2²⁰ points are the limit of each group, where the others are frozen.
/// Random   run.stream("draws"), by point and group, or by point where all move.
/// Cost     as functional_entropy; where others are frozen, for each group.
/// Source   Gat, Calderon, Reichart & Hazan (2022).
FunctionalContributionsEstimate functional_contributions(const FunctionalContributions& question, core::Run& run);

}  // namespace ansatz::information
