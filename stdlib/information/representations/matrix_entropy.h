// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/representations/gaussian_kernel.h"

namespace ansatz::information {

struct MatrixEntropy {
  core::Array x;                                  ///< [sample] or [sample, component]
  double order = 1.01;                            ///< α above 0, infinity too; 1 is von Neumann's entropy
  KernelWidth width = std::string("neighbours");  ///< σ, or a rule of gaussian_kernel.h
  Base base = std::string("bit");                 ///< as the literature has it
};

/// Matrix-based Rényi entropy of a sample, without estimating a density:
///
///   S_α = ln(tr A^α) / (1 − α) = ln(Σ λ^α) / (1 − α),    A_ij = exp(−|x_i − x_j|²/2σ²)/N
///
/// between 0, where all rows are the same, and ln N, where none knows of another.
///
/// Errors   BadParameter: no rows, NaN, infinities, order not above 0, width; more than 20 000 rows where all
///          eigenvalues are needed.
/// Accuracy for α ≥ 1 eigenvalues that sum to 1e-13 are left out where that spares most of the work. For α < 1 those
///          that rounding could have made count as zero, with a warning where they could matter: powers near 0 ask for
///          what double precision does not hold of a smooth kernel.
/// Cost     O(N² d) for α = 2, which needs no eigenvalues; otherwise as positive_spectrum, O(N³) for α < 1.
/// Source   Sánchez Giraldo, Rao & Príncipe (2015).
double matrix_entropy(const MatrixEntropy& question, core::Run& run);

struct MatrixMutualInformation {
  core::Array x;        ///< [sample] or [sample, component]
  core::Array y;        ///< likewise, paired with x by row
  double order = 1.01;  ///< α above 0
  KernelWidth x_width = std::string("neighbours");
  KernelWidth y_width = std::string("neighbours");
  Base base = std::string("bit");
};

struct MatrixInformationEstimate {
  double information = 0;  ///< I_α
  double x_entropy = 0, y_entropy = 0, joint_entropy = 0;
};

/// I_α = S_α(A) + S_α(B) − S_α(A∘B / tr A∘B), with the entrywise product as the joint kernel. Not negative, and at most
/// the smaller entropy.
///
/// Errors, cost   as matrix_entropy; BadParameter: another number of rows.
/// Source   Sánchez Giraldo, Rao & Príncipe (2015); Yu et al. (2020) for several variables.
MatrixInformationEstimate matrix_mutual_information(const MatrixMutualInformation& question, core::Run& run);

struct MatrixTotalCorrelation {
  std::vector<core::Array> samples;               ///< two or more, paired by row
  double order = 1.01;                            ///< α above 0
  KernelWidth width = std::string("neighbours");  ///< of each
  Base base = std::string("bit");
};

/// Σ S_α(A_k) − S_α(A_1∘A_2∘…): what is shared among several samples. As matrix_mutual_information for two.
///
/// Errors, cost   as matrix_entropy; BadParameter: fewer than two samples, or of different numbers of rows.
/// Source   Yu et al. (2020).
double matrix_total_correlation(const MatrixTotalCorrelation& question, core::Run& run);

struct MatrixDualTotalCorrelation : MatrixTotalCorrelation {};

/// Σ_k S_α(all but A_k) − (n − 1) S_α(all): the joint entropy less what each sample keeps to itself. The same for two.
///
/// Errors, cost, source   as matrix_total_correlation.
double matrix_dual_total_correlation(const MatrixDualTotalCorrelation& question, core::Run& run);

}  // namespace ansatz::information
