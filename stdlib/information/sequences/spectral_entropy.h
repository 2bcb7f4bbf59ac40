// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

struct SpectralEntropy {
  core::Array x;                         ///< [time], in even steps
  std::string spectrum = "periodogram";  ///< "periodogram" of the whole, or "welch": a mean over stretches
  int stretch = 256;                     ///< of "welch": values a stretch; half of each belongs to the next
  bool normalised = false;               ///< divide by the log of the number of frequencies
  Base base = std::string("nat");
};

/// Entropy of how the variance is shared among frequencies 0, 1/N, …, 1/2. The mean is taken out first, of every
/// stretch under "welch", which tapers them by Hann's window.
///
/// Errors   BadParameter: fewer than 2 values, NaN, infinities, a stretch below 2.
/// Edges    a constant series has no variance to share: NaN with a warning. Under "welch" a series shorter than a
///          stretch is taken whole; values that fill no stretch are left out.
/// Accuracy of noise, the periodogram's scatter takes 1 − γ = 0.42 nat off ln(N/2) however long it is; "welch" less.
/// Source   Inouye et al. (1991); Welch (1967).
double spectral_entropy(const SpectralEntropy& question, core::Run& run);

}  // namespace ansatz::information
