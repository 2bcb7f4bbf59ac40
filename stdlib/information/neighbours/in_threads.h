// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>

#include "stdlib/core/run.h"

namespace ansatz::information {

/// work(first, last) for stretches of `grain` that cover [0, count), on as many threads as there are; one after the
/// other where `is_small`. Ticks between stretches. What each writes must be its own.
void each_stretch(std::size_t count, std::size_t grain, bool is_small, const core::Run& run,
                  const std::function<void(std::size_t, std::size_t)>& work);

}  // namespace ansatz::information
