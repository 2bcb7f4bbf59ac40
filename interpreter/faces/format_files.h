// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "interpreter/faces/run_script.h"

namespace ansatz::faces {

/// `ansatz fmt FILE…`: lays scripts out, in place; "-" reads standard input and writes to `output.out`. With
/// `only_check` nothing is written and those that would change are listed. A file with a syntax error stays as it is.
/// Returns 0; 1 where `only_check` has found one; 2 where a file was refused.
int format_files(const std::vector<std::string>& files, bool only_check, const Output& output);

}  // namespace ansatz::faces
