// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/representations/gaussian_kernel.h"

namespace ansatz::information {

struct KernelCauchySchwarz {
  core::Array x;                              ///< [sample] or [sample, component]
  core::Array y;                              ///< another sample of as many components; need not have as many rows
  KernelWidth width = std::string("median");  ///< σ, or a rule of gaussian_kernel.h taken from both samples together
  Base base = std::string("nat");
};

/// Cauchy–Schwarz divergence −ln[(∫pq)²/(∫p² ∫q²)] of two samples, by means of G(x, y) = exp(−|x − y|²/2σ²) over pairs:
///
///   ln⟨G(x, x′)⟩ + ln⟨G(y, y′)⟩ − 2 ln⟨G(x, y)⟩
///
/// which is exactly that of the two kernel densities of width σ/√2: not negative, 0 for one sample twice.
///
/// Errors   BadParameter: no rows, another number of components, NaN, infinities, width.
/// Edges    infinite, with a warning, where no row of x is near a row of y.
/// Accuracy of the smoothed densities, and above it by O(1/N), the share of pairs of a row with itself.
/// Cost     O((N + M)² d) in threads, O(N + M) memory.
/// Source   Jenssen et al. (2006).
double kernel_cauchy_schwarz(const KernelCauchySchwarz& question, core::Run& run);

struct CauchySchwarzInformation {
  core::Array x;  ///< [sample] or [sample, component]
  core::Array y;  ///< likewise, paired with x by row
  KernelWidth x_width = std::string("median");
  KernelWidth y_width = std::string("median");
  Base base = std::string("nat");
};

/// Cauchy–Schwarz divergence between the joint density of two samples and the product of their densities, by kernels K
/// of x and L of y:
///
///   ln[ΣΣ KL/n²] + ln[ΣΣ K ΣΣ L/n⁴] − 2 ln[Σ_j (Σ_i K_ij)(Σ_i L_ij)/n³]
///
/// Not negative; 0 where one sample is the same throughout.
///
/// Errors   BadParameter: no rows, another number of rows, NaN, infinities, widths.
/// Cost     O(n² d) in threads, O(n) memory.
/// Source   Príncipe (2010), there as quadratic mutual information.
double cauchy_schwarz_information(const CauchySchwarzInformation& question, core::Run& run);

}  // namespace ansatz::information
