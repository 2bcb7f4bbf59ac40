// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <vector>

#include "interpreter/faces/run_script.h"

namespace ansatz::faces {

/// `ansatz verify PATH…`: runs every .anz under the paths and prints one table of all claims: script, claim, measured,
/// expected, verdict. What a script prints is not shown; what goes wrong is. `request` says scale, threads, seed and
/// where results go: `<out>/<script's name>/<experiment>`. Returns the worst exit status of the scripts.
int verify(const std::vector<std::filesystem::path>& paths, const RunRequest& request, const Output& output);

}  // namespace ansatz::faces
