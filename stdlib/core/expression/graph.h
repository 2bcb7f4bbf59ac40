// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <memory>
#include <utility>

#include "stdlib/core/expression/operation.h"

namespace ansatz::core {

/// 128 bits that name an expression: equal for equal structure, however, wherever and in whatever order it was built.
struct Digest {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  auto operator<=>(const Digest&) const = default;
};

struct Node;

/// A formula in numbered arguments: an immutable, cheaply copied handle to a node of a graph without cycles.
///
/// Expressions are simplified as they are built (rules and their rounding in simplify.h), so `x * 1` is `x` and `x ^ 2`
/// is `x * x`. Operands of commutative operations stand in one canonical order. Two expressions of the same digest are
/// the same expression; no table is kept, so a graph lives exactly as long as its handles.
///
/// A comparison gives a condition (`is_boolean()`), which goes into if_else and logical_*; as a number it is refused.
///
/// Errors   Mismatch: a condition where a number is wanted, or the reverse. BadParameter: a negative argument number.
class Expression {
 public:
  Expression() : Expression(0.0) {}
  Expression(double value);  // NOLINT(google-explicit-constructor): numbers mix freely with expressions

  static Expression argument(int index);
  static Expression constant(double value) { return {value}; }
  static Expression boolean(bool value);  ///< a condition known beforehand
  /// Any operation of operations.def by name, simplified; unused operands are left out.
  static Expression apply(Operation operation, const Expression& a);
  static Expression apply(Operation operation, const Expression& a, const Expression& b);
  static Expression apply(Operation operation, const Expression& a, const Expression& b, const Expression& c);

  Operation operation() const;
  int arity() const { return arity_of(operation()); }  ///< number of operands
  const Expression& operand(int place) const;
  double value() const;        ///< of a constant
  int argument_index() const;  ///< of an argument, from 0
  bool is_constant() const { return operation() == Operation::constant; }
  bool is_constant(double value) const { return is_constant() && this->value() == value; }
  bool is_boolean() const;
  const Digest& digest() const;
  const Node* node() const { return node_.get(); }  ///< identity, for maps over one graph

  /// The same expression (not a condition: that is `equal`).
  friend bool operator==(const Expression& a, const Expression& b) {
    return a.node_ == b.node_ || a.digest() == b.digest();
  }

  friend Expression operator+(const Expression& a, const Expression& b) { return apply(Operation::add, a, b); }
  friend Expression operator-(const Expression& a, const Expression& b) { return apply(Operation::subtract, a, b); }
  friend Expression operator*(const Expression& a, const Expression& b) { return apply(Operation::multiply, a, b); }
  friend Expression operator/(const Expression& a, const Expression& b) { return apply(Operation::divide, a, b); }
  friend Expression operator-(const Expression& a) { return apply(Operation::negate, a); }
  friend Expression pow(const Expression& a, const Expression& b) { return apply(Operation::power, a, b); }
  friend Expression greater(const Expression& a, const Expression& b) { return apply(Operation::less, b, a); }
  friend Expression greater_equal(const Expression& a, const Expression& b) {
    return apply(Operation::less_equal, b, a);
  }
  friend Expression if_else(const Expression& condition, const Expression& a, const Expression& b) {
    return apply(Operation::if_else, condition, a, b);
  }
  /// Hyperbolic secant, 1 / cosh(a).
  friend Expression sech(const Expression& a) { return 1.0 / cosh(a); }
  /// What is left of a after whole steps of b, with the sign of b: a - floor(a / b) * b.
  friend Expression modulo(const Expression& a, const Expression& b) { return a - floor(a / b) * b; }

  // sqrt exp log sin … of operations.def, each a function of the same name, found through its arguments.
#define UNARY(name, scalar, vector, da) \
  friend Expression name(const Expression& a) { return apply(Operation::name, a); }
#define BINARY(name, symbol, scalar, vector, da, db) \
  friend Expression name(const Expression& a, const Expression& b) { return apply(Operation::name, a, b); }
#define ELEMENTARY(name, sleef, accuracy, da) UNARY(name, , , da)
#define ELEMENTARY2(name, sleef, accuracy, da, db) BINARY(name, , , , da, db)
#define COMPARISON(name, symbol, scalar, vector) BINARY(name, , , , , )
#include "stdlib/core/expression/operations.def"
  friend Expression logical_and(const Expression& a, const Expression& b) {
    return apply(Operation::logical_and, a, b);
  }
  friend Expression logical_or(const Expression& a, const Expression& b) { return apply(Operation::logical_or, a, b); }
  friend Expression logical_not(const Expression& a) { return apply(Operation::logical_not, a); }

 private:
  friend struct Node;
  explicit Expression(std::shared_ptr<const Node> node) : node_(std::move(node)) {}
  static Expression make(Operation operation, std::array<Expression, 3> operands);
  std::shared_ptr<const Node> node_;
};

}  // namespace ansatz::core
