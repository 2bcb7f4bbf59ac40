// SPDX-License-Identifier: MIT
#pragma once

#include <utility>
#include <vector>

#include "stdlib/core/array.h"

namespace ansatz::information::images {

/// Values row by row as [y, x].
inline core::Array picture(std::size_t rows, std::size_t columns, std::vector<double> values) {
  return core::Array({{"y", rows}, {"x", columns}}, std::move(values));
}

}  // namespace ansatz::information::images
