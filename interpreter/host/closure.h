// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "interpreter/host/object.h"
#include "stdlib/core/fingerprint.h"

namespace ansatz::host {

class State;

/// The function's own code, names, comments and layout aside, and nothing that it reaches.
core::Fingerprint code_fingerprint(const ScriptFunction& function);

/// A script function with everything it reaches, by value: code, captured variables, the globals it and its callees
/// read. Independent of the state it was taken from; may be shared between threads.
class Closure {
 public:
  /// Takes the function and what it reaches. Throws core::Mismatch when it reaches what cannot travel: coroutines,
  /// objects that live in one state only.
  static std::shared_ptr<const Closure> capture(const ScriptFunction& function);

  /// The function, made anew in another state. What it assigns stays in that state.
  std::shared_ptr<ScriptFunction> restore(State& state) const;

  /// Equal when code (names, comments and layout aside), all reached values, the versions of all reached kernels and,
  /// where it is asked for, the scale are equal. Names that the function reads off its first argument are left out: the
  /// caller adds what asks_for() stands for.
  const core::Fingerprint& fingerprint() const { return fingerprint_; }

  /// Whether a call could leave something behind for the next: a captured variable that is assigned, a captured Lua
  /// table. Such a closure is restored for each row.
  bool keeps_state() const { return keeps_state_; }

  /// Names that the function reads off its first argument, `data.bounces` or `row.bound`, in the order of the code.
  const std::vector<std::string>& asks_for() const;
  /// Kernels that it reaches by name; a text that is the name of one counts, since code may look it up.
  const std::vector<const core::Kernel*>& kernels() const { return kernels_; }
  /// Whether some code of it holds this text as a constant: what it never says, it cannot ask for by name.
  bool mentions(const std::string& text) const;

  struct Graph;
  const Graph& graph() const { return *graph_; }
  Closure(std::unique_ptr<Graph> graph, core::Fingerprint fingerprint, std::vector<const core::Kernel*> kernels,
          bool keeps_state);
  ~Closure();

 private:
  std::unique_ptr<Graph> graph_;
  core::Fingerprint fingerprint_;
  std::vector<const core::Kernel*> kernels_;
  bool keeps_state_ = false;
};

}  // namespace ansatz::host
