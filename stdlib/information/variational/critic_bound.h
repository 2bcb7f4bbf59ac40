// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

/// Scores that a critic gave, and the bound to be read off them.
struct CriticBound {
  core::Array scores;             ///< [x, y] or [block, x, y], square: rows that belong together on the diagonal
  std::string bound = "infonce";  ///< of score_bounds.h: "infonce", "nwj", "dv", "mine", "js", "smile"
  double clip = 5;                ///< τ of "smile", above 0
  Base base = std::string("nat");
};

/// A lower bound on mutual information from the scores of a critic that was made elsewhere, as of the best there is,
/// ln p(x, y)/(p(x) p(y)), which shows what is the bound's fault and not the critic's. Means are taken over all blocks,
/// but infonce's within each. "mine" is read as "dv".
///
/// Errors   BadParameter: scores not square, fewer than two rows, not finite; clip not above 0.
/// Source   see score_bounds.h.
double critic_bound(const CriticBound& question, core::Run& run);

}  // namespace ansatz::information
