// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "stdlib/core/fft.h"

namespace ansatz::core {

struct UnorderedTables;

/// Complex transforms whose waves come in whatever order is quickest: who only multiplies them need not have them
/// sorted, which spares a transform its shuffles. Powers of two from 64 on have transforms of our own, in the widest
/// vectors the machine has and with the same bits at every width; other lengths are FFTW's, in order. Tables are made
/// once a process for each length.
class UnorderedFft {
 public:
  /// Whether `n` has a transform of our own.
  static bool has_own(std::size_t n);

  /// Errors   BadParameter: n is 0 or beyond 2³⁰.
  explicit UnorderedFft(std::size_t n);

  std::size_t size() const { return n_; }
  /// The wave k in [0, n) at each place of a spectrum.
  std::span<const std::uint32_t> waves() const;

  /// n pairs of real and imaginary part to n pairs, Σ f exp(-2πi jk/n), and back with exp(+2πi jk/n). None divides by
  /// the length. Inputs are kept. Both arrays on a 64-byte boundary, apart from each other.
  void forward(const double* field, double* spectrum) const;
  void backward(const double* spectrum, double* field) const;

  /// The same with the spectrum in blocks as wide as the machine's vectors, first the real parts of a block and then
  /// the imaginary ones. Only where has_own.
  void forward_to_blocks(const double* field, double* spectrum) const;
  void backward_from_blocks(const double* spectrum, double* field) const;
  /// The width of a block.
  static std::size_t block();

 private:
  std::size_t n_;
  const UnorderedTables* tables_;  // kept by the process
  std::optional<FftPlan> forward_, backward_;
};

}  // namespace ansatz::core
