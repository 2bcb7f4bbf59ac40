// SPDX-License-Identifier: MIT
#pragma once

#include <sys/types.h>

#include <map>
#include <string>

#include "interpreter/faces/program.h"

namespace ansatz::testing {

/// The program at a terminal of its own: what is typed goes in, what it shows comes out. Its state (history) lives in
/// the folder.
class PseudoTerminal {
 public:
  /// What the terminal is: TERM, its size, what it answers to "\e[c"; further variables of the environment.
  struct Kind {
    std::string term = "xterm-256color";
    int columns = 100, rows = 30;
    std::string attributes = "\x1b[?62;22c";
    std::map<std::string, std::string> environment;
  };
  explicit PseudoTerminal(const Folder& folder) : PseudoTerminal(folder, Kind()) {}
  PseudoTerminal(const Folder& folder, Kind kind);
  ~PseudoTerminal();
  PseudoTerminal(const PseudoTerminal&) = delete;
  PseudoTerminal& operator=(const PseudoTerminal&) = delete;

  void type(const std::string& bytes);
  /// Types an entry with Return and waits for the next sign to type at; gives what was shown in between.
  std::string answer(const std::string& entry);
  /// Waits until the text has been shown since the last call that found one; false where that takes 20 seconds.
  bool shows(const std::string& text);
  /// Everything shown so far, with escape sequences.
  const std::string& raw() const { return raw_; }

  void resize(int columns, int rows) const;
  void signal(int number) const;
  /// Waits for the end: the exit status, or -1 where there is none within 20 seconds.
  int ended();

 private:
  bool read_some(int milliseconds);

  pid_t process_ = 0;
  int terminal_ = -1;
  std::string attributes_, raw_, plain_;
  std::size_t answered_ = 0;  ///< of raw_, up to where questions were answered
  std::size_t stripped_ = 0;  ///< of raw_, up to where plain_ has it
  std::size_t seen_ = 0;      ///< of plain_
};

/// A text without escape sequences, carriage returns and what backspaces took away.
std::string without_escapes(const std::string& text);

}  // namespace ansatz::testing
