// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace ansatz::faces {

/// What `ansatz run` was asked for.
struct RunRequest {
  std::filesystem::path script;
  std::map<std::string, std::string> overrides;  ///< --set name=expression
  std::string scale = "quick";
  std::size_t workers = 0;  ///< -j; 0 takes the cores there are
  bool fresh = false, retry = false, trace = false;
  std::filesystem::path out = "results";
  std::string only;  ///< one experiment
  std::uint64_t seed = 0;
  std::string command_line;
};

/// Runs a script, .anz or .lua, with every experiment in it: progress on stderr, summaries on stdout. Returns the exit
/// status: 0 all held; 1 a claim, expectation, row or figure failed; 2 refused before running, or stopped by an error
/// outside a row.
int run_script(const RunRequest& request);

}  // namespace ansatz::faces
