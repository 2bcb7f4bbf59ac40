// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>

#include "stdlib/core/declare/registry.h"

namespace ansatz::faces {

/// The reference as Markdown, by file name: README.md, a page a module, figures.md. Read off the declarations alone, so
/// that the committed pages can be compared with them.
std::map<std::string, std::string> reference_pages(const core::Registry& registry);

}  // namespace ansatz::faces
