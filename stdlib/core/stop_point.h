// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>

namespace ansatz::core {

/// Elements that array arithmetic works through between two stop points: some tens of microseconds.
inline constexpr std::size_t kStretch = std::size_t{1} << 16U;

/// A place where long array arithmetic may end: throws Interrupted when this thread's work was called off. Kernels ask
/// their Run instead; operators and elementary functions have none.
void stop_point();

/// body(first, last) over all of [0, n), with a stop point before each stretch.
template <class Body>
void with_stop_points(std::size_t n, const Body& body) {
  for (std::size_t first = 0; first < n; first += kStretch) {
    stop_point();
    body(first, std::min(n, first + kStretch));
  }
}

/// While it lives, stop points of this thread watch the flag.
class StopScope {
 public:
  explicit StopScope(const std::atomic<bool>* stop);
  ~StopScope();
  StopScope(const StopScope&) = delete;
  StopScope& operator=(const StopScope&) = delete;

 private:
  const std::atomic<bool>* former_;
};

}  // namespace ansatz::core
