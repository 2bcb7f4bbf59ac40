// SPDX-License-Identifier: MIT
#include "stdlib/core/each_stretch.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>

#include "stdlib/core/thread_handover.h"

namespace ansatz::core {

namespace {

template <class Work>
void run_in_threads(std::size_t count, const Work& work) {
  ThreadHandover handover;
  tbb::parallel_for(
      tbb::blocked_range<std::size_t>(0, count, 1),
      [&](const tbb::blocked_range<std::size_t>& range) {
        const auto part = handover.part();
        for (std::size_t k = range.begin(); k < range.end(); ++k) work(k);
      },
      tbb::simple_partitioner());
  handover.finish();
}

}  // namespace

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
  run_in_threads(stretches, stretch);
}

void both(const std::function<void()>& one, const std::function<void()>& other) {
  run_in_threads(2, [&](std::size_t k) { k == 0 ? one() : other(); });
}

}  // namespace ansatz::core
