// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/basic/module.h"
#include "stdlib/core/declare/invoke.h"
#include "stdlib/core/print.h"

// Calls a kernel of `basic` as a script does.
namespace ansatz::basic::test {

inline const core::Registry& registry() {
  static const core::Registry& made = [&]() -> const core::Registry& {
    static core::Registry all;
    declare(all);
    return all;
  }();
  return made;
}

inline core::Value call(const std::string& name, std::vector<core::Value> positional,
                        std::vector<core::NamedValue> named = {}, std::uint64_t seed = 1) {
  core::Run run{core::Stream(seed)};
  return core::invoke(*registry().find(name), positional, named, run, registry());
}

/// The result as a script prints it, or the sentence of the refusal.
inline std::string of(const std::string& name, std::vector<core::Value> positional,
                      std::vector<core::NamedValue> named = {}) {
  try {
    return core::text(call(name, std::move(positional), std::move(named)));
  } catch (const core::Error& error) {
    return error.what();
  }
}

inline double number(const core::Value& value) { return *value.get<double>(); }

}  // namespace ansatz::basic::test
