// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "interpreter/faces/run_script.h"

namespace ansatz::faces {

/// What `ansatz why` was asked for. What is not said is as in the latest run.
struct WhyRequest {
  std::filesystem::path results;   ///< results/<experiment>
  std::optional<std::size_t> row;  ///< as the table numbers it; nothing: the whole table
  std::optional<std::string> scale;
  std::optional<std::uint64_t> seed;
  std::map<std::string, std::string> overrides;
};

/// `ansatz why RESULTS [ROW]`: holds the script as it stands now against what is stored, and says what the next run
/// would compute and which change is behind it. No row runs, nothing is written; the script's own statements do run, as
/// they decide what the rows are. Returns 0, or 2 where the script has errors or is gone.
int why(const WhyRequest& request, const Output& output);

}  // namespace ansatz::faces
