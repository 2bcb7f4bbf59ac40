// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/completion/completion.h"
#include "interpreter/completion/reading.h"

namespace ansatz::completion {

/// What can be said of a chain such as `sim.phi`: its value where it has one, else what declarations and the text say.
struct Shown {
  std::optional<core::Value> value;
  const core::Module* module = nullptr;
  const core::Kernel* kernel = nullptr;        ///< not called yet
  const core::Structure* structure = nullptr;  ///< a record that a declaration describes
  const core::Item* item = nullptr;            ///< one declared value
  std::vector<std::string> fields;             ///< of a record written in the text
  bool is_array = false;                       ///< whatever else: it has the fields of an array
  bool is_method = false;  ///< `kernel` is called with what stands before the dot as its first value
};

Shown show(const Chain& chain, const Reading& reading, const Surroundings& surroundings);

/// The kernel that a name means here: one in scope, or any that no other module shares. Null where none has it.
const core::Kernel* kernel_named(const std::string& name, const Reading& reading, const Surroundings& surroundings);

/// Names behind a dot, each with a line on it.
std::vector<std::pair<std::string, std::string>> fields_of(const Shown& shown);

/// Kernels that take a record as their first value, which may be called behind its dot: net.accuracy(data).
std::vector<const core::Kernel*> methods_of(const Shown& shown, const Surroundings& surroundings);

/// Names of its dimensions; empty where it has none or they are not known.
std::vector<std::string> dimensions_of(const Shown& shown);

}  // namespace ansatz::completion
