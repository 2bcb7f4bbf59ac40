// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <vector>

#include "interpreter/faces/run_script.h"

namespace ansatz::faces {

/// `ansatz cite FILE…`: BibTeX of the sources behind the kernels that scripts use, in what they import and in their Lua
/// too, and of the sources that their experiments and claims name. Each entry once, by key, after a line that says what
/// it is for. Nothing runs. Returns 0, or 2 where a script has errors.
int cite_scripts(const std::vector<std::filesystem::path>& files, const Output& output);

}  // namespace ansatz::faces
