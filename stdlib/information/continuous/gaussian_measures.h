// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

// Closed forms of normal distributions, from their covariances.

struct GaussianEntropy {
  core::Array covariance;  ///< [component, component], or a variance
  Base base = std::string("nat");
};

/// Differential entropy ½ ln((2πe)^d |Σ|), in units where the components' are 1.
///
/// Errors   BadParameter: not square, not symmetric, not positive definite (naming the smallest eigenvalue), NaN.
/// Source   Cover & Thomas, theorem 8.4.1.
double gaussian_entropy(const GaussianEntropy& question, core::Run& run);

struct GaussianInformation {
  core::Array covariance;     ///< [component, component]
  std::vector<double> x;      ///< components, counted from 1
  std::vector<double> y;      ///< components, none of x
  std::vector<double> given;  ///< components known beforehand, none of x or y
  Base base = std::string("nat");
};

/// I(X; Y | Z) = ½ ln(|Σ_xz| |Σ_yz| / (|Σ_z| |Σ_xyz|)) of blocks of a normal distribution.
///
/// Errors   as gaussian_entropy; BadParameter (parameters "x", "y", "given"): a component that there is not, twice, or
///          in two blocks; an empty x or y.
/// Source   Cover & Thomas, §8.5.
double gaussian_information(const GaussianInformation& question, core::Run& run);

struct GaussianDivergence {
  std::vector<double> p_mean;  ///< of p, a number a component
  core::Array p_covariance;    ///< [component, component], or a variance
  std::vector<double> q_mean;  ///< of q
  core::Array q_covariance;    ///< of q
  Base base = std::string("nat");
};

/// Kullback–Leibler divergence D(p‖q) = ½ [tr(Σ_q⁻¹ Σ_p) + Δᵀ Σ_q⁻¹ Δ − d + ln(|Σ_q|/|Σ_p|)], Δ = μ_q − μ_p.
///
/// Errors   as gaussian_entropy; BadParameter: means and covariances of different size.
/// Source   Kullback (1959), §9.1.
double gaussian_divergence(const GaussianDivergence& question, core::Run& run);

}  // namespace ansatz::information
