// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <span>

namespace ansatz::core {

/// Doubles on a 64-byte boundary, zero at first: what transforms read and write. Complex numbers lie in it as
/// neighbouring real and imaginary parts.
class AlignedBuffer {
 public:
  AlignedBuffer() = default;
  explicit AlignedBuffer(std::size_t size);

  double* data() { return data_.get(); }
  const double* data() const { return data_.get(); }
  std::size_t size() const { return size_; }
  double& operator[](std::size_t i) { return data_[i]; }
  double operator[](std::size_t i) const { return data_[i]; }
  std::span<double> span() { return {data_.get(), size_}; }
  std::span<const double> span() const { return {data_.get(), size_}; }

 private:
  struct Release {
    void operator()(double* memory) const;
  };
  std::unique_ptr<double[], Release> data_;
  std::size_t size_ = 0;
};

/// The transforms there are. None divides by the length: a forward and its backward transform together multiply by n
/// (by 2 n for the cosine and sine pairs).
enum class Transform {
  real_forward,      ///< n reals to n/2 + 1 complex, Σ f exp(-2πi jk/n)
  real_backward,     ///< n/2 + 1 complex to n reals; overwrites its input
  complex_forward,   ///< n complex to n complex, exp(-2πi jk/n)
  complex_backward,  ///< n complex to n complex, exp(+2πi jk/n)
  cosine_forward,    ///< DCT-II: samples at the middles of cells, even at both walls, to cos(πk(j + ½)/n)
  cosine_backward,   ///< DCT-III: back from those coefficients
  sine_backward,     ///< DST-III: from the coefficients of sin(π(k + 1)(j + ½)/n) to samples at the middles of cells
};

/// A planned transform of one kind and length. Plans are made once a process for each kind and length, under one lock,
/// by estimate and never by timing: a length always gives the same bits on machines of one CPU type. Handles are small;
/// `execute` may be called from several threads at once on different arrays.
class FftPlan {
 public:
  /// Errors   BadParameter: n is 0 or beyond 2³⁰.
  FftPlan(Transform kind, std::size_t n);

  /// Both arrays on a 16-byte boundary, apart from each other.
  void execute(double* in, double* out) const;

 private:
  Transform kind_;
  void* plan_;  // an fftw_plan, kept by the process
};

}  // namespace ansatz::core
