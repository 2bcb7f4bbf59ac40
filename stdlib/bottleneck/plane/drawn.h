// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "stdlib/bottleneck/plane/snapshot.h"
#include "stdlib/core/random.h"

namespace ansatz::bottleneck {

/// At most `most` of a task's patterns, drawn without putting back; their masses add up to one again.
Task drawn(const Task& task, int most, const core::Stream& stream);
std::vector<std::size_t> drawn_rows(std::size_t count, int most, const core::Stream& stream);

/// A class for each of the rows, drawn by p(y|x).
std::vector<double> drawn_classes(const Task& task, const std::vector<std::size_t>& rows, const core::Stream& stream);

}  // namespace ansatz::bottleneck
