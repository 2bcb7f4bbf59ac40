// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace ansatz::information {

/// How small the box along a neighbourhood's own axes is, as a share of the box along the coordinates' (local_boxes.h),
/// in one of 200 neighbourhoods that are not slanted at all: k − 1 points uniform in a cube of d dimensions, and the
/// k-th on its border. k > d.
///
/// From 5·10⁵ neighbourhoods for d ≤ 5 and k ≤ 10, kept as numbers; elsewhere from 2·10⁴, drawn at the call.
/// Source   Gao, Ver Steeg & Galstyan (2015), §4.2.
double calibrated_slant(std::size_t k, std::size_t dimension);

}  // namespace ansatz::information
