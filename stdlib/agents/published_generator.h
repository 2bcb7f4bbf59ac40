// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <random>

namespace ansatz::agents {

/// The generator of the published solver: the Mersenne twister MT19937 seeded by one number, uniforms of 53 bits, the
/// high word first, and normals by the polar method, of whose pair the second comes first. It reproduces the numbers
/// of the classical generator of NumPy (RandomState).
class PublishedGenerator {
 public:
  explicit PublishedGenerator(std::uint32_t seed) : twister_(seed) {}

  double uniform();  ///< in [0, 1)
  double normal();

 private:
  std::mt19937 twister_;
  std::optional<double> left_;  ///< the first of a pair, which comes second
};

}  // namespace ansatz::agents
