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

/// How much was tried on one store so far.
struct LedgerCounts {
  std::size_t plans = 0;  ///< different rows or different code of them: a constant that was changed is another try
  std::size_t seeds = 0;
  std::size_t hypotheses = 0;  ///< different sets of them written down
  std::size_t looks = 0;       ///< at data that a hypothesis still to be decided will use
};

/// What the ledger says about this run's hypotheses; counts include this run.
struct LedgerReport {
  std::vector<bool> post_hoc;  ///< one a hypothesis: it was first written down when rows of its data already existed
  LedgerCounts counts{};
};

}  // namespace ansatz::experiment
