// SPDX-License-Identifier: MIT
#include "stdlib/core/kept_memory.h"

#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <memory>

// Sanitizers bring memory of their own.
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

using ansatz::core::keep_freed_memory;

namespace {

/// Pages that the system handed out while `count` doubles were written and given back.
long pages_taken(std::size_t count) {
  rusage before{}, after{};
  getrusage(RUSAGE_SELF, &before);
  {
    const auto some = std::make_unique_for_overwrite<volatile double[]>(count);
    for (std::size_t i = 0; i < count; i += 64) some[i] = 1;
  }
  getrusage(RUSAGE_SELF, &after);
  return after.ru_minflt - before.ru_minflt;
}

}  // namespace

// 20 MB are 4883 pages of 4 KiB.
TEST_CASE("kept_memory: what was freed is taken again without asking the system", "[core]") {
  keep_freed_memory();
  pages_taken(2500000);
  for (int i = 0; i < 5; ++i) CHECK(pages_taken(2500000) < 100);
}

#endif
