// SPDX-License-Identifier: MIT
#pragma once

namespace ansatz::syntax {

/// Gives a variable another value until the end of a scope.
template <class T>
class Within {
 public:
  Within(T& variable, T value) : variable_(variable), before_(variable) { variable = value; }
  ~Within() { variable_ = before_; }
  Within(const Within&) = delete;
  Within& operator=(const Within&) = delete;

 private:
  T& variable_;
  T before_;
};

}  // namespace ansatz::syntax
