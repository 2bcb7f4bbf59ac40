// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>
#include <vector>

namespace ansatz::completion {

/// Paths that begin as `typed` does, folders with a slash behind them; of the files only those with one of the endings
/// where some are given. Hidden ones show when their dot is typed. What cannot be read counts as empty.
std::vector<std::string> paths_like(const std::string& typed, const std::filesystem::path& folder,
                                    std::initializer_list<const char*> endings);

}  // namespace ansatz::completion
