// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/neighbours/mixed_mutual_information.h"
#include "stdlib/information/representations/gaussian_kernel.h"

namespace ansatz::information {

/// How a walk among the rows of a sample is made.
struct Diffusion {
  KernelWidth width = 10.0;        ///< σ of the Gaussian kernel, in the unit of x, or a rule of gaussian_kernel.h
  double time = 1;                 ///< t, steps of the walk, above 0
  int most = 2000;                 ///< rows used; of more, so many are drawn (10 000 in the published program)
  Base base = std::string("bit");  ///< as the literature has it
};

struct DiffusionSpectralEntropy : Diffusion {
  core::Array x;  ///< [sample] or [sample, component]
};

/// Diffusion spectral entropy: that of p = |λ|^t/Σ|λ|^t, λ the eigenvalues of the walk K_ij = G_ij/√(d_i d_j) with
/// G_ij = exp(−|x_i − x_j|²/2σ²) and d its row sums; each p is lifted by 2⁻⁵², as published. Large t leave the slow
/// modes alone, those of structure rather than noise.
///
/// Errors   BadParameter: no rows, NaN, infinities, width, time or most not above 0.
/// Edges    one row gives 0; more than `most` rows are drawn from, with a warning. A width of 10, the published
///          default, suits activations of a network: samples of another spread want a number of their own, or a rule.
/// Random   run.stream("rows").
/// Cost     as positive_spectrum of N rows for t ≥ 1; O(N³) for t < 1.
/// Source   Liao et al. (2024).
double diffusion_spectral_entropy(const DiffusionSpectralEntropy& question, core::Run& run);

struct DiffusionMutualInformation : Diffusion {
  core::Array x;          ///< [sample] or [sample, component]
  SampleOrLabels labels;  ///< [sample]: texts or numbers, one a row; those that are equal make a class
  int bins = 0;           ///< cut labels that are numbers into so many even bins first; 0: as they are
  int draws = 5;          ///< samples of all rows that each class is compared with
};

/// Diffusion spectral mutual information with labels: over classes y, Σ p(y) [⟨S(as many rows of any class)⟩ − S(rows
/// of y)], so that sizes do not matter. May be a little negative where labels tell nothing. A rule for the width is
/// taken from all rows.
///
/// Errors   as diffusion_spectral_entropy; BadParameter: another number of labels, draws below 1.
/// Edges    classes of more than `most` rows are drawn from. A class of one row tells nothing: a warning where half of
///          the rows or more are alone in theirs.
/// Random   run.stream("draws"), a place of its own for each class.
/// Source   Liao et al. (2024).
double diffusion_mutual_information(const DiffusionMutualInformation& question, core::Run& run);

}  // namespace ansatz::information
