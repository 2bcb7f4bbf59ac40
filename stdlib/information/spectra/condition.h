// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

struct ConditionNumber {
  core::Array matrix;  ///< [row, column]
  double shift = 0;    ///< added to the smallest singular value; published uses have 1e-8
};

/// κ = σ_max/(σ_min + shift) of the singular values, as many as the smaller side of the matrix has: 1 where all
/// directions are stretched alike.
///
/// Errors   BadParameter: empty, more than two dimensions, NaN, infinities, a shift below 0 or not finite.
/// Edges    a matrix that is not of full rank: infinite without a shift, with a warning; zeros throughout: NaN.
double condition_number(const ConditionNumber& question, core::Run& run);

struct LogVolume {
  core::Array matrix;  ///< [row, column]
  Base base = std::string("nat");
};

/// Σ ln σ_i: by how much a linear map stretches volumes, ln|det W| of a square matrix. −∞ where it is not of full rank.
double log_volume(const LogVolume& question, core::Run& run);

struct LinearOutput {
  core::Array matrix;                       ///< W [output, input]
  std::optional<core::Array> covariance{};  ///< Σ of the inputs, [input, input] or a variance; one where unset
  double noise = 0;                         ///< standard deviation of what is added to each output
  Base base = std::string("nat");
};

struct LinearOutputEntropy {
  double entropy = 0;      ///< h(y), −∞ where y fills no volume
  double information = 0;  ///< I(x; y), +∞ without noise
};

/// Entropy of y = Wx + n for normal x ~ N(0, Σ) and noise n ~ N(0, s² 1):
///
///   h(y) = ½ ln((2πe)^d |WΣWᵀ + s² 1|), I(x; y) = ½ ln|1 + WΣWᵀ/s²|
///
/// For a square W without noise h(y) = h(x) + Σ ln σ_i, which at a given Σσ² is largest where all σ are one.
///
/// Errors   BadParameter: matrix as for condition_number; covariance as for gaussian_entropy or of another size than
///          the matrix has columns; noise below 0 or not finite.
/// Edges    without noise a map that tells nothing (W = 0) has information 0.
/// Source   Cover & Thomas, §8.4 and 8.6.
LinearOutputEntropy linear_output_entropy(const LinearOutput& question, core::Run& run);

}  // namespace ansatz::information
