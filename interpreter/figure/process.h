// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace ansatz::figure {

/// A directory of one's own under the system's place for temporary files, gone with the object.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  void write(const std::string& name, const std::string& bytes) const;
  std::string read(const std::string& name) const;  ///< empty where there is no such file

 private:
  std::filesystem::path path_;
};

struct Outcome {
  bool started = false;
  int status = 0;  ///< its exit status, or 128 + the signal that ended it
  std::string errors;
};

/// What a program said last, for messages.
std::string last_line(const std::string& errors);

/// Runs a program found on PATH in a folder and waits for it. Its input is empty and its output dropped.
Outcome run_program(const std::vector<std::string>& words, const ScratchFolder& folder);

}  // namespace ansatz::figure
