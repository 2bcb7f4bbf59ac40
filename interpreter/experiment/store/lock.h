// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace ansatz::experiment {

/// Holds `<folder>/table.lock` for as long as it lives, so that one process writes a store at a time. The kernel lets
/// go of it when the process dies, however it dies. Throws StoreError naming the process that holds it.
class StoreLock {
 public:
  explicit StoreLock(const std::filesystem::path& folder);
  ~StoreLock();
  StoreLock(const StoreLock&) = delete;
  StoreLock& operator=(const StoreLock&) = delete;

 private:
  int file_ = -1;
};

}  // namespace ansatz::experiment
