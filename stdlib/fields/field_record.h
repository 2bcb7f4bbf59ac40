// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "stdlib/fields/klein_gordon.h"
#include "stdlib/fields/klein_gordon_measures.h"

namespace ansatz::fields {

/// The stored instants of a run as they come, and the arrays they become.
class FieldRecord {
 public:
  FieldRecord(std::size_t points, double vacuum_distance) : points_(points), vacuum_distance_(vacuum_distance) {}

  /// Room known beforehand.
  void reserve(std::size_t instants);

  /// Measures and keeps one instant. `step` is the length of the step that led there.
  void add(double time, FieldMeter& meter, const core::AlignedBuffer& u, std::span<const double> velocity,
           double energy_removed, double step);

  const std::vector<double>& times() const { return times_; }

  /// Everything that is known from the instants alone; the record is empty afterwards. `start` is what E is held
  /// against.
  KleinGordonSolution publish(std::vector<double> x, const FieldMeasures& start);

  double tail() const { return tail_; }            ///< largest spectral tail so far
  double tail_time() const { return tail_time_; }  ///< and when

 private:
  double drift_from(const FieldMeasures& start) const;

  std::size_t points_;
  double vacuum_distance_, tail_ = 0, tail_time_ = 0;
  std::vector<double> phi_, phi_t_, density_, times_;
  std::vector<double> energy_, kinetic_, gradient_, potential_, momentum_, charge_, centre_, maximum_, phi_squared_,
      removed_, step_;
};

}  // namespace ansatz::fields
