// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "stdlib/bottleneck/discrete/code.h"
#include "stdlib/bottleneck/discrete/source.h"
#include "stdlib/core/run.h"

namespace ansatz::bottleneck {

/// How far codes are looked for.
struct CodeSearch {
  std::size_t codewords = 64;  ///< to start from, at most
  std::size_t restarts = 4;    ///< random starts at each β
  Rest rest;                   ///< of the codes that are returned
};

/// A number of codewords as a script gives it. Errors   BadParameter: outside [1, 4096].
std::size_t read_codewords(const char* kernel, int codewords);

/// The code of least I(T; X) − β I(T; Y) that was found at each β, in their order, at rest: along β from above and from
/// below, from both neighbours and from random starts, as information_bottleneck.h tells.
/// Random   run.stream("start").at(β's place, restart).
std::vector<SolvedCode> best_codes(const Source& source, const std::vector<double>& betas, const CodeSearch& search,
                                   core::Run& run);

}  // namespace ansatz::bottleneck
