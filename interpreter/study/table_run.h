// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include "interpreter/experiment/experiment.h"
#include "interpreter/host/session.h"
#include "interpreter/study/columns.h"
#include "stdlib/core/run.h"

namespace ansatz::study {

struct StudyOptions;

/// The rows of an experiment, run or taken from the store.
struct TableRun {
  experiment::RunReport report;
  std::shared_ptr<Columns> columns;
  std::shared_ptr<const experiment::ExperimentTable> table;
  std::vector<const core::Kernel*> kernels;  ///< that rows and bindings reach
};

/// Works out axes, replicates and bindings, takes the row by value and hands rows to the scheduler. A variation has
/// another identity than the table itself, and belongs into another folder.
///
/// Errors   host::ScriptError while the design is worked out; StoreError.
TableRun run_table(const host::ExperimentSpec& spec, host::Session& session, const StudyOptions& options,
                   const core::Variation& variation, experiment::Interrupt& interrupt, experiment::Observer* observer);

/// While it lives, a state calls kernels otherwise than scripts say.
class Varied {
 public:
  Varied(host::State& state, const core::Variation& variation) : state_(state), before_(state.options().variation) {
    state_.vary(variation.is_none() ? nullptr : std::make_shared<const core::Variation>(variation));
  }
  ~Varied() { state_.vary(before_); }
  Varied(const Varied&) = delete;
  Varied& operator=(const Varied&) = delete;

 private:
  host::State& state_;
  std::shared_ptr<const core::Variation> before_;
};

}  // namespace ansatz::study
