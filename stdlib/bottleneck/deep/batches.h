// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace ansatz::bottleneck {

/// An epoch's patterns in stretches of `batch`. A last one of less than half as many is left out: what kernels say of a
/// few patterns says nothing.
inline std::vector<std::span<const std::size_t>> batches_of(std::span<const std::size_t> order, std::size_t batch) {
  std::vector<std::span<const std::size_t>> out;
  for (std::size_t first = 0; first < order.size(); first += batch) {
    const auto rows = order.subspan(first, std::min(batch, order.size() - first));
    if (2 * rows.size() >= batch) out.push_back(rows);
  }
  return out;
}

}  // namespace ansatz::bottleneck
