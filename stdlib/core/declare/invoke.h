// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "stdlib/core/declare/registry.h"

namespace ansatz::core {

/// A call that does not meet a kernel's declaration: unknown, missing or repeated parameter, wrong kind, shape or unit,
/// a value out of range. `what()` is the sentence; the members let a face print the declaration and the way out.
class BadCall : public Error {
 public:
  BadCall(const std::string& sentence, std::string parameter_name, std::string declared_as, std::string way_out)
      : Error(sentence),
        parameter(std::move(parameter_name)),
        declaration(std::move(declared_as)),
        help(std::move(way_out)) {}

  std::string parameter;    ///< may be empty
  std::string declaration;  ///< how the parameter is declared; may be empty
  std::string help;         ///< may be empty
};

using NamedValue = std::pair<std::string, Value>;

/// Calls a kernel with positional, then named values; every check of the declaration is made first. Throws BadCall, and
/// what the kernel throws.
Value invoke(const Kernel& kernel, std::span<const Value> positional, std::span<const NamedValue> named, Run& run,
             const Registry& registry);

/// Holds one constant value against a parameter's declaration without calling anything: the sentence of what is wrong,
/// or nothing. Used by the checker.
std::optional<std::string> refusal(const Kernel& kernel, const Item& parameter, const Value& value,
                                   const Registry& registry);

/// What a value outside a range must be: the range, and that it is finite where this is all that an infinite one lacks.
std::string wanted(const Range& range, const Value& value);

}  // namespace ansatz::core
