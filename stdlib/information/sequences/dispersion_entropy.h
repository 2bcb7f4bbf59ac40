// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

struct DispersionEntropy {
  core::Array x;            ///< [time], in even steps
  int m = 2;                ///< values a pattern
  int classes = 6;          ///< c, at least 2; c^m at most 10⁸
  int lag = 1;              ///< steps between the values of a pattern
  bool normalised = false;  ///< divide by m ln c
  Base base = std::string("nat");
};

/// Entropy of patterns of m classes, where Φ((x − μ)/σ) is cut into c even classes: ⌊c Φ + 1⌋, at most c. Unlike order
/// patterns these know how large steps are.
///
/// Errors   BadParameter: fewer than (m − 1) lag + 1 values, NaN, infinities, classes below 2, m or lag below 1, more
///          than 10⁸ patterns.
/// Edges    a constant series gives 0; fewer windows than c^m are warned of.
/// Source   Rostaghi & Azami (2016).
double dispersion_entropy(const DispersionEntropy& question, core::Run& run);

}  // namespace ansatz::information
