// SPDX-License-Identifier: MIT
#include "stdlib/core/run.h"

#include <filesystem>

namespace ansatz::core {

std::string Run::path(const std::string& written) const {
  const std::filesystem::path path(written);
  return path.is_absolute() || folder_.empty() ? written : (std::filesystem::path(folder_) / path).string();
}

}  // namespace ansatz::core
