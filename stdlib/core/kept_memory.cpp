// SPDX-License-Identifier: MIT
#include "stdlib/core/kept_memory.h"

#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace ansatz::core {

void keep_freed_memory() {
#ifdef __GLIBC__
  constexpr int kMebibyte = 1 << 20;
  mallopt(M_TRIM_THRESHOLD, 256 * kMebibyte);
  mallopt(M_MMAP_THRESHOLD, 32 * kMebibyte);  // the largest that is heeded
#endif
}

}  // namespace ansatz::core
