// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/host/closure.h"
#include "stdlib/core/fingerprint.h"
#include "stdlib/core/value.h"

namespace ansatz::host {

/// The value with every script function in it taken by value, so that it can go to another state: an axis over
/// potentials, a binding that is a function.
core::Value portable(const core::Value& value);

/// Of any portable value, functions by their closures.
core::Fingerprint portable_fingerprint(const core::Value& value);

/// Whether a value holds functions, itself or in its parts.
bool holds_functions(const core::Value& value);

/// A function by value. Pushed into a state, it is made anew there.
class PortableFunction final : public core::Callable {
 public:
  explicit PortableFunction(std::shared_ptr<const Closure> closure) : closure_(std::move(closure)) {}
  /// Never called itself: a kernel sees the function that a state made of it.
  core::Value call(std::span<const core::Value> arguments) override;
  const Closure& closure() const { return *closure_; }
  const std::shared_ptr<const Closure>& shared_closure() const { return closure_; }

 private:
  std::shared_ptr<const Closure> closure_;
};

}  // namespace ansatz::host
