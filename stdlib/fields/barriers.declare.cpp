// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/core/declare/registry.h"
#include "stdlib/fields/barrier.h"
#include "stdlib/fields/barrier_transmission.h"

namespace ansatz::fields {
namespace {

const char* const kBarrier = "A barrier for tunnelling and barrier_transmission.";
const char* const kHeight = "Height V₀, an energy; negative for a well.";
const char* const kCenter = "Place of its middle.";

template <class State, class Builder>
Builder& of_that_height(Builder& builder, const char* width_meaning) {
  return builder.parameter("height", &State::height)
      .required()
      .meaning(kHeight)
      .parameter("width", &State::width)
      .required()
      .range(core::above(0))
      .meaning(width_meaning)
      .parameter("center", &State::center)
      .meaning(kCenter)
      .returns(kBarrier);
}

void declare_kinds(core::Registry& registry) {
  auto rectangular = registry.kernel("fields.rectangular_barrier", &rectangular_barrier);
  rectangular.summary("A rectangular barrier: V₀ on a stretch of the given width, 0 elsewhere.");
  of_that_height<RectangularBarrier>(rectangular, "Its width.")
      .example("barrier_transmission(rectangular_barrier(4.5, 1), energies = [8]).transmission[1]", 0.9606826, 1e-7);

  auto gaussian = registry.kernel("fields.gaussian_barrier", &gaussian_barrier);
  gaussian.summary("A Gaussian barrier V₀ exp(-(x - c)²/(2 w²)).");
  of_that_height<GaussianBarrier>(gaussian, "Its standard deviation w.")
      .example("barrier_transmission(gaussian_barrier(4, 0.8), energies = [4.5]).transmission[1]", 0.80305, 1e-5);

  auto eckart = registry.kernel("fields.eckart_barrier", &eckart_barrier);
  eckart.summary("An Eckart barrier V₀ sech²((x - c)/w), also known by Pöschl and Teller.")
      .details(
          "Its transmission is known in closed form: with a = √(8 m V₀ w² - 1), sinh²(πkw) / (sinh²(πkw) + "
          "cosh²(πa/2)) where 8 m V₀ w² > 1. A well of height -n(n + 1)/(2 m w²) lets every wave through.");
  of_that_height<EckartBarrier>(eckart, "Its width w.")
      .source(core::cite("eckart1930"))
      .example("barrier_transmission(eckart_barrier(4, 0.8), energies = [4.5]).transmission[1]", 0.7709814, 1e-7);

  registry.kernel("fields.morse_barrier", &morse_barrier)
      .summary("A Morse well D ((1 - exp(-(x - c)/w))² - 1), for packets that come from the right and are thrown back.")
      .details(
          "0 far to the right, -D at c, and a wall to the left, cut at 100 D where x is 2.4 w left of c. Its bound "
          "states have the energies -(λ - n - 1/2)²/(2 m w²) with λ = w √(2 m D), n below λ - 1/2.")
      .parameter("depth", &MorseBarrier::depth)
      .required()
      .range(core::above(0))
      .meaning("Depth D, an energy.")
      .parameter("width", &MorseBarrier::width)
      .required()
      .range(core::above(0))
      .meaning("Width w.")
      .parameter("center", &MorseBarrier::center)
      .meaning("Where it is deepest.")
      .returns(kBarrier)
      .source(core::cite("morse1929"))
      .example("morse_barrier(10, 1)");

  registry.kernel("fields.double_barrier", &double_barrier)
      .summary("Two equal rectangular barriers, between which resonances live.")
      .parameter("height", &DoubleBarrier::height)
      .required()
      .meaning(kHeight)
      .parameter("width", &DoubleBarrier::width)
      .required()
      .range(core::above(0))
      .meaning("Width of each.")
      .parameter("separation", &DoubleBarrier::separation)
      .required()
      .range(core::above(0))
      .meaning("Distance of their middles, at least the width.")
      .parameter("center", &DoubleBarrier::center)
      .meaning("Place half way between them.")
      .returns(kBarrier)
      .example("double_barrier(8, 0.5, 2)");

  registry.kernel("fields.step_barrier", &step_barrier)
      .summary("A step: 0 on the left, V₀ on the right.")
      .parameter("height", &StepBarrier::height)
      .required()
      .meaning(kHeight)
      .parameter("center", &StepBarrier::center)
      .meaning("Where it rises.")
      .returns(kBarrier)
      .example("barrier_transmission(step_barrier(1.5), energies = [2]).transmission[1]", 8.0 / 9, 1e-12);

  registry.kernel("fields.delta_barrier", &delta_barrier)
      .summary("The barrier g δ(x - c); on a grid, one cell of that area.")
      .parameter("strength", &DeltaBarrier::strength)
      .required()
      .meaning("Strength g, an energy times a length.")
      .parameter("center", &DeltaBarrier::center)
      .meaning(kCenter)
      .returns(kBarrier)
      .example("barrier_transmission(delta_barrier(2), energies = [2]).transmission[1]", 0.5, 1e-12);

  registry.kernel("fields.shaped_barrier", &shaped_barrier)
      .summary("A barrier of one's own: V₀ f((x - c)/w) for any function f, which is how a formula gets units.")
      .parameter("shape", &ShapedBarrier::shape)
      .required()
      .meaning("f, level towards either side, such as z => exp(-z^4).")
      .parameter("height", &ShapedBarrier::height)
      .meaning("What f is multiplied by, an energy.")
      .parameter("width", &ShapedBarrier::width)
      .range(core::above(0))
      .meaning("What x is measured in, a length.")
      .parameter("center", &ShapedBarrier::center)
      .meaning("Where f's argument is 0.")
      .returns(kBarrier)
      .example("barrier_transmission(shaped_barrier(z => 1 / cosh(z)^2, 4, 0.8), energies = [4.5]).transmission[1]",
               0.7709814, 1e-6);

  registry.kernel("fields.tabulated_barrier", &tabulated_barrier)
      .summary(
          "A barrier given by numbers: any array V along x with coordinates, computed, measured or read from a file.")
      .details(
          "Between the places V is the cubic spline through them, of fourth order in their distance; beyond the first "
          "and the last nothing is known, so they must hold the whole domain. Values with a unit need coordinates with "
          "one.")
      .parameter("values", &TabulatedBarrier::values)
      .required()
      .meaning("V along one dimension with rising coordinates, at least four places.")
      .returns(kBarrier)
      .source(core::cite("deboor1978"))
      .example(
          "barrier_transmission(tabulated_barrier(labelled(4 / cosh(linspace(-30, 30, 1001) / 0.8)^2, [\"x\"], "
          "coordinates = (x = linspace(-30, 30, 1001)))), energies = [4.5]).transmission[1]",
          0.7709814, 1e-4);

  registry.kernel("fields.driven_barrier", &driven_barrier)
      .summary("A barrier that moves: V₀ f((x - c)/w, t/τ) for any function f of place and time.")
      .details(
          "For tunnelling and noisy_tunnelling. With everything but f left out it is f(x, t) in model units, such as "
          "driven_barrier((x, t) => -0.3*x*sin(2*t)), which reaches to both ends of the domain and so wants absorber = "
          "0.")
      .parameter("shape", &DrivenBarrier::shape)
      .arity(2)
      .required()
      .meaning("f of place and time.")
      .parameter("height", &DrivenBarrier::height)
      .meaning("What f is multiplied by, an energy.")
      .parameter("width", &DrivenBarrier::width)
      .range(core::above(0))
      .meaning("What x is measured in, a length.")
      .parameter("center", &DrivenBarrier::center)
      .meaning("Where f's first argument is 0.")
      .parameter("time", &DrivenBarrier::time)
      .range(core::above(0))
      .meaning("What t is measured in, a time.")
      .returns(kBarrier)
      .example("tunnelling(driven_barrier((x, t) => 4 * exp(-x^2) * (1 + 0.5*sin(3*t))), until = 1).budget_error", 0,
               1e-10);
}

}  // namespace

void declare_barriers(core::Registry& registry) {
  registry.structure<Barrier>("barrier")
      .field("kind", &Barrier::kind)
      .meaning("Which of the barrier kernels made it.")
      .field("height", &Barrier::height)
      .meaning("Its height, or strength.")
      .field("width", &Barrier::width)
      .meaning("Its width.")
      .field("center", &Barrier::center)
      .meaning("Where it stands.")
      .field("separation", &Barrier::separation)
      .meaning("Of the two parts of a double one.")
      .field("shape", &Barrier::shape)
      .meaning("Of a shaped one.")
      .field("table", &Barrier::table)
      .meaning("V of a tabulated one.")
      .field("drive", &Barrier::drive)
      .arity(2)
      .meaning("Of a driven one.")
      .field("time", &Barrier::time)
      .meaning("What a driven one measures time in.");
  declare_kinds(registry);

  registry.kernel("fields.barrier_transmission", &barrier_transmission)
      .version(2)  // phase times at narrow resonances
      .summary("Transmission of a barrier for stationary waves of given energies, with phase and dwell times.")
      .details(
          "By transfer matrices: exact for rectangles, steps and δs, with relative errors below 1e-8 for smooth "
          "barriers. Bare numbers are model units (ħ = 1); beside quantities all are in eV, nm and fs.\n\nPhases "
          "compare the wave at the far end with the incoming one at the near end, so the phase time is that of the "
          "whole way. Through an opaque rectangle it does not grow with the width but tends to 2m/(ħ k κ): the effect "
          "of Hartman. A smooth barrier ends where it falls to a millionth of its height.")
      .parameter("barrier", &BarrierTransmission::barrier)
      .required()
      .meaning("One of the barriers, or V as a function of x in model units, level towards the ends of the domain.")
      .parameter("energies", &BarrierTransmission::energies)
      .required()
      .range(core::above(0))
      .meaning("Energies of the wave, which comes from the left.")
      .parameter("mass", &BarrierTransmission::mass)
      .range(core::above(0))
      .meaning("Mass m; beside quantities a bare number counts electron masses.")
      .parameter("domain", &BarrierTransmission::domain)
      .range(core::increasing())
      .meaning("Where the ends of a V of one's own are looked for.")
      .result("transmission", &StationaryScattering::transmission)
      .shape("energy")
      .meaning("T(E), the share of the flux that passes.")
      .result("reflection", &StationaryScattering::reflection)
      .shape("energy")
      .meaning("R(E), the share that comes back.")
      .result("phase", &StationaryScattering::phase)
      .shape("energy")
      .meaning("Phase of the transmitted wave at the far end, in (-π, π].")
      .result("phase_time", &StationaryScattering::phase_time)
      .shape("energy")
      .meaning("ħ times its derivative by E.")
      .result("dwell_time", &StationaryScattering::dwell_time)
      .shape("energy")
      .meaning("∫|ψ|² between the ends of the barrier, over the incoming flux.")
      .source(core::cite("hartman1962"))
      .source(core::cite("blanes2009", "(series of order 4)"))
      .example("barrier_transmission(rectangular_barrier(4.5, 1), energies = [2]).transmission[1]", 0.0441382, 1e-7)
      .example(
          "barrier_transmission(rectangular_barrier(0.3 eV, 1 nm), energies = [0.1, 0.2, 0.4] * 1 eV).transmission[3]",
          0.5, 0.5);
}

}  // namespace ansatz::fields
