// SPDX-License-Identifier: MIT
#pragma once

#include <catch2/catch.hpp>
#include <sstream>
#include <string>

#include "interpreter/faces/new_session.h"
#include "interpreter/syntax/render.h"
#include "stdlib/core/declare/registry.h"

namespace ansatz {

/// The value of an example, in a session of its own with the kernel's module in use. Fails the test where it is
/// refused.
inline core::Value value_of_example(const core::Kernel& kernel, const core::Module& module, const std::string& code) {
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

}  // namespace ansatz
