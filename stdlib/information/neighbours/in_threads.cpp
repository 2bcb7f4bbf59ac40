// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/in_threads.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>

namespace ansatz::information {

void each_stretch(std::size_t count, std::size_t grain, bool is_small, const core::Run& run,
                  const std::function<void(std::size_t, std::size_t)>& work) {
  const auto stretch = [&](std::size_t k) {
    run.tick();
    work(k * grain, std::min((k + 1) * grain, count));
  };
  const std::size_t stretches = (count + grain - 1) / grain;
  if (is_small || stretches < 2) {
    for (std::size_t k = 0; k < stretches; ++k) stretch(k);
    return;
  }
  tbb::parallel_for(
      tbb::blocked_range<std::size_t>(0, stretches, 1),
      [&](const tbb::blocked_range<std::size_t>& range) {
        for (std::size_t k = range.begin(); k < range.end(); ++k) stretch(k);
      },
      tbb::simple_partitioner());
}

}  // namespace ansatz::information
