// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

#include "interpreter/host/object.h"
#include "stdlib/core/fingerprint.h"

namespace ansatz::host {

class State;

/// A script function with everything it reaches, by value: code, captured variables, the globals it and its callees
/// read. Independent of the state it was taken from; may be shared between threads.
class Closure {
 public:
  /// Takes the function and what it reaches. Throws core::Mismatch when it reaches what cannot travel (coroutines,
  /// foreign userdata, open files).
  static std::shared_ptr<const Closure> capture(const ScriptFunction& function);

  /// The function, made anew in another state.
  std::shared_ptr<ScriptFunction> restore(State& state) const;

  /// Equal when code (names, comments and layout aside) and all reached values are equal.
  const core::Fingerprint& fingerprint() const { return fingerprint_; }

  /// Whether a call could leave something behind for the next: captured variables that are assigned, captured Lua
  /// tables. Such a closure must be restored for each row.
  bool keeps_state() const { return keeps_state_; }

  struct Graph;
  explicit Closure(std::unique_ptr<Graph> graph);
  ~Closure();

 private:
  std::unique_ptr<Graph> graph_;
  core::Fingerprint fingerprint_;
  bool keeps_state_ = false;
  friend struct Capture;
};

}  // namespace ansatz::host
