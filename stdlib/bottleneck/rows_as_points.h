// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

#include "stdlib/information/neighbours/points.h"
#include "stdlib/networks/batch.h"

namespace ansatz::bottleneck {

/// The rows of a batch, a pattern each, as what stdlib/information takes for samples.
inline information::Points as_points(networks::Batch rows) { return {rows.rows, rows.columns, std::move(rows.values)}; }

}  // namespace ansatz::bottleneck
