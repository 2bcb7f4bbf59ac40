// SPDX-License-Identifier: MIT
#include "stdlib/fields/packed_waves.h"

#include <cmath>
#include <numbers>

#include "stdlib/fields/packed_loops.h"

namespace ansatz::fields {

PackedWaves::PackedWaves(std::size_t points) : half_(points / 2) {
  const auto waves = half_.waves();
  const std::size_t n = waves.size();
  std::vector<std::uint32_t> place(n);
  for (std::size_t p = 0; p < n; ++p) place[waves[p]] = static_cast<std::uint32_t>(p);
  const auto opposite = [&](std::size_t p) { return place[(n - waves[p]) % n]; };
  for (std::size_t p = 0; p < kFirst; ++p) opposite_.push_back(opposite(p));
  for (std::size_t p = kFirst; p < n; p += 8) {
    const std::size_t right = opposite(p) / 8 * 8;
    if (right < p) continue;  // seen from the other side
    Mirror* const last = mirrors_.empty() ? nullptr : &mirrors_.back();
    if (last && last->left + last->count == p && right + last->count == last->right) {
      last->count += 8;
    } else {
      mirrors_.push_back({p, right, 8});
    }
  }
}

WaveMultiplier PackedWaves::multiplier(std::span<const double> factors) const {
  const auto waves = half_.waves();
  const std::size_t n = waves.size();
  WaveMultiplier out{core::AlignedBuffer(n), core::AlignedBuffer(n)};
  for (std::size_t p = 0; p < n; ++p) {
    const std::size_t k = waves[p];
    const double here = factors[k], there = factors[n - k], s = (here + there) / 2, d = (here - there) / 2;
    const double angle = std::numbers::pi * static_cast<double>(k) / static_cast<double>(n);
    out.own[p] = s - d * std::sin(angle);
    out.mirrored[p] = 2 * k == n ? 0.0 : d * std::cos(angle);
  }
  return out;
}

void PackedWaves::multiply(double* packed, const WaveMultiplier& by) const {
  multiply_packed(packed, by, opposite_.data(), mirrors_);
}

void PackedWaves::kick_and_rotate(const TurningWaves& waves, const Rotation& rotation, double kick) const {
  kick_and_rotate_packed(waves, {rotation, kick}, opposite_.data(), mirrors_);
}

}  // namespace ansatz::fields
