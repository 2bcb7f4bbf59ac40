// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples of points or more.
struct Manova : Comparison {
  double confidence = 0.95;  ///< of the intervals
};

/// The same question by four functions of one set of eigenvalues.
struct ManovaResult {
  TestResult pillai, wilks, hotelling_lawley, roy;
  std::string reading;
};

/// Multivariate analysis of variance: have points of several groups one mean, given one covariance? With λ the
/// eigenvalues of W⁻¹B, B and W the sums of products between and within groups:
///
///   Pillai V = Σ λ/(1 + λ)    Wilks Λ = Π 1/(1 + λ)    Hotelling & Lawley U = Σ λ    Roy θ = max λ
///
/// p by F: Rao's for Wilks, exact where there are two groups or three, or one component or two; for Roy's an upper
/// bound of F, and so a lower bound of p. Pillai's minds unequal covariances least; Roy's finds most where all groups
/// lie on one line. Effects: partial η², V/s, 1 − Λ^{1/t}, U/(U + s), θ/(1 + θ), with the interval of the noncentral F.
///
/// Errors   BadParameter: fewer than two samples, points of other numbers of components, N − groups < components, NaN,
///          infinities; components that depend on each other by a line.
/// Edges    covariances that differ between groups (Box's M, p below 0.001) are warned of.
/// Source   Wilks, Biometrika 24 (1932) 471; Rao (1973), Linear Statistical Inference, §8c; Pillai, Ann. Math. Stat. 26
///          (1955) 117; Roy, Ann. Math. Stat. 24 (1953) 220.
ManovaResult manova(const Manova& question, core::Run& run);

struct BoxM : Comparison {};

/// Box's M: have groups of points one covariance? Of one component it is Bartlett's test, but for terms of
/// the second order in c.
///
///   M = (N − k) ln|S| − Σ (n_g − 1) ln|S_g|,   (1 − c) M ~ χ² with p (p + 1)(k − 1)/2
///   c = (Σ 1/(n_g − 1) − 1/(N − k)) (2p² + 3p − 1)/(6 (p + 1)(k − 1))
///
/// It minds tails more than covariances: take p below 0.001 to say something.
///
/// Errors   BadParameter: as of manova; a group of no more points than components, or so few in all that c ≥ 1.
/// Source   Box, Biometrika 36 (1949) 317.
TestResult box_m(const BoxM& question, core::Run& run);

}  // namespace ansatz::hypothesis
