// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>

#include "interpreter/completion/completion.h"
#include "interpreter/faces/lsp/workspace.h"

/// Help while a script is typed, by the same engine that the prompt has.
namespace ansatz::faces::lsp {

/// What is known beside a script's text: the library, the built-ins and marks, the folder of its files.
completion::Surroundings surroundings_of(const Workspace& workspace, const Document& document);

nlohmann::json completion(const Workspace& workspace, const Document& document, std::uint32_t offset);

/// A completion with its help page, which is asked for one by one.
nlohmann::json with_documentation(const Workspace& workspace, nlohmann::json item);

/// The signature of the call around `offset`, or null.
nlohmann::json signature_help(const Workspace& workspace, const Document& document, std::uint32_t offset);

}  // namespace ansatz::faces::lsp
