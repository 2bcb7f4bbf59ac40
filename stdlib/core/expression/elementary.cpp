// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/elementary.h"

#include <span>

#include "stdlib/core/expression/function.h"

namespace ansatz::core {

void exp_of(const double* x, double* out, std::size_t n) {
  static const Function kExp = Function::traced(exp(Expression::argument(0)), 1);
  kExp.evaluate(std::span(&x, 1), out, n);
}

void log_of(const double* x, double* out, std::size_t n) {
  static const Function kLog = Function::traced(log(Expression::argument(0)), 1);
  kLog.evaluate(std::span(&x, 1), out, n);
}

}  // namespace ansatz::core
