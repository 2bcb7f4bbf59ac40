// SPDX-License-Identifier: MIT
#include "stdlib/core/each_stretch.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_invoke.h>

#include <algorithm>

#include "stdlib/core/thread_handover.h"

namespace ansatz::core {

void each_stretch(std::size_t count, std::size_t grain, bool in_threads, const Run& run,
                  const std::function<void(std::size_t first, std::size_t last)>& work) {
  const auto stretch = [&](std::size_t k) {
    run.tick();
    work(k * grain, std::min((k + 1) * grain, count));
  };
  const std::size_t stretches = (count + grain - 1) / grain;
  if (!in_threads || stretches < 2) {
    for (std::size_t k = 0; k < stretches; ++k) stretch(k);
    return;
  }
  ThreadHandover handover;
  tbb::parallel_for(
      tbb::blocked_range<std::size_t>(0, stretches, 1),
      [&](const tbb::blocked_range<std::size_t>& range) {
        const auto part = handover.part();
        for (std::size_t k = range.begin(); k < range.end(); ++k) stretch(k);
      },
      tbb::simple_partitioner());
  handover.finish();
}

void both(const std::function<void()>& one, const std::function<void()>& other) {
  ThreadHandover handover;
  tbb::parallel_invoke(
      [&] {
        const auto part = handover.part();
        one();
      },
      [&] {
        const auto part = handover.part();
        other();
      });
  handover.finish();
}

}  // namespace ansatz::core
