// SPDX-License-Identifier: MIT
#include "stdlib/data/files/bytes.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "stdlib/core/error.h"

namespace ansatz::data {

namespace {

namespace fs = std::filesystem;

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, Close>;

}  // namespace

void check_file(const std::string& path) {
  std::error_code problem;
  const fs::file_status status = fs::status(path, problem);
  if (!fs::exists(status)) throw core::BadData(path, "a file", "there is none");
  if (fs::is_directory(status)) throw core::BadData(path, "a file", "it is a folder");
}

std::string read_bytes(const std::string& path, const core::Run& run) {
  check_file(path);
  const OpenFile file(std::fopen(path.c_str(), "rb"));
  if (!file) throw core::BadData(path, "a file that can be read", std::strerror(errno));
  std::string bytes;
  constexpr std::size_t kBlock = std::size_t{1} << 20U;
  std::size_t got = 0;
  do {
    run.tick();
    const std::size_t before = bytes.size();
    bytes.resize(before + kBlock);
    got = std::fread(bytes.data() + before, 1, kBlock, file.get());
    bytes.resize(before + got);
  } while (got == kBlock);
  if (std::ferror(file.get())) throw core::BadData(path, "a file that can be read", std::strerror(errno));
  return bytes;
}

void write_whole(const std::string& path, bool replace, const std::function<void(const std::string& beside)>& write) {
  std::error_code problem;
  const fs::path target(path), folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  if (!fs::is_directory(folder, problem)) {
    throw core::BadData(path, "a place in a folder", "there is no folder " + folder.string());
  }
  if (fs::is_directory(target, problem)) throw core::BadData(path, "a place for a file", "it is a folder");
  if (fs::exists(target, problem) && !replace) {
    throw core::BadData(path, "a new file", "it is there already: say replace = true, or name another");
  }
  const std::string beside =
      (folder / ("." + target.stem().string() + "." + std::to_string(getpid()) + target.extension().string())).string();
  try {
    write(beside);
    fs::rename(beside, target);
  } catch (const fs::filesystem_error& error) {
    fs::remove(beside, problem);
    throw core::BadData(path, "a place for a file", error.code().message());
  } catch (...) {
    fs::remove(beside, problem);
    throw;
  }
}

void write_bytes(const std::string& path, std::string_view bytes, bool replace) {
  write_whole(path, replace, [&](const std::string& beside) {
    OpenFile file(std::fopen(beside.c_str(), "wb"));
    if (!file) throw core::BadData(path, "a file that can be written", std::strerror(errno));
    const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size();
    if (std::fclose(file.release()) != 0 || !written) {
      throw core::BadData(path, "room on the disk", std::strerror(errno));
    }
  });
}

}  // namespace ansatz::data
