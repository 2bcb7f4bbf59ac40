// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

namespace ansatz::fields {

/// A layer at both ends of an interval that takes up what arrives there: φ_tt + s(x) φ_t = …, where s rises as the
/// fourth power of the depth, from 0 at the inner edge to `strength` at the end.
class Sponge {
 public:
  /// `x` uniform in [low, high]; `width` of each layer in the unit of x.
  Sponge(std::span<const double> x, double low, double high, double width, double strength);

  bool is_empty() const { return places_.empty(); }
  /// φ_t for a time h under the damping alone, exactly.
  void damp(double* velocity, double h);
  /// ∫ ½ φ_t² dx taken out so far.
  double energy_removed() const { return removed_; }

 private:
  std::vector<std::size_t> places_;
  std::vector<double> rates_, factors_;
  double spacing_, factors_for_ = 0, removed_ = 0;
};

}  // namespace ansatz::fields
