// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "stdlib/core/declare/invoke.h"
#include "stdlib/core/value.h"

namespace ansatz::host {

class State;

/// A C++ object that a script's block talks to: `row:record(…)`, `data.bounces`, `claim:near(…)`, `figure:line(…)`.
class Object {
 public:
  virtual ~Object() = default;
  /// Whether `name` is called rather than read.
  virtual bool is_method(const std::string& name) const = 0;
  virtual core::Value get(const std::string& field) = 0;
  /// Whether a function that has captured the object may go to another state: what it reads off it is then read at
  /// once and goes along by value.
  virtual bool travels() const { return false; }
  virtual core::Value call(const std::string& method, std::span<const core::Value> positional,
                           std::span<const core::NamedValue> named) = 0;
};

using Argument = std::variant<core::Value, std::shared_ptr<Object>>;

/// A function of a script, in its state. Calls must be made on the thread that owns the state.
class ScriptFunction : public core::Callable {
 public:
  virtual core::Value call_with(std::span<const Argument> arguments) = 0;
  /// How many values it takes; -1 when it takes any number.
  virtual int arity() const = 0;

  // For the other sources of this layer.
  virtual State& state() const = 0;
  virtual void push_function() const = 0;  ///< onto the Lua stack
};

/// The function behind a value. Throws core::Mismatch when it is none.
std::shared_ptr<ScriptFunction> script_function(const core::Value& value);

/// Where the function stands in a script, as "kinks.anz:14:5"; empty when that is not known.
std::string place_of(const ScriptFunction& function);

}  // namespace ansatz::host
