// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>

#include "stdlib/fields/complex_ring.h"

namespace ansatz::bench {

/// FFTW's two transforms of a complex field, and nothing else: what a step is held against.
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

/// The two that a step takes.
struct PackedTransforms {
  explicit PackedTransforms(std::size_t n) : ring(0, 1, n), field(2 * n), waves(2 * n), out(2 * n) {
    for (std::size_t j = 0; j < field.size(); ++j) field[j] = std::sin(0.1 * static_cast<double>(j));
  }
  void advance(long steps) {
    for (long i = 0; i < steps; ++i) {
      ring.pack(field.data(), waves.data());
      ring.unpack(waves.data(), out.data());
    }
  }

  fields::ComplexRing ring;
  core::AlignedBuffer field, waves, out;
};

}  // namespace ansatz::bench
