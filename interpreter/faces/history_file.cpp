// SPDX-License-Identifier: MIT
#include "interpreter/faces/history_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <system_error>

namespace ansatz::faces {
namespace {

namespace fs = std::filesystem;

std::string as_line(const std::string& entry) {
  std::string line;
  for (const char c : entry) {
    if (c == '\\') line += '\\';
    if (c == '\n')
      line += "\\n";
    else
      line += c;
  }
  return line + "\n";
}

std::string as_entry(const std::string& line) {
  std::string entry;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\' || i + 1 == line.size()) {
      entry += line[i];
    } else {
      ++i;
      entry += line[i] == 'n' ? '\n' : line[i];
    }
  }
  return entry;
}

/// Writes to a file that nobody else may read, even where it was made otherwise.
bool put(const fs::path& path, int flags, const std::string& bytes) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | flags, 0600);
  if (file < 0) return false;
  fchmod(file, 0600);
  const bool is_whole = write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  close(file);
  return is_whole;
}

}  // namespace

fs::path HistoryFile::standard_path() {
  const char* state = std::getenv("XDG_STATE_HOME");
  if (state && *state == '/') return fs::path(state) / "ansatz" / "history";
  const char* home = std::getenv("HOME");
  return home && *home ? fs::path(home) / ".local" / "state" / "ansatz" / "history" : fs::path();
}

std::vector<std::string> HistoryFile::load(std::size_t most) const {
  std::vector<std::string> entries;
  std::ifstream file(path_, std::ios::binary);
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) entries.push_back(as_entry(line));
  }
  if (entries.size() <= most) return entries;
  const bool is_long = entries.size() > 2 * most;
  entries.erase(entries.begin(), entries.end() - static_cast<std::ptrdiff_t>(most));
  if (is_long) {
    std::string text;
    for (const std::string& entry : entries) text += as_line(entry);
    const fs::path draft = path_.string() + "." + std::to_string(getpid());
    std::error_code ignored;
    if (put(draft, O_TRUNC, text)) fs::rename(draft, path_, ignored);
    fs::remove(draft, ignored);
  }
  return entries;
}

void HistoryFile::append(const std::string& entry) const {
  if (path_.empty()) return;
  std::error_code ignored;
  fs::create_directories(path_.parent_path(), ignored);
  put(path_, O_APPEND, as_line(entry));
}

}  // namespace ansatz::faces
