// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace ansatz::fields {

/// The time step of amangkurat 0.0.1 (commit ad5e945), rule for rule. It lies in [0.1, 0.5] / k_max. Where it
/// adapts, every twentieth step proposes 0.7, 0.9 or 1.05 of it (max |φ| above 100, above 10, below), and a proposal
/// counts that differs by more than 5 %: whether growth by 5 % does is decided by rounding. In doubles it happens six
/// times from 0.005 or 0.01, then never again.
class PublishedStep {
 public:
  PublishedStep(double requested, double highest_wavenumber, bool adaptive);

  double length() const { return length_; }
  double shortest() const { return shortest_; }
  double longest() const { return longest_; }

  /// After step number `step`, counted from 0, which set out from a field of this size.
  void adapt(std::int64_t step, double largest);

 private:
  double held(double length) const;

  double shortest_, longest_, length_;
  bool adaptive_;
};

}  // namespace ansatz::fields
