// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

// What a fitted model would lose on new samples, −2 log-likelihood and a penalty, in nats: the smaller the better, and
// only differences between models of the same data mean something.

struct InformationCriteria {
  double log_likelihood = 0;  ///< at its maximum, in nats, finite
  double parameters = 0;      ///< k that were fitted, at least 0
  double samples = 0;         ///< n, at least 1
};

struct InformationCriteriaValues {
  double akaike = 0;     ///< −2ℓ + 2k
  double corrected = 0;  ///< akaike + 2k(k + 1)/(n − k − 1); NaN where n ≤ k + 1
  double bayesian = 0;   ///< −2ℓ + k ln n
};

/// Errors   BadParameter: a number out of range or not finite.
/// Source   Akaike (1974); Hurvich & Tsai (1989); Schwarz (1978).
InformationCriteriaValues information_criteria(const InformationCriteria& question, core::Run& run);

struct TakeuchiCriterion {
  double log_likelihood = 0;  ///< at its maximum, in nats, finite
  core::Array scores;         ///< [sample, parameter], slopes of each sample's log-likelihood at the maximum
  core::Array curvature;      ///< G [parameter, parameter], minus the mean second derivatives there, positive definite
};

struct PenalisedFit {
  double value = 0;    ///< −2ℓ + 2 penalty
  double penalty = 0;  ///< what stands in the place of the number of parameters
};

/// tr(J G⁻¹) for the number of parameters, J the mean of the scores' outer products: the same where the model holds the
/// truth, and right where it does not.
///
/// Errors   BadParameter: shapes that do not fit, NaN, infinities, a G that is not symmetric or not positive definite.
/// Source   Takeuchi (1976).
PenalisedFit takeuchi_criterion(const TakeuchiCriterion& question, core::Run& run);

struct WatanabeCriterion {
  core::Array log_likelihoods;  ///< [draw, sample], of each sample under each draw from the posterior, in nats
};

struct WatanabeFit {
  double value = 0;    ///< −2 (fit − penalty)
  double fit = 0;      ///< Σ over samples of ln mean over draws exp(log-likelihood)
  double penalty = 0;  ///< Σ over samples of the variance over draws: the effective number of parameters
  double error = 0;    ///< standard error of the value, from how samples differ; NaN of one sample
  int uncertain = 0;   ///< samples whose variance exceeds 0.4: beyond a few the penalty is not to be trusted
};

/// The widely applicable information criterion: of a posterior, singular or not, by draws from it.
///
/// Errors   BadParameter: not two-dimensional, fewer than two draws, no sample, NaN, infinities.
/// Source   Watanabe (2010); Vehtari, Gelman & Gabry (2017), §2.2, for the error and for 0.4.
WatanabeFit watanabe_criterion(const WatanabeCriterion& question, core::Run& run);

}  // namespace ansatz::information
