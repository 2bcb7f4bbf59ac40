// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>

#include "stdlib/core/run.h"

namespace ansatz::core {

/// work(first, last) for stretches of `grain` that cover [0, count): in threads, in no order, or one after the other.
/// Ticks between stretches. What each writes must be its own, so that the result is the same either way.
void each_stretch(std::size_t count, std::size_t grain, bool in_threads, const Run& run,
                  const std::function<void(std::size_t first, std::size_t last)>& work);

/// Both, in two threads where there are two.
void both(const std::function<void()>& one, const std::function<void()>& other);

}  // namespace ansatz::core
