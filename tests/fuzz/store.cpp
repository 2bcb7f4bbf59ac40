// SPDX-License-Identifier: MIT
#include "fuzz/store.h"

#include <cstddef>

extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  ansatz::fuzz::open_store({data, size});
  return 0;
}
