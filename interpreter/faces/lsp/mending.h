// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "interpreter/faces/lsp/workspace.h"

/// What is wrong with a script, and edits that put it right.
namespace ansatz::faces::lsp {

/// Errors and doubts as the protocol wants them.
nlohmann::json diagnostics(const Analysis& analysis);

/// The edits that lay the script out, one that replaces what differs; null where it has errors of syntax.
nlohmann::json formatting(const Document& document);

/// For each diagnostic in a range that has a nearest spelling, the edit that writes it.
nlohmann::json quick_fixes(const Document& document, const Analysis& analysis, const nlohmann::json& range);

}  // namespace ansatz::faces::lsp
