// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "stdlib/core/expression/function.h"
#include "stdlib/information/discrete/divergences/pair.h"

namespace ansatz::information {

// Every divergence reads p and q as shannon does: masses, or densities on one grid, whose cell widths cancel (in
// cauchy_schwarz they count); one value for each index of the remaining dimensions.
//
// Errors   as read_distributions; BadParameter (parameter "q"): another shape, densities and masses mixed.
// Edges    infinite, with a warning, where the formula is: one has mass where the other has none.

/// Kullback–Leibler divergence (relative entropy) Σ p ln(p/q).
/// Source   Kullback & Leibler, Ann. Math. Stat. 22 (1951) 79.
core::Array kullback_leibler(const DistributionPairInBase& question, core::Run& run);

/// Kullback–Leibler both ways, Σ (p − q) ln(p/q).
/// Source   Jeffreys, Proc. R. Soc. A 186 (1946) 453.
core::Array jeffreys(const DistributionPairInBase& question, core::Run& run);

struct RenyiDivergence : DistributionPairInBase {
  double order = 2;  ///< a ≥ 0; 1 is Kullback–Leibler's, infinity the largest log ratio
};
/// ln Σ p^a q^{1−a}/(a − 1).
/// Source   Rényi (1961); van Erven & Harremoës, IEEE Trans. Inf. Theory 60 (2014) 3797.
core::Array renyi_divergence(const RenyiDivergence& question, core::Run& run);

struct TsallisDivergence : DistributionPair {
  double order = 2;  ///< a > 0; 1 is Kullback–Leibler's in nats
};
/// (Σ p^a q^{1−a} − 1)/(a − 1). It has no base.
/// Source   Tsallis, J. Stat. Phys. 52 (1988) 479.
core::Array tsallis_divergence(const TsallisDivergence& question, core::Run& run);

struct AlphaDivergence : DistributionPair {
  double alpha = 0;  ///< −1 is Kullback–Leibler's, 1 the same the other way round, 0 four times Hellinger's squared
};
/// Amari's 4/(1 − α²) [1 − Σ p^{(1−α)/2} q^{(1+α)/2}].
/// Source   Amari (1985).
core::Array alpha_divergence(const AlphaDivergence& question, core::Run& run);

/// Hellinger distance √(1 − Σ √(pq)), a metric in [0, 1] (½ under the root of Σ (√p − √q)²).
/// Source   Hellinger, J. Reine Angew. Math. 136 (1909) 210.
core::Array hellinger(const DistributionPair& question, core::Run& run);

/// −ln Σ √(pq).
/// Source   Bhattacharyya, Bull. Calcutta Math. Soc. 35 (1943) 99.
core::Array bhattacharyya(const DistributionPairInBase& question, core::Run& run);

/// ½ Σ |p − q|, the largest difference of the probabilities of one event.
core::Array total_variation(const DistributionPair& question, core::Run& run);

/// Pearson's Σ (p − q)²/q; with p and q exchanged Neyman's.
core::Array chi_squared_divergence(const DistributionPair& question, core::Run& run);

/// −ln[(Σ pq)²/(Σ p² Σ q²)]; of densities ∫ pq dx and so on.
/// Source   Jenssen et al., J. Franklin Inst. 343 (2006) 614.
core::Array cauchy_schwarz(const DistributionPairInBase& question, core::Run& run);

struct FDivergence : DistributionPair {
  core::Function f;                   ///< convex, f(1) = 0
  std::optional<double> at_zero;      ///< f(0); nothing: f is asked
  std::optional<double> final_slope;  ///< lim f(t)/t, for cells where q has no mass
};
/// Csiszár's Σ q f(p/q) for any function of a script.
/// Errors   BadParameter: f(1) is not 0; a cell where q has no mass, without final_slope; f not finite there.
/// Source   Csiszár, Studia Sci. Math. Hung. 2 (1967) 299.
core::Array f_divergence(const FDivergence& question, core::Run& run);

struct ChernoffInformation {
  double information = 0;
  double order = 0.5;  ///< the a that attains it
};
/// Chernoff information max_a −ln Σ p^a q^{1−a}, 0 ≤ a ≤ 1: the rate at which the best test errs. For single
/// distributions only.
/// Errors   as above; BadParameter (parameter "p"): several distributions.
/// Source   Chernoff, Ann. Math. Stat. 23 (1952) 493.
ChernoffInformation chernoff(const DistributionPairInBase& question, core::Run& run);

/// Wasserstein distance of first order Σ |F − G| Δx of masses on the points of one dimension, in the coordinate's unit.
/// Errors   as above; BadParameter (parameter "p"): several dimensions, densities, coordinates that do not rise.
core::Array wasserstein(const DistributionPair& question, core::Run& run);

}  // namespace ansatz::information
