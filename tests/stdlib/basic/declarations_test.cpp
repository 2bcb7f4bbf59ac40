// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <set>

#include "stdlib/basic/call.h"

using namespace ansatz;
using basic::test::registry;

TEST_CASE("basic: every declaration says what it is, and shows an example", "[basic]") {
  const core::Module* module = registry().find_module("basic");
  REQUIRE(module);
  CHECK(module->always_in_scope);
  CHECK(module->kernels.size() > 60);
  std::set<std::string> names;
  for (const core::Kernel* kernel : module->kernels) {
    CAPTURE(kernel->name);
    CHECK(names.insert(kernel->name).second);
    CHECK_FALSE(kernel->summary.empty());
    CHECK_FALSE(kernel->examples.empty());
    CHECK_FALSE(kernel->value.meaning.empty());
    for (const core::Item& item : kernel->parameters) {
      CAPTURE(item.name);
      CHECK_FALSE(item.meaning.empty());
    }
  }
}

TEST_CASE("basic: only the draws draw", "[basic]") {
  const std::set<std::string> draws{"uniform", "normal", "exponential", "integers", "shuffle", "choice"};
  for (const core::Kernel* kernel : registry().kernels()) {
    CAPTURE(kernel->name);
    CHECK(kernel->draws_randomness == (draws.count(kernel->name) == 1));
  }
}

TEST_CASE("basic: what the language promises is in scope", "[basic]") {
  for (const char* name : {"mean", "min", "max", "sum", "sqrt", "exp", "log", "abs", "if_else", "linspace", "geometric",
                           "log_spaced", "zip", "crossings", "uniform", "normal"}) {
    CAPTURE(name);
    CHECK(registry().find(name));
  }
}
