// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

namespace ansatz::faces {

/// What the stores below a results folder have on record: rows, runs, plans, seeds and sets of hypotheses tried. One
/// line an experiment; a store that cannot be read says why. Empty where there is none.
std::string ledger_page(const std::filesystem::path& results, std::size_t width = 100);

}  // namespace ansatz::faces
