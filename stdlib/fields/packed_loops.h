// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>

#include "stdlib/fields/packed_waves.h"

namespace ansatz::fields {

// The inner loops of PackedWaves, in the widest vectors the machine has; the same bits at every width. `opposite` and
// `mirrors` as PackedWaves has them.

void multiply_packed(double* packed, const WaveMultiplier& by, const std::uint32_t* opposite,
                     std::span<const PackedWaves::Mirror> mirrors);

struct KickedRotation {
  const Rotation& rotation;
  double kick;
};

void kick_and_rotate_packed(const TurningWaves& waves, const KickedRotation& by, const std::uint32_t* opposite,
                            std::span<const PackedWaves::Mirror> mirrors);

}  // namespace ansatz::fields
