// SPDX-License-Identifier: MIT
#include "fuzz/parser.h"

#include <cstddef>

extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  ansatz::fuzz::parse({data, size});
  return 0;
}
