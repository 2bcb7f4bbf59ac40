// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "interpreter/experiment/experiment.h"
#include "interpreter/host/session.h"
#include "interpreter/study/columns.h"
#include "interpreter/study/row_traces.h"

namespace ansatz::experiment {
struct Summary;
}

namespace ansatz::study {

struct StudyOptions {
  experiment::RunOptions run;
  std::string script_text, command_line;
  std::uint64_t seed = 0;
  /// Axes held at one value, from `--set`.
  std::map<std::string, core::Value> axes;
  /// Runs the table finer beside it, for the numerical error of claims.
  bool verify = false;
  /// Runs it with other choices of method as well, for claims that hang on a default.
  bool verify_choices = false;
  /// Is told what a rerun beside the table is, "finer", before its rows. May be empty.
  std::function<void(const std::string& what)> on_rerun{};
  /// Where errors inside rows, claims and hypotheses leave Lua's own view of them; may be null.
  std::shared_ptr<RowTraces> traces{};
};

/// An experiment after its rows: what was run, the table, what was concluded.
struct Study {
  host::ExperimentSpec spec;
  experiment::RunReport report;
  std::shared_ptr<Columns> columns;
  std::shared_ptr<const experiment::ExperimentTable> table;
  std::vector<experiment::Claim> claims;
  std::vector<experiment::HypothesisOutcome> hypotheses;
  std::vector<experiment::Doubt> doubts;
  std::string claims_note;            ///< what was not looked at for them; may be empty
  bool verification_stopped = false;  ///< rows of a table beside this one are missing

  /// A figure was drawn, and kernels warned: known now, and written to the store.
  void add_doubts(const std::vector<std::string>& warnings, const std::string& place, const std::string& because = {});
  /// What the face prints; figures are the caller's to add.
  void conclude(experiment::Summary& summary) const;
};

/// Whether an axis of that name is varied by the experiment.
bool varies(const host::ExperimentSpec& spec, const std::string& axis);

/// Runs an experiment of a session: works out axes, replicates and bindings, takes the row by value, hands rows to the
/// scheduler, then judges hypotheses and claims (conclusions.h) and writes the verdicts. When rows are missing at the
/// end (Ctrl-C) nothing is concluded.
///
/// Errors   host::ScriptError while the design is worked out; StoreError.
Study run_study(host::ExperimentSpec spec, host::Session& session, const StudyOptions& options,
                experiment::Interrupt& interrupt, experiment::Observer* observer = nullptr);

}  // namespace ansatz::study
