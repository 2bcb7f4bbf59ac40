// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "stdlib/core/fingerprint.h"

namespace ansatz::experiment {

/// A hypothesis as it stands in the script, before any row runs.
struct RegisteredHypothesis {
  std::string text;
  core::Fingerprint hash;  ///< of everything it depends on: test, arguments, alpha, expectation, correction
};

/// What the ledger says about this run's hypotheses.
struct LedgerReport {
  std::vector<bool> post_hoc;  ///< one a hypothesis: it was first written down when rows of its data already existed
  std::size_t plans = 0;       ///< different plans tried so far, this one included
  std::size_t seeds = 0;       ///< different seeds tried so far, this one included
  std::size_t hypotheses = 0;  ///< different sets of hypotheses written down so far, this one included
  std::size_t looks = 0;       ///< at data that a hypothesis still to be decided will use
};

}  // namespace ansatz::experiment
