// SPDX-License-Identifier: MIT
#include "interpreter/figure/put_file.h"

#include <unistd.h>

#include <cerrno>
#include <fstream>

#include "stdlib/core/error.h"

namespace ansatz::figure {

void put_file(const std::filesystem::path& path, const std::string& bytes) {
  const std::filesystem::path draft = path.string() + "." + std::to_string(getpid()) + ".part";
  std::error_code failed;
  {
    std::ofstream out(draft, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush()) failed = std::error_code(errno, std::generic_category());
  }
  if (!failed) std::filesystem::rename(draft, path, failed);
  if (!failed) return;
  std::error_code ignored;
  std::filesystem::remove(draft, ignored);
  throw core::Error("cannot write " + path.string() + ": " + failed.message());
}

void make_folder(const std::filesystem::path& path) {
  std::error_code failed;
  std::filesystem::create_directories(path, failed);
  if (failed) throw core::Error("cannot make the folder " + path.string() + ": " + failed.message());
}

}  // namespace ansatz::figure
