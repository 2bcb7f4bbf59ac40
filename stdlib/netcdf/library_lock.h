// SPDX-License-Identifier: MIT
#pragma once

#include <mutex>

namespace ansatz::data {

/// netCDF-C keeps global state without a lock of its own: whoever calls it holds this.
inline std::mutex& netcdf_library() {
  static std::mutex mutex;
  return mutex;
}

}  // namespace ansatz::data
