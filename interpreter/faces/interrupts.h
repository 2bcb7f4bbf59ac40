// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace ansatz::faces {

/// Listens for Ctrl-C while it lives. Each press calls `pressed` on a thread of its own, soon after, never inside the
/// signal handler; the former handler comes back at the end. One at a time.
class Interrupts {
 public:
  explicit Interrupts(std::function<void()> pressed);
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

 private:
  std::atomic<bool> done_{false};
  std::thread watcher_;
};

}  // namespace ansatz::faces
