// SPDX-License-Identifier: MIT
#pragma once

#include <csignal>
#include <deque>
#include <optional>
#include <string>

namespace ansatz::faces {

/// What comes from the terminal while a line is read: characters, and what signals said meanwhile. Signals are listened
/// to while it is open() alone; their handlers write to a pipe, so that none is missed, whichever thread gets it.
class TerminalInput {
 public:
  enum class Event { character, interrupted, resized, resumed, finished };

  TerminalInput();
  ~TerminalInput();
  TerminalInput(const TerminalInput&) = delete;
  TerminalInput& operator=(const TerminalInput&) = delete;

  void open();
  void close();

  /// Waits for the next event. A byte that is no UTF-8 comes as U+FFFD.
  Event next(char32_t& character);
  /// Whether a character comes within the time; false on any other event, which stays.
  bool has_more_within(int milliseconds);
  /// What signals said is dropped.
  void forget_signals();
  /// Characters that come before all others, as if they were typed.
  void push(const std::u32string& characters);

 private:
  bool fill();
  char32_t take();

  int channel_[2] = {-1, -1};
  struct sigaction former_[3]{};
  std::string bytes_;  ///< read and not yet taken
  std::size_t taken_ = 0;
  std::deque<char32_t> pushed_;
  bool is_open_ = false;
};

/// UTF-8 of wide characters.
std::string to_utf8(const std::u32string& text);
std::u32string from_utf8(const std::string& text);

}  // namespace ansatz::faces
