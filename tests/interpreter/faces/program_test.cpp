// SPDX-License-Identifier: MIT
// The helper of this folder: the program as a process.

#include "interpreter/faces/program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace ansatz::testing {
namespace fs = std::filesystem;
namespace {

std::string binary() {
  const char* path = std::getenv("ANSATZ_BINARY");
  if (!path) throw std::runtime_error("ANSATZ_BINARY must name the program; ctest sets it");
  return path;
}

}  // namespace

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Folder::Folder() {
  static std::atomic<int> count{0};
  path_ = fs::temp_directory_path() / ("ansatz-faces-" + std::to_string(getpid()) + "-" + std::to_string(++count));
  fs::create_directories(path_);
}
Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}
std::string Folder::write(const std::string& name, const std::string& text) const {
  fs::create_directories((path_ / name).parent_path());
  std::ofstream(path_ / name, std::ios::binary) << text;
  return name;
}
std::string Folder::read(const std::string& name) const { return text_of(path_ / name); }

Program::Program(const Folder& folder, const std::vector<std::string>& words, const std::string& input)
    : out_(folder.path() / ".out"), errors_(folder.path() / ".errors") {
  const std::string program = binary();
  const fs::path in = folder.path() / ".in";
  std::ofstream(in, std::ios::binary) << input;
  std::vector<char*> arguments{const_cast<char*>(program.c_str())};
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  process_ = fork();
  if (process_ < 0) throw std::runtime_error("fork failed");
  if (process_ == 0) {
    const auto redirect = [](const fs::path& path, int flags, int descriptor) {
      const int file = open(path.c_str(), flags, 0600);
      if (file < 0 || dup2(file, descriptor) < 0) _exit(126);
    };
    redirect(in, O_RDONLY, STDIN_FILENO);
    redirect(out_, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    redirect(errors_, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    if (chdir(folder.path().c_str()) != 0) _exit(126);
    execv(program.c_str(), arguments.data());
    _exit(127);
  }
}

Program::~Program() {
  if (ended_) return;
  kill(process_, SIGKILL);
  waitpid(process_, nullptr, 0);
}

void Program::press_control_c() const { kill(process_, SIGINT); }

bool Program::is_running() {
  if (!ended_ && waitpid(process_, &status_, WNOHANG) == process_) ended_ = true;
  return !ended_;
}

Ran Program::wait(std::chrono::seconds limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (is_running() && std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  if (!ended_) {
    kill(process_, SIGKILL);
    waitpid(process_, &status_, 0);
    ended_ = true;
  }
  return {WIFEXITED(status_) ? WEXITSTATUS(status_) : -WTERMSIG(status_), text_of(out_), text_of(errors_)};
}

Ran run_ansatz(const Folder& folder, const std::vector<std::string>& words, const std::string& input) {
  return Program(folder, words, input).wait();
}

}  // namespace ansatz::testing
