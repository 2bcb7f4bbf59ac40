// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

struct VonNeumannEntropy {
  core::Array x;         ///< [sample, component]
  bool centred = false;  ///< take the mean of each column out first, as for the tokens of a language model
  Base base = std::string("nat");
};

/// −Σ λ ln λ of ρ = ZᵀZ/N, the rows of Z those of x made of length one: at most the log of the smaller of N and d.
///
/// Edges    rows of length zero are left out with a warning; NaN where no other is left.
/// Source   Kim et al. (2023); Wei et al. (2024) for tokens, centred.
double von_neumann_entropy(const VonNeumannEntropy& question, core::Run& run);

/// The same for a kernel that asks for it: errors and warnings name that kernel and its parameter.
double row_entropy(const char* kernel, const char* parameter, const VonNeumannEntropy& question, core::Run& run);

struct VonNeumannGradient : VonNeumannEntropy {};

/// Derivatives of von_neumann_entropy by the numbers of x, in its shape and one over its unit: with the rows z of Z,
///
///   ∂S/∂x_i = −2/(N |x_i|) (ln ρ z_i − (z_iᵀ ln ρ z_i) z_i)
///
/// where ln ρ is taken on the span of the rows, in which each z_i lies. That is the whole derivative: a direction that
/// no row has yet comes in with the square of the step, and ε² ln ε² has slope 0 at 0. Rows only turn, so that each is
/// at right angles to its slopes, and equal eigenvalues need no care.
///
/// Edges    rows of length zero have slopes 0, with the warning of von_neumann_entropy: there is no derivative where a
///          row begins to count. All NaN where no other is left.
/// Accuracy about ε (10⁻¹⁶) of the largest slope; where two eigenvalues are near ε of the largest, √ε of it.
/// Cost     O(N d min(N, d)).
core::Array von_neumann_gradient(const VonNeumannGradient& question, core::Run& run);

/// The same of rows as they are, in nats.
struct DirectionEntropy {
  double entropy = 0;        ///< NaN where all rows are zero
  std::size_t left_out = 0;  ///< rows of length zero
};

/// `values` and `slopes` are rows × columns, column by column; all values finite.
DirectionEntropy direction_entropy(std::span<const double> values, std::size_t rows, std::size_t columns,
                                   std::span<double> slopes);

}  // namespace ansatz::information
