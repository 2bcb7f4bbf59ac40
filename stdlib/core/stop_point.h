// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstddef>

namespace ansatz::core {

/// Elements that array arithmetic works through between two stop points: some tens of microseconds.
inline constexpr std::size_t kStretch = std::size_t{1} << 16U;

/// A place where long array arithmetic may end: throws Interrupted when this thread's work was called off. Kernels ask
/// their Run instead; operators and elementary functions have none.
void stop_point();

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
