// SPDX-License-Identifier: MIT
#pragma once

#include <catch2/catch.hpp>

#include "stdlib/core/declare/registry.h"

namespace support {

/// Every kernel of a module says what it is, what its parameters and results mean, where it comes from, and shows
/// itself.
inline void check_complete(const ansatz::core::Registry& registry, const char* module) {
  REQUIRE(registry.find_module(module));
  for (const auto* kernel : registry.find_module(module)->kernels) {
    INFO(kernel->dotted_name());
    CHECK_FALSE(kernel->summary.empty());
    CHECK_FALSE(kernel->sources.empty());
    CHECK_FALSE(kernel->examples.empty());
    for (const auto& parameter : kernel->parameters) {
      INFO(parameter.name);
      CHECK_FALSE(parameter.meaning.empty());
    }
    if (kernel->results) {
      for (const auto& field : kernel->results->fields) {
        INFO(field.name);
        CHECK_FALSE(field.meaning.empty());
      }
    } else {
      CHECK_FALSE(kernel->value.meaning.empty());
    }
  }
}

}  // namespace support
