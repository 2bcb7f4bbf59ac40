// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>

#include "interpreter/faces/lsp/workspace.h"

namespace ansatz::faces::lsp {

/// What stands at `offset`, as Markdown: the help page of a kernel or mark, a parameter's declaration, the statement
/// that binds a name. Null where there is nothing to say.
nlohmann::json hover(Workspace& workspace, Document& document, std::uint32_t offset);

/// A page of `ansatz help` as Markdown; empty where nothing has that name.
std::string help_markdown(const std::string& name, const core::Registry& registry);

}  // namespace ansatz::faces::lsp
