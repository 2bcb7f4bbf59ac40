// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "stdlib/core/run.h"

namespace ansatz::data {

/// BadData where there is no file at `path` but a folder or nothing.
void check_file(const std::string& path);

/// All of a file. BadData where it is absent, a folder, or cannot be read. `run` is asked whether to stop.
std::string read_bytes(const std::string& path, const core::Run& run);

/// Puts a file there whole or not at all: `write` fills one beside it, which then takes its place. BadData where a file
/// is there already and `replace` is false, where the folder is absent, or where the disk refuses.
void write_whole(const std::string& path, bool replace, const std::function<void(const std::string& beside)>& write);

/// The same for bytes at hand.
void write_bytes(const std::string& path, std::string_view bytes, bool replace);

}  // namespace ansatz::data
