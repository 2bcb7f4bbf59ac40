// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <thread>

namespace ansatz::faces {

/// Listens for Ctrl-C while it lives. Each press calls `pressed` on a thread of its own, at once, never inside the
/// signal handler; the former handler comes back at the end. One at a time.
class Interrupts {
 public:
  explicit Interrupts(std::function<void()> pressed);
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

 private:
  std::thread watcher_;
};

}  // namespace ansatz::faces
