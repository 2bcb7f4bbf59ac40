// SPDX-License-Identifier: MIT
// Every example of every declaration runs as a script would run it, and gives the number it promises.

#include <catch2/catch.hpp>
#include <cmath>
#include <sstream>

#include "interpreter/faces/new_session.h"
#include "interpreter/syntax/render.h"
#include "stdlib/modules/standard_library.h"

using namespace ansatz;

namespace {

/// The value of an example, in a session of its own with the kernel's module in use.
core::Value value_of(const core::Kernel& kernel, const core::Module& module, const std::string& code) {
  std::ostringstream printed;
  host::Session session(faces::session_options(printed));
  try {
    if (!module.always_in_scope) session.evaluate("use " + module.name);
    return session.evaluate(code);
  } catch (const host::Refused& refused) {
    FAIL(kernel.dotted_name() << ": " << code << "\n" << syntax::render(refused.diagnostics));
  } catch (const host::ScriptError& error) {
    FAIL(kernel.dotted_name() << ": " << code << "\n" << error.rendered());
  }
  return {};
}

}  // namespace

TEST_CASE("examples: every kernel has one, and each gives what its declaration says", "[house][examples]") {
  for (const auto& module : standard_library().modules()) {
    for (const core::Kernel* kernel : module->kernels) {
      INFO(kernel->dotted_name());
      CHECK_FALSE(kernel->examples.empty());
      for (const core::Example& example : kernel->examples) {
        INFO(example.code);
        const core::Value value = value_of(*kernel, *module, example.code);
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
