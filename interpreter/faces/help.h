// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interpreter/figure/declarations.h"
#include "stdlib/core/declare/registry.h"

namespace ansatz::faces {

/// The help page of a name as text: a kernel ("shannon", "information.shannon"), a module, a mark of figures, a record
/// that kernels return, print, text, by_scale, a word of the language, or "units". Nothing where nothing has
/// that name. `width` is in columns.
std::optional<std::string> help_page(const std::string& name, const core::Registry& registry, std::size_t width = 100);

/// Every name that has a help page.
std::vector<std::string> names_with_help(const core::Registry& registry);

/// One line for each kernel of a module; for an empty name of all modules, and for each mark and word.
std::string list_page(const std::string& module_name, const core::Registry& registry, std::size_t width = 100);

}  // namespace ansatz::faces
