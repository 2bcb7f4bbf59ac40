// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

namespace ansatz::fields {

/// The cubic spline through points, twice continuously differentiable; of the first two pieces, and of the last two,
/// each pair is one cubic ("not a knot"), which keeps fourth order up to the ends. Source   de Boor, A Practical Guide
/// to Splines (1978), chapter IV.
class Spline {
 public:
  /// At least four places, rising.
  Spline(std::vector<double> places, std::vector<double> values);

  /// Between the first place and the last; beyond them the outermost pieces go on.
  double operator()(double x) const;
  double first() const { return places_.front(); }
  double last() const { return places_.back(); }

 private:
  std::vector<double> places_, values_, bends_;  ///< bends: second derivatives
};

}  // namespace ansatz::fields
