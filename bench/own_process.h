// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <functional>
#include <type_traits>

#include "stopwatch.h"

namespace ansatz::bench {

/// What `work` prints, from a process of its own that ends with its peak memory.
inline void in_own_process(const std::function<void()>& work) {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    work();
    fmt::print("  {:>7.1f} MB\n", peak_megabytes());
    std::fflush(stdout);
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
}

/// What `work` finds in a process of its own, which may hold its peak memory; a value's defaults where that ends early.
template <class Work>
auto from_own_process(Work work) {
  using Value = decltype(work());
  static_assert(std::is_trivially_copyable_v<Value>);
  Value value{};
  std::fflush(stdout);
  int ends[2];
  if (pipe(ends) != 0) return value;
  const pid_t child = fork();
  if (child == 0) {
    const Value found = work();
    _exit(write(ends[1], &found, sizeof found) == static_cast<ssize_t>(sizeof found) ? 0 : 1);
  }
  close(ends[1]);
  Value read_value{};
  if (read(ends[0], &read_value, sizeof read_value) == static_cast<ssize_t>(sizeof read_value)) value = read_value;
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  return value;
}

}  // namespace ansatz::bench
