// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/fields/initial_state.h"

namespace ansatz::fields {

/// ψ at the start: real and imaginary part, each a function of x, samples at the points of the grid it is used on, or
/// one number for all; and waves that fit the ring it is used on, whatever its length.
struct WaveState {
  Profile real;
  Profile imaginary;
  std::optional<core::Array> waves{};  ///< c_n of Σ c_n exp(2πi n (x - low)/L), n = -M … M in turn; complex

  WaveState();
};

/// A start of one's own. A complex array goes in as `psi`, and its parts are then left out.
struct FreeWave {
  Profile real;
  Profile imaginary;
  std::optional<core::Array> psi{};  ///< samples at the points of the grid, such as a solution's last ψ
  FreeWave();
};
WaveState wave(const FreeWave& state, core::Run& run);

/// A plane wave A exp(2πi n (x - low)/L), n whole turns of the ring, and noise: waves -modes … modes, each with
/// independent normal parts, of root mean square `noise` together. Noise of so many waves means the same on every grid.
struct PlaneWave {
  double amplitude = 1;
  std::int64_t turns = 0;
  double noise = 0;         ///< at least 0
  std::int64_t modes = 32;  ///< 1 … 10⁶
};
WaveState plane_wave(const PlaneWave& state, core::Run& run);

/// A lump that moves: A exp(-(x - x₀)²/(2 w²) + i v (x - x₀)).
struct WavePacket {
  double amplitude = 1;
  double width = 1;  ///< w, above 0
  double position = 0;
  double velocity = 0;
};
WaveState wave_packet(const WavePacket& state, core::Run& run);

}  // namespace ansatz::fields
