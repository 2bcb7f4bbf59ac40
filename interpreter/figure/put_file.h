// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

namespace ansatz::figure {

/// Writes a file whole or not at all: beside its place, then moved there. Errors   core::Error: it cannot be written.
void put_file(const std::filesystem::path& path, const std::string& bytes);

/// Makes a folder, and those around it. Errors   core::Error: it cannot be made.
void make_folder(const std::filesystem::path& path);

}  // namespace ansatz::figure
