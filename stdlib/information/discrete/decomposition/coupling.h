// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "stdlib/core/run.h"

namespace ansatz::information {

/// The pairs (x₁, y) and (x₂, y) that occur, with their masses: what all couplings have in common.
struct PairMasses {
  struct Pair {
    std::uint32_t x, y;
    double mass;
  };
  std::vector<Pair> first, second;  ///< ordered by y, then x
  std::size_t first_size = 0, second_size = 0, target_size = 0;
};

struct LeastCoupling {
  double value = 0;  ///< min Σ q ln[q(x₁x₂y)/q(x₁x₂)], in nats: less than the minimum by no more than rounding
  double gap = 0;    ///< above a proven lower bound
  int steps = 0;
};

/// The coupling under which x₁ and x₂ together tell least of y, see unique_information.
LeastCoupling least_coupling(const PairMasses& pairs, double tolerance, core::Run& run);

}  // namespace ansatz::information
