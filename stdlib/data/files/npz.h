// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::data {

/// The arrays of a NumPy archive, by name.
/// Errors   BadData: no archive, a damaged one (every member's checksum is held against it), a member that is no array.
core::Record read_npz(const std::string& path, const core::Run& run);

/// An archive of these arrays, not compressed, as numpy.savez writes it. `path` is a new file.
void write_npz(const std::string& path, const core::Record& arrays);

}  // namespace ansatz::data
