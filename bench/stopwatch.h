// SPDX-License-Identifier: MIT
#pragma once

#include <sys/resource.h>

#include <ctime>

namespace ansatz::bench {

/// What a clock says, in seconds. CLOCK_THREAD_CPUTIME_ID is of this thread: time given to other programs does not
/// count.
inline double clock_seconds(clockid_t clock = CLOCK_THREAD_CPUTIME_ID) {
  std::timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Processor time of one of `steps` steps that a worker takes at once.
template <class Worker>
double seconds_a_step(Worker& worker, long steps) {
  const double start = clock_seconds();
  worker.advance(steps);
  return (clock_seconds() - start) / static_cast<double>(steps);
}

/// The most memory that the process has held so far, program and libraries included.
inline double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace ansatz::bench
