// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

struct MaximumEntropy {
  core::Value p;             ///< masses, one dimension a variable; or a sample: a table or record of columns
  core::Value margins{};     ///< of names of variables: what is kept of p; [] keeps nothing
  double tolerance = 1e-12;  ///< how far a marginal may be off, above 0
  int sweeps = 100000;       ///< at most, at least 1
  Base base = std::string("nat");
};

struct MaximumEntropyResult {
  core::Array distribution;  ///< [variable…], all its values
  double entropy = 0;        ///< of it
  double divergence = 0;     ///< D(p‖distribution): what p has and these marginals do not tell
  double off = 0;            ///< furthest that a marginal is off
  int sweeps = 0;            ///< that the fit took
};

/// Of all distributions with some marginals of p the one of greatest entropy,
///
///   q = argmax H(q) where q(a, b) = p(a, b), q(b, c) = p(b, c), …,   D(p‖q) = H(q) − H(p).
///
/// It is the information projection of p to the log-linear model whose largest interactions are those margins, so that
/// of shares of counts it is the estimate by maximum likelihood. Of two models one within the other, the divergences
/// differ by what the further interactions add: of all margins of k variables and of k − 1, the connected information
/// of order k.
///
/// Errors   as mutual; BadParameter: margins that name no variables, more than 2²² cells; UnknownName.
/// Edges    a marginal of 0 makes its cells 0. Where the maximum has further cells without mass the fit nears them as
///          1/sweeps: marginals that are not met after all sweeps are warned of.
/// Source   Csiszár, Ann. Probab. 3 (1975) 146; Deming & Stephan, Ann. Math. Stat. 11 (1940) 427; Amari, IEEE Trans.
///          Inf. Theory 47 (2001) 1701, and Schneidman, Still, Berry & Bialek, Phys. Rev. Lett. 91 (2003) 238701, for
///          orders.
MaximumEntropyResult maximum_entropy(const MaximumEntropy& question, core::Run& run);

}  // namespace ansatz::information
