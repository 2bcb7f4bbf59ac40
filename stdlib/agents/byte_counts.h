// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>

namespace ansatz::agents {

/// Adds to counts[k] how many of `values` are k; values of counts.size() and more are passed over.
///
/// A vector of values is compared with every k in turn. For some tens of k that takes less than a visit to memory for
/// each value, where the same count comes again before its last sum is stored.
void count_bytes(std::span<const std::uint8_t> values, std::span<std::uint32_t> counts);

}  // namespace ansatz::agents
