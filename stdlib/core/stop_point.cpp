// SPDX-License-Identifier: MIT
#include "stdlib/core/stop_point.h"

#include <utility>

#include "stdlib/core/error.h"

namespace ansatz::core {
namespace {

thread_local const std::atomic<bool>* watched = nullptr;

}  // namespace

void stop_point() {
  if (watched && watched->load(std::memory_order_relaxed)) throw Interrupted();
}

StopScope::StopScope(const std::atomic<bool>* stop) : former_(std::exchange(watched, stop)) {}
StopScope::~StopScope() { watched = former_; }

}  // namespace ansatz::core
