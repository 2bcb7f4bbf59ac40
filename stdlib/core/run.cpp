// SPDX-License-Identifier: MIT
#include "stdlib/core/run.h"

#include <filesystem>

namespace ansatz::core {

std::string Run::path(const std::string& written) const {
  // An absolute path takes no folder before it.
  return folder_.empty() ? written : (std::filesystem::path(folder_) / written).string();
}

}  // namespace ansatz::core
