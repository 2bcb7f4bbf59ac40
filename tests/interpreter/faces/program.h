// SPDX-License-Identifier: MIT
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace ansatz::testing {

/// All that a file holds.
std::string text_of(const std::filesystem::path& path);

/// A folder of its own for one test, gone with it.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  /// Writes a file and returns its name.
  std::string write(const std::string& name, const std::string& text) const;
  std::string read(const std::string& name) const;
  bool has(const std::string& name) const { return std::filesystem::exists(path_ / name); }

 private:
  std::filesystem::path path_;
};

/// What a run of the program left behind. A negative status is the signal that killed it.
struct Ran {
  int status = 0;
  std::string out, errors;
};

/// The program as it is called, in a folder, under way.
class Program {
 public:
  Program(const Folder& folder, const std::vector<std::string>& words, const std::string& input = "");
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  void press_control_c() const;
  bool is_running();
  /// Waits for the end; a program that takes longer is killed.
  Ran wait(std::chrono::seconds limit = std::chrono::seconds(120));

 private:
  std::filesystem::path out_, errors_;
  pid_t process_ = 0;
  bool ended_ = false;
  int status_ = 0;
};

/// Runs `ansatz words…` to its end.
Ran run_ansatz(const Folder& folder, const std::vector<std::string>& words, const std::string& input = "");

}  // namespace ansatz::testing
