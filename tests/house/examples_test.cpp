// SPDX-License-Identifier: MIT
// Every example of every declaration runs as a script would run it, and gives the number it promises.

#include <catch2/catch.hpp>
#include <cmath>

#include "example_value.h"
#include "stdlib/modules/standard_library.h"

using namespace ansatz;

TEST_CASE("examples: every kernel has one, and each gives what its declaration says", "[house][examples]") {
  for (const auto& module : standard_library().modules()) {
    for (const core::Kernel* kernel : module->kernels) {
      INFO(kernel->dotted_name());
      CHECK_FALSE(kernel->examples.empty());
      for (const core::Example& example : kernel->examples) {
        INFO(example.code);
        const core::Value value = value_of_example(*kernel, *module, example.code);
        if (!example.expected) continue;
        double found = 0;
        if (const auto* number = value.get<double>()) {
          found = *number;
        } else {
          const auto* array = value.get<core::Array>();
          REQUIRE(array);
          REQUIRE(array->size() == 1);
          found = array->as_real().real()[0];
        }
        CHECK(std::abs(found - *example.expected) <= example.tolerance);
      }
    }
  }
}
