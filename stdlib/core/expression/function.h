// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "stdlib/core/expression/graph.h"

namespace ansatz::core {

/// A real function of a few real arguments, as a kernel sees it: value, derivative, arity. Whether it was traced from a
/// script or written in C++ does not show. Copies are cheap and share; every member is safe from several threads at
/// once.
class Function {
 public:
  /// inputs[k][i] is argument k at point i; writes out[i] for i < n.
  using Evaluate = std::function<void(std::span<const double* const> inputs, double* out, std::size_t n)>;
  using Derivative = std::function<Function(int argument)>;

  Function() = default;  ///< no function: only `operator bool` may be asked

  /// From an expression in arguments 0 … arity - 1. A condition gives 1 where it holds and 0 elsewhere.
  /// Errors   BadParameter: the body uses an argument beyond the arity; names given, but not `arity` of them.
  static Function traced(Expression body, int arity, std::vector<std::string> names = {});

  /// From C++. `fingerprint` stands for what the function computes, parameters included: "klein_gordon.phi4(1,0.5)".
  /// `derivative` is called when a derivative is asked for; without it, asking is an error.
  static Function native(std::string fingerprint, int arity, Evaluate evaluate, Derivative derivative = {});

  explicit operator bool() const { return implementation_ != nullptr; }
  int arity() const;

  /// The value at one point of `arity` coordinates.
  double operator()(std::span<const double> point) const;
  double operator()(double x) const { return (*this)(std::span<const double>(&x, 1)); }

  /// Values at n points, unit stride, any alignment. `out` may be one of the inputs, or apart from all of them;
  /// anything between is undefined. A point's value has the same bits whatever n, its place, and the SIMD width. The
  /// first call on a thread may allocate, later ones do not.
  void evaluate(std::span<const double* const> inputs, double* out, std::size_t n) const;

  /// By argument k (from 0): exact for a traced function.
  /// Errors   BadParameter: no such argument; a native function that came without derivative.
  Function derivative(int argument = 0) const;

  /// The same for the same function, whatever the names of its arguments and the order of its making.
  std::string fingerprint() const;

  /// A formula to read; of a native function its fingerprint.
  std::string text() const;

  /// The traced expression, or null for a native function.
  const Expression* expression() const;

  struct Implementation;

 private:
  explicit Function(std::shared_ptr<const Implementation> implementation)
      : implementation_(std::move(implementation)) {}
  std::shared_ptr<const Implementation> implementation_;
};

}  // namespace ansatz::core
