// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::bottleneck {

struct RateDistortion {
  core::Array source;        ///< [source], masses that sum to one
  core::Array distortion;    ///< [source, reproduction], any numbers; +∞ for what may never be
  core::Array slopes;        ///< a number or a list: s = −dR/dD in nats per unit of distortion, at least 0
  double tolerance = 1e-10;  ///< nats between the bounds
  information::Base base = std::string("nat");
};

struct RateDistortionResult {
  core::Array rates;        ///< [slope], reached by a test channel, and off by at most `gap`
  core::Array distortions;  ///< [slope], the mean distortion of that channel
  core::Array outputs;      ///< [slope, reproduction], the distribution of reproductions
  core::Array gap;          ///< [slope], how far R(D) may lie below
  double steps = 0;         ///< turns taken, of all slopes
};

/// The rate–distortion curve where its slope is −s: with Z(x) = Σ q e^{−s d} and c(x̂) = Σ p e^{−s d}/Z in each turn
/// q ← q c^κ/Σ, and with D and R of the channel q e^{−s d}/Z
///
///   R(D) ≥ −s D − Σ p ln Z − ln max c,   R(D) ≤ R = −s D − Σ p ln Z − Σ q c ln c.
///
/// κ is 1, and larger as long as that lowers −Σ p ln Z. Slopes are taken in rising order, each from the one before. At
/// slope 0 the one best reproduction is taken: R is 0 and D the largest distortion that is worth any rate.
///
/// Errors   BadParameter: source or slopes with more than one dimension, no matrix of distortions, sizes that differ, a
///          source that is no distribution, NaN or −∞ in distortion, a row without a finite entry.
/// Edges    bounds that are further apart than the tolerance after 10⁵ turns: warned of, with the gap in the result.
/// Cost     source × reproduction a turn.
/// Source   Blahut, IEEE Trans. Inf. Theory 18 (1972) 460.
RateDistortionResult rate_distortion(const RateDistortion& question, core::Run& run);

}  // namespace ansatz::bottleneck
