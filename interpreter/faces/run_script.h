// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/experiment/summary.h"

namespace ansatz::faces {

/// What `ansatz run` was asked for.
struct RunRequest {
  std::filesystem::path script;
  std::map<std::string, std::string> overrides;  ///< --set name=expression
  std::string scale = "quick";
  std::size_t workers = 0;  ///< -j; 0 takes the cores there are
  bool fresh = false, retry = false, trace = false;
  /// Whether tables are run finer beside themselves, for the numerical errors of claims; absent: at scale paper.
  std::optional<bool> verify;
  std::filesystem::path out = "results";
  std::string only;  ///< one experiment
  std::uint64_t seed = 0;
  std::string command_line;
};

/// Where a run speaks.
struct Output {
  std::ostream& out;     ///< what the script prints, and the summaries
  std::ostream& errors;  ///< messages, doubts, progress
  bool progress = true;  ///< whether a bar is shown
};

/// What a run came to.
struct RunOutcome {
  /// 0: all held. 1: a claim, expectation, row or figure failed, or rows are missing. 2: refused before running, or
  /// stopped by an error outside a row.
  int status = 0;
  std::vector<experiment::Summary> experiments;
};

/// Runs a script, .anz or .lua, with every experiment in it. Ctrl-C ends after the rows under way are stored, a second
/// one gives them up.
RunOutcome run_script(const RunRequest& request, const Output& output);

}  // namespace ansatz::faces
