// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <span>
#include <vector>

#include "stdlib/fields/schrodinger_nls.h"
#include "stdlib/fields/wave_measures.h"

namespace ansatz::fields {

/// The stored instants of a run as they come, and the arrays they become.
class WaveRecord {
 public:
  explicit WaveRecord(const ComplexRing& ring) : ring_(ring) {}

  void reserve(std::size_t instants);
  void add(double time, std::span<const std::complex<double>> field, const WaveMeasures& now);
  /// Everything that is known from the instants alone; the record is empty afterwards. `start` is what M, P and E are
  /// held against.
  SchrodingerNlsSolution publish(const WaveMeasures& start);

  double tail() const { return tail_; }            ///< largest spectral tail so far
  double tail_time() const { return tail_time_; }  ///< and when

 private:
  const ComplexRing& ring_;
  double tail_ = 0, tail_time_ = 0;
  std::vector<std::complex<double>> psi_;
  std::vector<double> times_, density_;
  std::vector<WaveMeasures> measures_;
};

}  // namespace ansatz::fields
