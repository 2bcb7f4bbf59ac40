// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "stdlib/bottleneck/plane/estimators.h"
#include "stdlib/bottleneck/plane/snapshot.h"

namespace ansatz::bottleneck {

// A layer whose units are cut into cells: T is the cell of a pattern, and a function of it, so that I(X; T) = H(T).

/// In nats, from the cell of each pattern, cells being numbered from 0 without gaps.
PlanePoint point_of_cells(const Task& task, const std::vector<std::uint32_t>& cells, std::size_t count);

/// A point a layer. Errors as visit_layers.
std::vector<PlanePoint> points_of(const std::string& kernel, const Binned& estimator, const Snapshot& snapshot,
                                  core::Run& run);
std::vector<PlanePoint> points_of(const std::string& kernel, const AdaptivelyBinned& estimator,
                                  const Snapshot& snapshot, core::Run& run);

}  // namespace ansatz::bottleneck
