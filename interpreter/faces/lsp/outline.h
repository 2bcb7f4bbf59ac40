// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "interpreter/faces/lsp/workspace.h"

namespace ansatz::faces::lsp {

/// What a script holds, for the editor's outline: names of the file, functions, and experiments with their axes,
/// columns, hypotheses, claims and figures.
nlohmann::json outline(const Analysis& analysis);

}  // namespace ansatz::faces::lsp
