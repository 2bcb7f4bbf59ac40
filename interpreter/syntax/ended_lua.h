// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "interpreter/syntax/diagnostic.h"
#include "interpreter/syntax/pieces.h"

namespace ansatz::syntax {

/// Lua blocks that end before their writer meant them to, as `t[a[1]]` ends `lua [[ … ]]`: what follows such a block on
/// its line reads on, and further down a `]]` closes nothing. Each is told once, becomes one piece up to that `]]`, and
/// its stretch is returned.
std::vector<Span> mend_ended_lua(const SourcePtr& source, std::vector<Piece>& pieces, Diagnostics& diagnostics);

}  // namespace ansatz::syntax
