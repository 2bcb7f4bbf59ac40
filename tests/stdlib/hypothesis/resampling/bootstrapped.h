// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/reference.h"
#include "stdlib/hypothesis/resampling/bootstrap.h"

namespace ansatz::hypothesis::reference {

inline BootstrapResult bootstrapped(const Bootstrap& question, std::uint64_t seed = 1) {
  core::Run run{core::Stream(seed)};
  return bootstrap(question, run);
}

}  // namespace ansatz::hypothesis::reference
