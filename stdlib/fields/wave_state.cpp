// SPDX-License-Identifier: MIT
#include "stdlib/fields/wave_state.h"

#include <algorithm>
#include <cmath>
#include <complex>

#include "stdlib/core/error.h"
#include "stdlib/fields/checks.h"

namespace ansatz::fields {
namespace {

using core::Expression;
using core::Function;
using Complex = std::complex<double>;

Function no_wave() { return Function::traced(Expression(0.0), 1, {"x"}); }

}  // namespace

WaveState::WaveState() : real(no_wave()), imaginary(no_wave()) {}
FreeWave::FreeWave() : real(no_wave()), imaginary(no_wave()) {}

WaveState wave(const FreeWave& state, core::Run&) {
  WaveState made;
  made.real = state.real;
  made.imaginary = state.imaginary;
  if (state.psi) {
    const core::Array samples = state.psi->as_complex();
    std::vector<double> real, imaginary;
    for (const Complex& value : samples.complex()) {
      real.push_back(value.real());
      imaginary.push_back(value.imag());
    }
    made.real = core::Array(state.psi->dimensions(), std::move(real));
    made.imaginary = core::Array(state.psi->dimensions(), std::move(imaginary));
  }
  return made;
}

WaveState plane_wave(const PlaneWave& state, core::Run& run) {
  constexpr const char* kName = "plane_wave";
  require(kName, "amplitude", state.amplitude, true, "finite");
  require(kName, "noise", state.noise, state.noise >= 0, "at least 0");
  const std::int64_t largest = 1'000'000;
  require(kName, "modes", static_cast<double>(state.modes), state.modes >= 1 && state.modes <= largest, "in [1, 10⁶]");
  require(kName, "turns", static_cast<double>(state.turns), std::abs(state.turns) <= largest, "in [-10⁶, 10⁶]");
  const std::int64_t reach = std::max(std::abs(state.turns), state.noise > 0 ? state.modes : 0);
  std::vector<Complex> waves(static_cast<std::size_t>(2 * reach + 1));
  const auto at = [&](std::int64_t n) -> Complex& { return waves[static_cast<std::size_t>(n + reach)]; };
  if (state.noise > 0) {
    // The draw of a wave is addressed by the wave, so more modes leave the ones that were there as they were.
    const core::Stream stream = run.stream("plane_wave");
    const double each = state.noise / std::sqrt(2.0 * static_cast<double>(2 * state.modes + 1));
    for (std::int64_t n = -state.modes; n <= state.modes; ++n) {
      const auto address = static_cast<std::uint64_t>(n >= 0 ? 2 * n : -2 * n - 1);
      at(n) = each * Complex(stream.normal(2 * address), stream.normal(2 * address + 1));
    }
  }
  at(state.turns) += state.amplitude;
  WaveState made;
  const core::Dimension each("wave", waves.size());
  made.waves = core::Array({each}, std::move(waves));
  return made;
}

WaveState wave_packet(const WavePacket& state, core::Run&) {
  constexpr const char* kName = "wave_packet";
  require(kName, "amplitude", state.amplitude, true, "finite");
  require(kName, "width", state.width, state.width > 0, "above 0");
  require(kName, "position", state.position, true, "finite");
  require(kName, "velocity", state.velocity, true, "finite");
  const Expression x = Expression::argument(0) - state.position, z = x / state.width;
  const Expression envelope = state.amplitude * exp(-0.5 * z * z), turn = state.velocity * x;
  WaveState made;
  made.real = Function::traced(envelope * cos(turn), 1, {"x"});
  made.imaginary = Function::traced(envelope * sin(turn), 1, {"x"});
  return made;
}

}  // namespace ansatz::fields
