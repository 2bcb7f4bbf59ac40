// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::bottleneck {

struct GaussianCapacity {
  core::Array noise;  ///< [channel], variances above 0; or a covariance matrix of the noise [channel, channel]
  core::Array power;  ///< a number or a list: the power that all channels share, at least 0
  information::Base base = std::string("nat");
};

struct GaussianCapacityResult {
  core::Array capacity;  ///< like power
  core::Array level;     ///< like power: what noise and power come to where there is any power
  core::Array powers;    ///< [power, channel], of each; of eigenvectors where a covariance is given
};

/// Capacity of parallel channels with normal noise that share a power, by water-filling:
///
///   C = Σ ½ ln(1 + Pᵢ/Nᵢ)   with   Pᵢ = (ν − Nᵢ)⁺   and ν such that   Σ Pᵢ = P.
///
/// Found in closed form from the sorted noises. A band of width B with signal to noise S/N has 2B uses a second of one
/// such channel: B log₂(1 + S/N) bits.
///
/// Errors   BadParameter: as component_variances and budget; a noise of 0.
/// Source   Shannon, Proc. IRE 37 (1949) 10; Cover & Thomas (2006), section 9.4.
GaussianCapacityResult gaussian_capacity(const GaussianCapacity& question, core::Run& run);

}  // namespace ansatz::bottleneck
