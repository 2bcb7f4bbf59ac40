// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <vector>

#include "interpreter/faces/run_script.h"
#include "interpreter/host/session.h"
#include "interpreter/syntax/diagnostic.h"

namespace ansatz::faces {

/// What is wrong with a script, .anz or .lua, and what is doubtful; nothing runs.
syntax::Diagnostics diagnostics_of(const std::filesystem::path& file, host::Session& session);

/// `ansatz check FILE…`: every error and doubt of each file; nothing runs. Returns 0, or 2 where a file has errors.
int check_files(const std::vector<std::filesystem::path>& files, const Output& output);

/// `ansatz lower FILE`: the script as the Lua that runs. Returns 0, or 2 where it has errors.
int lower_file(const std::filesystem::path& file, const Output& output);

}  // namespace ansatz::faces
