// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <stdexcept>
#include <string>

#include "interpreter/faces/lsp/workspace.h"

/// What editors ask about names: where one is bound, where it stands, another name for it.
namespace ansatz::faces::lsp {

/// Thrown when a request cannot be met; the editor shows the sentence.
class CannotDo : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Where a name that an import brings is bound: the file, and the place in it.
struct BoundElsewhere {
  std::string path;
  syntax::SourcePtr source;
  syntax::Span span;
};
std::optional<BoundElsewhere> bound_elsewhere(Workspace& workspace, const Document& document, const Analysis& analysis,
                                              const check::Symbol& symbol);

/// The place where the name at `offset` is bound, in this script or in one that it imports; null where there is none.
nlohmann::json definition(Workspace& workspace, Document& document, std::uint32_t offset);

/// Every place of the name in the script.
nlohmann::json references(Workspace& workspace, Document& document, std::uint32_t offset, bool with_definition);
nlohmann::json highlights(Workspace& workspace, Document& document, std::uint32_t offset);

/// The range of a name that can be renamed. Throws CannotDo saying why it cannot.
nlohmann::json renamable(Workspace& workspace, Document& document, std::uint32_t offset);

/// The edits that rename it. Throws CannotDo where the new name is none, or would mean something else somewhere.
nlohmann::json rename(Workspace& workspace, Document& document, std::uint32_t offset, const std::string& name);

}  // namespace ansatz::faces::lsp
