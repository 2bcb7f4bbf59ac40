// SPDX-License-Identifier: MIT
#include "interpreter/figure/process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include "stdlib/core/error.h"

namespace ansatz::figure {

ScratchFolder::ScratchFolder() {
  std::error_code none;
  std::filesystem::path root = std::filesystem::temp_directory_path(none);
  if (none) root = "/tmp";
  std::string name = (root / "ansatz-figure-XXXXXX").string();
  if (!mkdtemp(name.data()))
    throw core::Error("no temporary folder can be made in " + root.string() + ": " + std::strerror(errno));
  path_ = name;
}
ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void ScratchFolder::write(const std::string& name, const std::string& bytes) const {
  if (name.find('/') != std::string::npos) std::filesystem::create_directories((path_ / name).parent_path());
  std::ofstream out(path_ / name, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) throw core::Error("cannot write " + (path_ / name).string() + ": " + std::strerror(errno));
}

std::string ScratchFolder::read(const std::string& name) const {
  std::ifstream in(path_ / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Outcome run_program(const std::vector<std::string>& words, const ScratchFolder& folder) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  // The same language and drawing whoever calls; the user's own gnuplot settings would be read through GNUTERM or HOME.
  std::vector<std::string> settings = {"LC_ALL=C.UTF-8"};
  for (char** each = environ; *each; ++each) {
    const std::string setting = *each;
    if (!setting.starts_with("LC_") && !setting.starts_with("LANG") && !setting.starts_with("GNUTERM") &&
        !setting.starts_with("GNUPLOT_") && !setting.starts_with("GDFONTPATH") &&
        !setting.starts_with("SOURCE_DATE_EPOCH"))
      settings.push_back(setting);
  }
  std::vector<char*> environment;
  for (std::string& setting : settings) environment.push_back(setting.data());
  environment.push_back(nullptr);

  const std::string errors = (folder.path() / "errors.txt").string();
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_addchdir_np(&actions, folder.path().c_str());
  pid_t child = 0;
  const int failed = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);

  Outcome outcome;
  if (failed) {
    outcome.errors = std::strerror(failed);
    return outcome;
  }
  outcome.started = true;
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) throw core::Error(words[0] + " was lost: " + std::strerror(errno));
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  outcome.errors = folder.read("errors.txt");
  return outcome;
}

std::string last_line(const std::string& errors) {
  const std::size_t last = errors.find_last_not_of(" \n\t");
  if (last == std::string::npos) return "it gave no reason";
  const std::size_t line = errors.rfind('\n', last);
  return errors.substr(line == std::string::npos ? 0 : line + 1, last - (line == std::string::npos ? 0 : line + 1) + 1);
}

}  // namespace ansatz::figure
