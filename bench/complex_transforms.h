// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>

#include "stdlib/fields/complex_ring.h"

namespace ansatz::bench {

/// The two transforms of a step of a complex field, and nothing else: what a step is held against.
struct ComplexTransforms {
  explicit ComplexTransforms(std::size_t n) : ring(0, 1, n), field(2 * n), spectrum(2 * n), out(2 * n) {
    for (std::size_t j = 0; j < field.size(); ++j) field[j] = std::sin(0.1 * static_cast<double>(j));
  }
  void advance(long steps) {
    for (long i = 0; i < steps; ++i) {
      ring.forward(field.data(), spectrum.data());
      ring.backward(spectrum.data(), out.data());
    }
  }

  fields::ComplexRing ring;
  core::AlignedBuffer field, spectrum, out;
};

}  // namespace ansatz::bench
