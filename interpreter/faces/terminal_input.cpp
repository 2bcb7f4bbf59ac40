// SPDX-License-Identifier: MIT
#include "interpreter/faces/terminal_input.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "interpreter/faces/screen.h"
#include "stdlib/core/utf8.h"

namespace ansatz::faces {
namespace {

constexpr int kSignals[3] = {SIGINT, SIGWINCH, SIGCONT};
volatile int told = -1;  // where the handlers write

void tell(int signal) {
  const int kept = errno;
  const char word = signal == SIGINT ? 'c' : signal == SIGWINCH ? 'w' : 't';
  [[maybe_unused]] const auto written = write(told, &word, 1);
  errno = kept;
}

/// Bytes that a character takes which begins with this one.
std::size_t length_of(unsigned char first) { return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4; }

}  // namespace

TerminalInput::TerminalInput() {
  if (pipe2(channel_, O_CLOEXEC | O_NONBLOCK) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
}

TerminalInput::~TerminalInput() {
  close();
  ::close(channel_[0]);
  ::close(channel_[1]);
}

void TerminalInput::open() {
  if (is_open_) return;
  bytes_ += take_typed_ahead();
  told = channel_[1];
  struct sigaction ours {};
  ours.sa_handler = tell;
  ours.sa_flags = SA_RESTART;
  sigemptyset(&ours.sa_mask);
  for (int i = 0; i < 3; ++i) sigaction(kSignals[i], &ours, &former_[i]);
  is_open_ = true;
}

void TerminalInput::close() {
  if (!is_open_) return;
  for (int i = 0; i < 3; ++i) sigaction(kSignals[i], &former_[i], nullptr);
  forget_signals();
  is_open_ = false;
}

void TerminalInput::forget_signals() {
  char rest[16];
  while (::read(channel_[0], rest, sizeof rest) > 0) {
  }
}

/// More bytes from the terminal; false at its end.
bool TerminalInput::fill() {
  char chunk[4096];
  for (;;) {
    const ssize_t count = ::read(STDIN_FILENO, chunk, sizeof chunk);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (count <= 0) return false;
    bytes_.erase(0, taken_);
    taken_ = 0;
    bytes_.append(chunk, static_cast<std::size_t>(count));
    return true;
  }
}

char32_t TerminalInput::take() {
  const auto point = core::code_point_at(bytes_, taken_);
  taken_ += point.size;
  return point.is_valid ? point.value : U'\uFFFD';
}

TerminalInput::Event TerminalInput::next(char32_t& character) {
  if (!pushed_.empty()) {
    character = pushed_.front();
    pushed_.pop_front();
    return Event::character;
  }
  for (;;) {
    const bool is_whole =
        taken_ < bytes_.size() && bytes_.size() - taken_ >= length_of(static_cast<unsigned char>(bytes_[taken_]));
    // A character that was begun is waited for, but not for long: a stray byte must not hold up what follows it.
    const int patience = is_whole ? 0 : taken_ < bytes_.size() ? 100 : -1;
    pollfd inputs[2] = {{channel_[0], POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
    const int ready = poll(inputs, is_whole ? 1 : 2, patience);
    if (ready < 0 && errno == EINTR) continue;
    if (ready > 0 && (inputs[0].revents & POLLIN) != 0) {
      char word = 0;
      if (::read(channel_[0], &word, 1) != 1) continue;
      if (word == 'c') {
        bytes_.clear();
        taken_ = 0;
        return Event::interrupted;
      }
      return word == 'w' ? Event::resized : Event::resumed;
    }
    if (is_whole || ready == 0) {
      character = take();
      return Event::character;
    }
    if (!fill() && taken_ >= bytes_.size()) return Event::finished;
  }
}

bool TerminalInput::has_more_within(int milliseconds) {
  if (!pushed_.empty() || taken_ < bytes_.size()) return true;
  pollfd inputs[2] = {{channel_[0], POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
  return poll(inputs, 2, milliseconds) > 0;
}

void TerminalInput::push(const std::u32string& characters) {
  pushed_.insert(pushed_.end(), characters.begin(), characters.end());
}

std::string to_utf8(const std::u32string& text) {
  std::string out;
  for (const char32_t point : text) core::append_utf8(out, point);
  return out;
}

std::u32string from_utf8(const std::string& text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto point = core::code_point_at(text, at);
    out += point.is_valid ? point.value : U'\uFFFD';
    at += point.size;
  }
  return out;
}

}  // namespace ansatz::faces
