// SPDX-License-Identifier: MIT
#include "expression_native.h"

#include <cmath>

namespace ansatz::bench {

#define ANSATZ_LOOP(name, formula)                                                                             \
  void name(const double* __restrict xs, const double* __restrict ys, double* __restrict out, std::size_t n) { \
    for (std::size_t i = 0; i < n; ++i) {                                                                      \
      [[maybe_unused]] const double x = xs[i], y = ys[i];                                                      \
      out[i] = formula;                                                                                        \
    }                                                                                                          \
  }

ANSATZ_LOOP(quartic, (x * x - 1) * (x * x - 1) / 4)
ANSATZ_LOOP(quartic_slope, x*(x* x - 1))
ANSATZ_LOOP(sine_gordon, 1 - std::cos(x))
ANSATZ_LOOP(sine_gordon_slope, std::sin(x))
ANSATZ_LOOP(mixed, std::sin(0.3 * x + y) * std::tanh(2 * y) + x * y - x / 2 +
                       std::exp(-x * x / 2) * std::sqrt(x * x + y * y + 1) - y * y * y + std::abs(x - y))
ANSATZ_LOOP(rational,
            (x * x * y - 3 * x * y + 0.7 * x - 1) / (1 + x * x + y * y) + (x - y) * (x + 2 * y) - 0.1 * y * y * y)
ANSATZ_LOOP(polynomial, (x * x * y + 3 * x * y - 0.5 * y * y + x - 1.5) * (x + 0.3 * y + y * y * x) -
                            (x - y) * (x * y + 2) + 0.1 * x * x * x)

}  // namespace ansatz::bench
