// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "stdlib/bottleneck/discrete/source.h"

namespace ansatz::bottleneck {

/// The source with at most `symbols` symbols: cells of neighbours taken as one. Of all cells the one whose p(y|x) have
/// the largest weighted scatter is parted, at the mean of the y in which they scatter most, until there are as many.
/// It knows no more of Y than the source; a code found for it is one for the source, whose symbols are the "x as given"
/// of its `symbol_of`.
Source coarsened(const Source& source, std::size_t symbols);

/// The source with at most `outcomes` outcomes: those whose p(x|y) are neighbours taken as one, by the same rule with x
/// and y exchanged.
Source with_fewer_outcomes(const Source& source, std::size_t outcomes);

}  // namespace ansatz::bottleneck
