// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

namespace ansatz::bottleneck {

/// Anderson's acceleration of a fixed-point iteration: the next point is the mixture of the last ten turns whose
/// changes cancel best. Source   Walker & Ni, SIAM J. Numer. Anal. 49 (2011) 1715.
class Mixture {
 public:
  /// From here on as from a start, for points of another size too.
  void forget() { turns_.clear(); }

  /// From a point, what a turn makes of it, and what a change of each of its parts counts; all of one size. The turned
  /// point itself after a start, and where the mixture is no number.
  std::vector<double> next(std::span<const double> point, std::span<const double> turned,
                           std::span<const double> weight);

 private:
  struct Turn {
    std::vector<double> turned, change;
  };
  std::vector<Turn> turns_;  ///< the last ones, the latest at the end
};

}  // namespace ansatz::bottleneck
