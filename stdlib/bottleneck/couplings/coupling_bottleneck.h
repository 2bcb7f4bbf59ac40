// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::bottleneck {

struct CouplingBottleneck {
  core::Array source;             ///< [source], masses of X
  core::Array target;             ///< [target], masses that Y must have
  double rate = 0;                ///< the most H(T) may be, in units of `base`
  std::string method = "search";  ///< of the encoder, as for entropy_bounded_information; "exact" for both
  bool split = true;
  information::Base base = std::string("nat");
};

struct CouplingBottleneckResult {
  double information = 0;  ///< I(X; Y)
  double bound = 0;        ///< I(X; T) + I(T; Y) − H(T), which I(X; Y) cannot be below
  double i_xt = 0, i_ty = 0;
  double entropy = 0;    ///< H(T)
  core::Array coupling;  ///< [source, target], p(x, y)
  core::Array encoder;   ///< [source, code], p(t|x)
  core::Array decoder;   ///< [code, target], p(y|t)
};

/// Minimum-entropy coupling with a bottleneck: X is told through a code T of H(T) ≤ R as a Y of given distribution, so
/// that Y says much of X. The encoder is entropy_bounded_information's, the decoder a minimum-entropy coupling of p(t)
/// with the target. Both ends are solved apart:
///
///   I(X; Y) ≥ I(X; T) + I(T; Y) − H(T) ≥ I(X; T) + I(T; Y) − R,   I(X; Y) ≤ min(I(X; T), I(T; Y)).
///
/// Errors   BadParameter: as entropy_bounded_information and minimum_entropy_coupling; more than 2·10⁷ cells.
/// Cost     that of both, and source × target for the coupling.
/// Source   Ebrahimi, Chen & Khisti, NeurIPS (2024), arXiv:2410.21666.
CouplingBottleneckResult coupling_bottleneck(const CouplingBottleneck& question, core::Run& run);

}  // namespace ansatz::bottleneck
