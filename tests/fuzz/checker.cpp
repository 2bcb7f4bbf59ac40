// SPDX-License-Identifier: MIT
#include "fuzz/checker.h"

#include <cstddef>

extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  ansatz::fuzz::check({data, size});
  return 0;
}
