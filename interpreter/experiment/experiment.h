// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "interpreter/experiment/design.h"
#include "interpreter/experiment/growth.h"
#include "interpreter/experiment/ledger.h"
#include "interpreter/experiment/row.h"
#include "interpreter/experiment/scheduler.h"
#include "interpreter/experiment/store/store.h"

namespace ansatz::experiment {

/// An experiment ready to run: everything that a host has worked out from the script.
struct Experiment {
  StoreOwner owner;  ///< name and script
  Design design;
  Growing growing;            ///< what is added to the design once rows were seen
  core::Fingerprint closure;  ///< of `run`: code by structure, captured values, kernel versions
  std::vector<RegisteredHypothesis> hypotheses;
  Provenance provenance;  ///< seed, scale, script text, versions; closure and workers are filled in here
};

struct RunOptions {
  std::filesystem::path folder;  ///< results/<experiment>
  std::size_t workers = 0;       ///< threads; 0 takes the cores there are
  bool fresh = false;            ///< forget what is stored
  bool retry = false;            ///< run failed rows again
  /// Is told what is about to run before the store is opened; what it throws ends the run there. May be empty.
  std::function<void(const Experiment&, const Plan&, const std::vector<core::Fingerprint>& identities)> on_plan{};
};

struct RunReport {
  std::unique_ptr<Store> store;      ///< open for writing: verdicts go here
  std::shared_ptr<const Plan> plan;  ///< as the store has it laid out: planned rows and those that were added
  Progress progress;
  LedgerReport ledger;
  std::vector<std::string> warnings;  ///< about the results folder, not about rows
  std::vector<std::string> doubts;    ///< about the design: replicates that were not enough
  bool complete = false;              ///< every row has an outcome
  double seconds = 0;
};

/// Opens the store, writes the ledger, runs what has no outcome yet, writes fields.nc.
///
/// Errors   StoreError before or after any row; what the factory threw. Whatever was committed stays.
RunReport run_experiment(const Experiment& experiment, const RunOptions& options, const RunnerFactory& factory,
                         Interrupt& interrupt, Observer* observer = nullptr);

}  // namespace ansatz::experiment
