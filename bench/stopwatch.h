// SPDX-License-Identifier: MIT
#pragma once

#include <sys/resource.h>

#include <algorithm>
#include <ctime>
#include <limits>

namespace ansatz::bench {

/// What a clock says, in seconds. CLOCK_THREAD_CPUTIME_ID is of this thread: time given to other programs does not
/// count.
inline double clock_seconds(clockid_t clock = CLOCK_THREAD_CPUTIME_ID) {
  std::timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// What a call takes on a clock, in seconds. Of work on several threads CLOCK_PROCESS_CPUTIME_ID has all of it, and
/// CLOCK_MONOTONIC how long one waits.
template <class Work>
double seconds(Work&& work, clockid_t clock = CLOCK_THREAD_CPUTIME_ID) {
  const double start = clock_seconds(clock);
  work();
  return clock_seconds(clock) - start;
}

/// The least of several calls, which a busy machine disturbs least; infinity of none.
template <class Work>
double least_seconds(int repeats, Work&& work, clockid_t clock = CLOCK_THREAD_CPUTIME_ID) {
  double least = std::numeric_limits<double>::infinity();
  for (int i = 0; i < repeats; ++i) least = std::min(least, seconds(work, clock));
  return least;
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
