// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "interpreter/experiment/columns.h"
#include "interpreter/experiment/experiment.h"
#include "interpreter/host/session.h"

namespace ansatz::experiment {

struct Summary;

struct StudyOptions {
  RunOptions run;
  std::string script_path, script_text, command_line;
  std::uint64_t seed = 0;
  /// Axes held at one value, from `--set`.
  std::map<std::string, core::Value> axes;
};

/// An experiment after its rows: what was run, the table, what was concluded.
struct Study {
  host::ExperimentSpec spec;
  RunReport report;
  std::shared_ptr<Columns> columns;
  std::shared_ptr<const ExperimentTable> table;
  std::vector<Claim> claims;
  std::vector<HypothesisOutcome> hypotheses;

  /// What the face prints; figures are the caller's to add.
  void conclude(Summary& summary) const;
};

/// Whether an axis of that name is varied by the experiment.
bool varies(const host::ExperimentSpec& spec, const std::string& axis);

/// Runs an experiment of a session: works out axes, replicates and bindings, takes the row by value, hands rows to the
/// scheduler, then judges hypotheses and claims and writes the verdicts. When rows are missing at the end (Ctrl-C)
/// nothing is concluded.
///
/// Errors   host::ScriptError while the design is worked out; StoreError.
Study run_study(host::ExperimentSpec spec, host::Session& session, const StudyOptions& options, Interrupt& interrupt,
                Observer* observer = nullptr);

}  // namespace ansatz::experiment
