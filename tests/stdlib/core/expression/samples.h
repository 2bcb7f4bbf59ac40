// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "stdlib/core/expression/graph.h"

namespace ansatz::core::samples {

inline Expression x() { return Expression::argument(0); }
inline Expression y() { return Expression::argument(1); }

/// Every operation of operations.def that takes numbers and gives a number, applied to x (and y).
struct Sample {
  std::string name;
  Operation operation;
  int arity;
  Expression expression;
};

inline std::vector<Sample> every_operation() {
  std::vector<Sample> all;
#define UNARY(name, scalar, vector, da) \
  all.push_back({#name, Operation::name, 1, Expression::apply(Operation::name, x())});
#define BINARY(name, symbol, scalar, vector, da, db) \
  all.push_back({#name, Operation::name, 2, Expression::apply(Operation::name, x(), y())});
#define ELEMENTARY(name, sleef, accuracy, da) UNARY(name, , , )
#define ELEMENTARY2(name, sleef, accuracy, da, db) BINARY(name, , , , , )
#include "stdlib/core/expression/operations.def"
  return all;
}

/// Zeros, units, ends of the range of doubles, the infinities and no number at all.
inline std::vector<double> edges() {
  using Limits = std::numeric_limits<double>;
  return {0.0,
          -0.0,
          1.0,
          -1.0,
          0.5,
          -0.5,
          2.0,
          -3.0,
          7.25,
          1e-8,
          -1e-8,
          1e-300,
          1e150,
          -1e160,
          1e300,
          -1e300,
          709.5,
          -745.0,
          Limits::max(),
          -Limits::max(),
          1e22,
          Limits::min(),
          Limits::denorm_min(),
          -Limits::denorm_min(),
          Limits::infinity(),
          -Limits::infinity(),
          Limits::quiet_NaN()};
}

/// A fixed sequence spread over [low, high].
inline std::vector<double> spread(std::size_t n, double low, double high) {
  std::vector<double> points(n);
  for (std::size_t i = 0; i < n; ++i) {
    const double turn = std::fmod(0.5 + 0.6180339887498949 * static_cast<double>(i), 1.0);
    points[i] = low + (high - low) * turn;
  }
  return points;
}

/// Equal to the bit; two NaNs are equal whichever they are.
inline bool same(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) || (a == b && std::signbit(a) == std::signbit(b));
}

}  // namespace ansatz::core::samples
