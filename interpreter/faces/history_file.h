// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace ansatz::faces {

/// The entries of former sessions: one line each in a file that its owner alone may read. Entries are appended as they
/// are made, so that two sessions keep both theirs and a killed one loses nothing. What cannot be read or written is
/// left; a prompt works without.
class HistoryFile {
 public:
  explicit HistoryFile(std::filesystem::path path) : path_(std::move(path)) {}

  /// $XDG_STATE_HOME/ansatz/history, below ~/.local/state where that is not set; empty without a home.
  static std::filesystem::path standard_path();

  /// The last `most` entries, oldest first. A file of twice as many is cut to them.
  std::vector<std::string> load(std::size_t most) const;
  void append(const std::string& entry) const;

 private:
  std::filesystem::path path_;
};

}  // namespace ansatz::faces
