// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "interpreter/completion/completion.h"

namespace ansatz::faces {

/// Candidates as lines of a terminal: each with its summary where they fit, else names in columns; the last line says
/// how many are left out. Ends in a newline.
std::string list_candidates(const std::vector<completion::Candidate>& candidates, std::size_t columns,
                            std::size_t rows);

/// What all of them begin with, cut between characters.
std::string common_beginning(const std::vector<completion::Candidate>& candidates);

}  // namespace ansatz::faces
