// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include "interpreter/experiment/columns.h"
#include "interpreter/experiment/ledger.h"
#include "interpreter/experiment/verdict.h"
#include "stdlib/core/declare/registry.h"

namespace ansatz::experiment {

/// What each hypothesis depends on, before any row has run: its test by structure and reached values, level,
/// expectation and correction.
std::vector<RegisteredHypothesis> register_hypotheses(const host::ExperimentSpec& spec);

/// Runs every test on the finished table and decides. The hypotheses of an experiment are one family, corrected by
/// Holm; those that name another correction form a family with the others that name it. A test that cannot be computed
/// is undefined, with the reason.
std::vector<HypothesisOutcome> decide_hypotheses(const host::ExperimentSpec& spec,
                                                 const std::shared_ptr<Columns>& columns, const LedgerReport& ledger,
                                                 const core::Registry& registry);

}  // namespace ansatz::experiment
