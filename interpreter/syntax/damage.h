// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "interpreter/syntax/pieces.h"
#include "interpreter/syntax/source.h"

namespace ansatz::syntax {

/// The lines of a script that cannot be read because its brackets do not match, in order; outside them they match. A
/// word in the first column begins a statement of the file whatever is still open. Within a statement, what is indented
/// deeper than a faulty line goes with it; where that does not mend the brackets, the whole statement is damaged.
std::vector<Span> damage(const SourcePtr& source, const std::vector<Piece>& pieces);

}  // namespace ansatz::syntax
