// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <string>

#include "interpreter/experiment/summary.h"
#include "interpreter/faces/preflight.h"
#include "interpreter/faces/run_script.h"
#include "interpreter/host/session.h"
#include "interpreter/study/study.h"

namespace ansatz::faces {

/// Runs each experiment where its script states it, with a summary on `out` and progress on stderr; the statements
/// after it see its table. One for each script or entry.
class ExperimentRuns {
 public:
  /// All three must outlive it.
  ExperimentRuns(const RunRequest& request, experiment::Interrupt& interrupt, const Output& output);

  std::string entry;  ///< the text of experiments that no file states
  /// Is shown each experiment, complete or not, before its summary is written. May be empty.
  std::function<void(const study::Study&)> seen;
  syntax::Diagnostics doubts;  ///< what was doubted before experiments ran, written to `errors` there

  /// For host::SessionOptions::on_experiment. Gives the experiment's table, or host::stated where no row is stored, or
  /// where nothing in the file asks for it. An experiment that the request leaves out is not run, and has what an
  /// earlier run stored. Rows that are missing at the end, and what goes wrong outside rows, end the script: it is
  /// interrupted, and `finish` tells.
  core::Value run(host::Session& session, host::ExperimentSpec spec);

  /// Whether no row is missing, nor any of the tables beside it.
  static bool is_whole(const study::Study& done);
  /// Whether rows are under way.
  bool is_running() const { return is_running_; }
  /// Whether an experiment has been run, to its end or not.
  bool has_run() const { return !outcome_.experiments.empty(); }
  /// Whether an experiment has ended the script.
  bool has_ended() const { return has_ended_; }
  /// Once the script has ended, however it did: throws what went wrong outside rows, else status and summaries.
  ///
  /// Errors   host::ScriptError, core::Error
  RunOutcome finish();

  /// What has been stated so far that a request may speak of.
  const Spoken& spoken() const { return spoken_; }

 private:
  study::Study run_whole(host::Session& session, host::ExperimentSpec spec);
  [[noreturn]] void end_script();

  const RunRequest& request_;
  experiment::Interrupt& interrupt_;
  const Output& output_;
  RunOutcome outcome_;
  Spoken spoken_;
  std::exception_ptr failure_;
  std::atomic<bool> is_running_{false};
  bool has_ended_ = false;
};

/// The table as a name of the script holds it: every column is labelled, axes too.
core::Value labelled(const experiment::ExperimentTable& rows);

/// What an earlier run of the same script has stored in an experiment's folder; host::stated where that is nothing.
core::Value stored_table(const host::ExperimentSpec& spec, const std::filesystem::path& folder);

}  // namespace ansatz::faces
