// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>

#include "stdlib/core/run.h"

namespace ansatz::core {

/// work(first, last) for stretches of `grain` that cover [0, count): in threads, in no order, or one after the other.
/// What each writes must be its own, so that the result is the same either way. `grain` is at least 1.
///
/// Errors   Interrupted, before a stretch; what a stretch throws, of several any one. Those not yet begun are left out,
///          and none runs any more when the call is left.
void each_stretch(std::size_t count, std::size_t grain, bool in_threads, const Run& run,
                  const std::function<void(std::size_t first, std::size_t last)>& work);

/// Both, in two threads where there are two. Errors as each_stretch; `other` may be left out where `one` throws.
void both(const std::function<void()>& one, const std::function<void()>& other);

}  // namespace ansatz::core
