// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/core/declare/registry.h"
#include "stdlib/fields/nls_states.h"
#include "stdlib/fields/wave_state.h"

namespace ansatz::fields {
namespace {

const char* const kWaveStart = "What schrodinger_nls starts from.";

void declare_free_waves(core::Registry& registry) {
  registry.structure<WaveState>("wave_state")
      .field("real", &WaveState::real)
      .meaning("Real part of ψ at t = 0, a function of x or samples on the grid.")
      .field("imaginary", &WaveState::imaginary)
      .meaning("Its imaginary part, likewise.")
      .field("waves", &WaveState::waves)
      .meaning("Coefficients c_n, n = -M … M, of waves exp(2πi n (x - low)/L) that come on top, where there are any.");

  registry.kernel("fields.wave", &wave)
      .summary("A complex start of one's own: real and imaginary part as functions of x, or an array along x.")
      .parameter("real", &FreeWave::real)
      .default_text("x => 0")
      .meaning("Real part of ψ at t = 0.")
      .parameter("imaginary", &FreeWave::imaginary)
      .default_text("x => 0")
      .meaning("Its imaginary part.")
      .parameter("psi", &FreeWave::psi)
      .meaning("ψ as a complex array along x instead, such as the last one of a solution on the same grid.")
      .returns(kWaveStart)
      .example("schrodinger_nls(initial = wave(x => exp(-x^2)), until = 1, frames = 1).mass_drift", 0, 1e-11)
      .example("schrodinger_nls(initial = wave(psi = schrodinger_nls(until = 1).psi.at(time = 1)), until = 1).mass[1]",
               2, 1e-9);

  registry.kernel("fields.plane_wave", &plane_wave)
      .summary("A plane wave that turns a whole number of times around the ring, with noise of a given band.")
      .details(
          "A exp(2πi n (x - low)/L), and waves of -modes … modes turns whose real and imaginary parts are independent "
          "normal draws, of root mean square `noise` together. The noise belongs to the waves and not to the points of "
          "a grid: the same draws mean the same field on any grid that has those waves, and more modes leave the "
          "others as they were.")
      .parameter("amplitude", &PlaneWave::amplitude)
      .meaning("Amplitude A.")
      .parameter("turns", &PlaneWave::turns)
      .meaning("Whole turns n around the ring.")
      .parameter("noise", &PlaneWave::noise)
      .range(core::at_least(0))
      .meaning("Root mean square of the noise in |ψ - plane wave|.")
      .parameter("modes", &PlaneWave::modes)
      .range(core::between(1, 1e6))
      .meaning("Turns of the shortest wave in the noise.")
      .returns(kWaveStart)
      .draws_randomness()
      .example("schrodinger_nls(initial = plane_wave(2, turns = 3), until = 1, frames = 1).mass[1]", 200, 1e-9);

  registry.kernel("fields.wave_packet", &wave_packet)
      .summary("A Gaussian packet that moves: A exp(-(x - x₀)²/(2w²) + i v (x - x₀)).")
      .parameter("amplitude", &WavePacket::amplitude)
      .meaning("Amplitude A.")
      .parameter("width", &WavePacket::width)
      .range(core::above(0))
      .meaning("Width w of ψ; |ψ|² has standard deviation w/√2.")
      .parameter("position", &WavePacket::position)
      .meaning("Centre x₀.")
      .parameter("velocity", &WavePacket::velocity)
      .meaning("Velocity v.")
      .returns(kWaveStart)
      .example("schrodinger_nls(initial = wave_packet(), coupling = 0, until = 2).peak.at(time = 2)", 0.668740304976,
               1e-6);
}

void declare_solitons(core::Registry& registry) {
  registry.kernel("fields.soliton", &soliton)
      .summary("A bright soliton of i ψ_t + ψ_xx/2 + |ψ|²ψ = 0: A sech(A (x - x₀)) exp(i (v (x - x₀) + φ)).")
      .parameter("amplitude", &Soliton::amplitude)
      .range(core::above(0))
      .meaning("Amplitude A, and inverse width; ∫|ψ|² = 2A.")
      .parameter("velocity", &Soliton::velocity)
      .meaning("Velocity v.")
      .parameter("position", &Soliton::position)
      .meaning("Centre x₀.")
      .parameter("phase", &Soliton::phase)
      .meaning("Phase φ at the centre.")
      .returns(kWaveStart)
      .source(core::cite("zakharov1972"))
      .example("schrodinger_nls(initial = soliton(2, velocity = 1), until = 1).energy[1]", -2.0 / 3, 1e-9);

  registry.kernel("fields.solitons", &solitons)
      .summary("N bright solitons, exactly, apart or in collision.")
      .details(
          "The N-soliton solution at `time`. Soliton j would stand at positions[j] with phases[j] at t = 0 had it met "
          "no one on its way from t = -∞; so for solitons that are apart and still to meet, this is their sum. Of "
          "equal velocities, where no one comes first, positions and phases are the formula's parameters. On a ring it "
          "is as good as the tails at the seam are small.")
      .parameter("amplitudes", &Solitons::amplitudes)
      .required()
      .range(core::above(0))
      .meaning("Amplitudes, 1 to 16 of them.")
      .parameter("velocities", &Solitons::velocities)
      .required()
      .meaning("Velocities.")
      .parameter("positions", &Solitons::positions)
      .required()
      .meaning("Where each would be at t = 0 if alone.")
      .parameter("phases", &Solitons::phases)
      .default_text("all 0")
      .meaning("The phase that each would have there.")
      .parameter("time", &Solitons::time)
      .meaning("The instant.")
      .returns(kWaveStart)
      .source(core::cite("gordon1983", "eq. 6"))
      .example("schrodinger_nls(initial = solitons([2, 1.5], [2, -2], [-10, 10]), until = 1).mass[1]", 7, 1e-9);

  registry.kernel("fields.satsuma_yajima", &satsuma_yajima)
      .summary("N A sech(A x): a bound state of N solitons, whose |ψ| repeats after π/(2A²).")
      .parameter("order", &SatsumaYajima::order)
      .range(core::above(0))
      .meaning("N; where it is not whole, the rest radiates away.")
      .parameter("amplitude", &SatsumaYajima::amplitude)
      .range(core::above(0))
      .meaning("Scale A.")
      .returns(kWaveStart)
      .source(core::cite("satsuma1974"))
      .example("max(schrodinger_nls(initial = satsuma_yajima(2), domain = -12..12, until = 0.7853981633974483).peak)",
               4, 1e-6);
}

void declare_breathers(core::Registry& registry) {
  registry.kernel("fields.akhmediev", &akhmediev)
      .summary("Akhmediev's breather: a row of peaks that grows out of a background of 1 and sinks back.")
      .details(
          "Period π/√(1 - 2a) in x, of which the domain must hold a whole number; peaks of 1 + 2√(2a) at t = 0. The "
          "background is unstable, so rounding grows too: start a few units before the peak, not many.")
      .parameter("a", &Akhmediev::a)
      .range(core::strictly_between(0, 0.5))
      .meaning("Which of the family.")
      .parameter("time", &Akhmediev::time)
      .meaning("The instant, 0 at the peak.")
      .parameter("position", &Akhmediev::position)
      .meaning("Where a peak is.")
      .returns(kWaveStart)
      .source(core::cite("akhmediev1987"))
      .example(
          "w = 3.141592653589793 / sqrt(0.5)\nschrodinger_nls(initial = akhmediev(0.25), domain = -2*w..2*w, points = "
          "256, until = 5).peak.at(time = 5)",
          2.414213562373, 1e-6);

  registry.kernel("fields.peregrine", &peregrine)
      .summary("Peregrine's soliton: a single peak of 3 out of a background of 1, once in space and time.")
      .details(
          "exp(it) (1 - 4 (1 + 2it)/(1 + 4x² + 4t²)). Its tails fall as x⁻², so a ring must be long for it: they are "
          "1/x² at the seam.")
      .parameter("time", &Peregrine::time)
      .meaning("The instant, 0 at the peak.")
      .parameter("position", &Peregrine::position)
      .meaning("Where the peak is.")
      .returns(kWaveStart)
      .source(core::cite("peregrine1983"))
      .example("schrodinger_nls(initial = peregrine(time = 0), domain = -50..50, points = 1024, until = 0.1).peak[1]",
               3, 1e-9);

  registry.kernel("fields.kuznetsov_ma", &kuznetsov_ma)
      .summary("The breather of Kuznetsov and Ma: a peak on a background of 1 that comes back again and again.")
      .details("Period 2π/√(8a(2a - 1)) in t; peaks of 1 + 2√(2a).")
      .parameter("a", &KuznetsovMa::a)
      .range(core::above(0.5))
      .meaning("Which of the family.")
      .parameter("time", &KuznetsovMa::time)
      .meaning("The instant, 0 at a peak.")
      .parameter("position", &KuznetsovMa::position)
      .meaning("Where the peak is.")
      .returns(kWaveStart)
      .source(core::cite("kuznetsov1977"))
      .source(core::cite("ma1979"))
      .example("schrodinger_nls(initial = kuznetsov_ma(1), until = 0.1).peak[1]", 3.828427124746, 1e-9);
}

}  // namespace

void declare_wave_states(core::Registry& registry) {
  declare_free_waves(registry);
  declare_solitons(registry);
  declare_breathers(registry);
}

}  // namespace ansatz::fields
