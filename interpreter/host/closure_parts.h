// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "interpreter/host/closure.h"

namespace ansatz::host {

/// One thing that a closure's fingerprint depends on, by the name that the script has for it.
struct ClosurePart {
  std::string kind;  ///< "code", "function", "value", "kernel", "scale"
  std::string name;  ///< of code: what the closure itself is called
  core::Fingerprint fingerprint;
  std::string shown;  ///< a short value, a kernel's version; may be empty
};

/// What a closure is made of: its own code, the functions and values that it reaches by name, kernels with their
/// versions, the scale where it asks for it. Equal closures have equal parts, names aside; where two differ, a part
/// does. `name` is what the closure itself is called, `kind` "code" or "function".
std::vector<ClosurePart> parts_of(const Closure& closure, const State& state, const std::string& name,
                                  const std::string& kind = "code");

/// The parts of a value that a row takes along under a name, functions in it included.
std::vector<ClosurePart> parts_of(const core::Value& value, const State& state, const std::string& name);

/// "75", "5 eV", "a record of 3 fields": a value in a few words.
std::string brief_text(const core::Value& value);

}  // namespace ansatz::host
