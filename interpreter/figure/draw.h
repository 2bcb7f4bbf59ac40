// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "interpreter/figure/model.h"

namespace ansatz::figure {

/// Draws a figure as `<folder>/<name>.svg`, `.pdf` and `.png` (300 dots an inch) and returns the three paths. The
/// folder is made where it is missing. The same figure gives the same bytes; a file appears whole or not at all.
///
/// Errors   core::Mismatch, core::BadParameter: marks that do not fit one panel, a log axis over values that are not
///          positive, no data. core::Error: gnuplot missing (names the package) or failing (its message).
std::vector<std::filesystem::path> draw(const Figure& figure, const std::filesystem::path& folder,
                                        const std::string& program = "gnuplot");

}  // namespace ansatz::figure
