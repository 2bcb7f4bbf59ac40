// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "interpreter/experiment/ledger.h"
#include "interpreter/experiment/verdict.h"
#include "interpreter/study/columns.h"
#include "interpreter/study/row_traces.h"
#include "interpreter/study/study_doubts.h"
#include "stdlib/core/declare/registry.h"

namespace ansatz::study {

/// What each hypothesis depends on, before any row has run: its test by structure and reached values, level,
/// expectation and correction.
std::vector<experiment::RegisteredHypothesis> register_hypotheses(const host::ExperimentSpec& spec);

/// The columns and axes that a function of the data reads, itself or through bindings of the experiment.
std::set<std::string> columns_read_by(const host::ScriptFunction& function, const host::ExperimentSpec& spec);

/// Columns and axes that the experiment's tests read, through its bindings too.
std::set<std::string> columns_of_hypotheses(const host::ExperimentSpec& spec);

/// Runs every test on the finished table and decides. The hypotheses of an experiment are one family, corrected by
/// Holm; those that name another correction form a family with the others that name it. A test that cannot be computed
/// is undefined, with the reason. What tests warn of, and tests that cannot come out both ways, are doubted.
std::vector<experiment::HypothesisOutcome> decide_hypotheses(const host::ExperimentSpec& spec,
                                                             const std::shared_ptr<Columns>& columns,
                                                             const experiment::LedgerReport& ledger,
                                                             const core::Registry& registry, Doubts& doubts,
                                                             RowTraces* traces);

}  // namespace ansatz::study
