// SPDX-License-Identifier: MIT
#include "interpreter/faces/interrupts.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <system_error>

namespace ansatz::faces {
namespace {

// The handler may do little more than write a byte; the watcher sleeps until one comes.
int channel[2] = {-1, -1};
struct sigaction former {};

void tell(char word) {
  const int kept = errno;
  [[maybe_unused]] const auto written = write(channel[1], &word, 1);
  errno = kept;
}

void handle(int) { tell('c'); }

}  // namespace

Interrupts::Interrupts(std::function<void()> pressed) {
  if (pipe2(channel, O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  watcher_ = std::thread([pressed = std::move(pressed)] {
    char word = 0;
    for (;;) {
      const auto count = read(channel[0], &word, 1);
      if (count < 0 && errno == EINTR) continue;
      if (count != 1 || word != 'c') return;
      pressed();
    }
  });
  struct sigaction action {};
  action.sa_handler = handle;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, &former);
}

Interrupts::~Interrupts() {
  sigaction(SIGINT, &former, nullptr);
  tell('q');
  watcher_.join();
  close(channel[0]);
  close(channel[1]);
}

}  // namespace ansatz::faces
