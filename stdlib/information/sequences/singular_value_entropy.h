// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

struct SingularValueEntropy {
  core::Array x;            ///< [time], in even steps
  int m = 3;                ///< values of a state, at least 2
  int lag = 1;              ///< steps between them
  bool normalised = false;  ///< divide by ln m
  Base base = std::string("nat");
};

/// −Σ p ln p, p = σ/Σσ of the singular values of the matrix whose rows are the states (x_t, x_{t+lag}, …): how many
/// directions the states fill. 0 for what is a multiple of one state, ln m for noise about zero.
///
/// The level counts: no mean is taken out, as the method has it.
///
/// Errors   BadParameter: fewer than (m − 1) lag + m values (a matrix at least as tall as wide), NaN, infinities, m
///          below 2, lag below 1.
/// Edges    a series of zeros has no singular values to share: NaN with a warning.
/// Source   Roberts, Penny & Rezek (1999).
double singular_value_entropy(const SingularValueEntropy& question, core::Run& run);

}  // namespace ansatz::information
