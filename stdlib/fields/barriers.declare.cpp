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
      .meaning("Of a shaped one.");
  declare_kinds(registry);

  registry.kernel("fields.barrier_transmission", &barrier_transmission)
      .summary("Transmission of a barrier for stationary waves of given energies, with phase and dwell times.")
      .details(
          "By transfer matrices: exact for rectangles, steps and δs, with relative errors below 1e-8 for smooth "
          "barriers. "
          "Bare numbers are model units (ħ = 1); beside quantities all are in eV, nm and fs.\n\n"
          "Phases compare the wave at the far end with the incoming one at the near end, so the phase time is that of "
          "the "
          "whole way. Through an opaque rectangle it does not grow with the width but tends to 2m/(ħ k κ): the effect "
          "of "
          "Hartman. A smooth barrier ends where it falls to a millionth of its height.")
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
