// SPDX-License-Identifier: MIT
#include "interpreter/faces/interrupts.h"

#include <chrono>
#include <csignal>

namespace ansatz::faces {
namespace {

std::atomic<int> presses{0};
static_assert(std::atomic<int>::is_always_lock_free, "the handler may touch it");

struct sigaction former {};

void handle(int) { presses.fetch_add(1, std::memory_order_relaxed); }

}  // namespace

Interrupts::Interrupts(std::function<void()> pressed) {
  presses = 0;
  struct sigaction action {};
  action.sa_handler = handle;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, &former);
  watcher_ = std::thread([this, pressed = std::move(pressed)] {
    int seen = 0;
    while (!done_.load()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      for (; seen < presses.load(std::memory_order_relaxed); ++seen) pressed();
    }
  });
}

Interrupts::~Interrupts() {
  done_ = true;
  watcher_.join();
  sigaction(SIGINT, &former, nullptr);
}

}  // namespace ansatz::faces
