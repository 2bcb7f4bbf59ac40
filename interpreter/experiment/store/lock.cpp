// SPDX-License-Identifier: MIT
#include "interpreter/experiment/store/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>

#include "interpreter/experiment/store/store.h"

namespace ansatz::experiment {

namespace {

// The holder writes its process number into the file, for the message only: the lock itself is the kernel's.
std::string holder(int file) {
  std::array<char, 32> text{};
  const auto size = ::pread(file, text.data(), text.size() - 1, 0);
  const std::string number = size > 0 ? std::string(text.data(), static_cast<std::size_t>(size)) : "";
  return number.empty() ? "another process" : "process " + number;
}

}  // namespace

StoreLock::StoreLock(const std::filesystem::path& folder) {
  const std::string path = (folder / "table.lock").string();
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file_ < 0) {
    throw StoreError(folder.string() + " cannot be written (" + std::strerror(errno) +
                     "): give another folder with --out DIR");
  }
  if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
    const int reason = errno;
    const std::string who = holder(file_);
    ::close(file_);
    if (reason != EWOULDBLOCK) {
      throw StoreError(folder.string() + " cannot be locked (" + std::strerror(reason) +
                       "): give a folder on another file system with --out DIR");
    }
    throw StoreError(folder.string() + " is being written by " + who +
                     ": wait for it, or give another folder with --out DIR");
  }
  const std::string number = std::to_string(::getpid());
  if (::ftruncate(file_, 0) == 0) static_cast<void>(::pwrite(file_, number.data(), number.size(), 0));
}

StoreLock::~StoreLock() {
  // The file stays: removing it would let two processes lock two files of one name.
  static_cast<void>(::ftruncate(file_, 0));
  ::close(file_);
}

}  // namespace ansatz::experiment
