// SPDX-License-Identifier: MIT
#include <numbers>

#include "stdlib/core/declare/bibliography.h"
#include "stdlib/core/declare/registry.h"
#include "stdlib/fields/initial_state.h"
#include "stdlib/fields/phi4_states.h"
#include "stdlib/fields/sine_gordon_states.h"

namespace ansatz::fields {
namespace {

const char* const kStart = "What a field equation starts from.";

core::Range slower_than_light() { return core::strictly_between(-1, 1); }

// The parameters that every state of the φ⁴ theory has.
template <class State, class Builder>
Builder& in_phi4(Builder& builder) {
  return builder.parameter("lambda", &State::lambda)
      .range(core::above(0))
      .meaning("Coupling λ of the φ⁴ potential it is meant for.")
      .parameter("vacuum", &State::vacuum)
      .range(core::above(0))
      .meaning("Vacuum v of that potential.")
      .returns(kStart)
      .source(core::cite("manton2004", "chapter 5"));
}

void declare_free_states(core::Registry& registry) {
  registry.structure<PublishedStart>("published_start")
      .field("field", &PublishedStart::field)
      .meaning("φ at t = 0, a function of x.")
      .field("velocity", &PublishedStart::velocity)
      .meaning("∂φ/∂t at t = 0, likewise.");

  registry.structure<InitialState>("initial_state")
      .field("field", &InitialState::field)
      .meaning("φ at t = 0, a function of x or samples on the grid.")
      .field("velocity", &InitialState::velocity)
      .meaning("∂φ/∂t at t = 0, likewise.")
      .field("potential", &InitialState::potential)
      .meaning("The potential whose solution this is, where there is one; klein_gordon doubts any other.")
      .field("vacuum_distance", &InitialState::vacuum_distance)
      .meaning("Distance of neighbouring vacua, the unit of topological charge.")
      .field("published", &InitialState::published)
      .meaning(
          "What mode \"compat\" of klein_gordon starts from instead, where the published solver has such a state.");

  registry.kernel("fields.initial_state", &initial_state)
      .summary("A start of one's own: φ and ∂φ/∂t as functions of x, or as arrays along x to go on from a solution.")
      .parameter("field", &FreeState::field)
      .required()
      .meaning("φ at t = 0.")
      .parameter("velocity", &FreeState::velocity)
      .meaning("∂φ/∂t at t = 0; at rest where left out.")
      .parameter("vacuum_distance", &FreeState::vacuum_distance)
      .range(core::above(0))
      .meaning("Distance of neighbouring vacua, the unit of topological charge.")
      .returns(kStart)
      .example("klein_gordon(initial = initial_state(x => exp(-x^2)), until = 1).energy_drift", 0, 1e-4);

  registry.kernel("fields.gaussian", &gaussian)
      .summary("A lump φ = A exp(-((x - x₀)/w)²) that moves as a whole.")
      .parameter("amplitude", &Gaussian::amplitude)
      .meaning("Height A; a doubt beyond ±100.")
      .parameter("width", &Gaussian::width)
      .range(core::above(0))
      .meaning("Width w.")
      .parameter("position", &Gaussian::position)
      .meaning("Centre x₀.")
      .parameter("velocity", &Gaussian::velocity)
      .meaning("Velocity u: ∂φ/∂t = -u ∂φ/∂x.")
      .returns(kStart)
      .example("klein_gordon(potential = linear(), initial = gaussian(), until = 1).energy.at(time = 0)", 1.566642671,
               1e-9);
}

void declare_kinks(core::Registry& registry) {
  auto one_kink = registry.kernel("fields.kink", &kink)
                      .summary("A kink of the φ⁴ theory: φ = v tanh(v √(λ/2) γ (x - x₀)), from -v up to v.")
                      .parameter("velocity", &Kink::velocity)
                      .range(slower_than_light())
                      .meaning("Velocity u.")
                      .parameter("position", &Kink::position)
                      .meaning("Centre x₀.");
  in_phi4<Kink>(one_kink).example(
      "klein_gordon(initial = kink(), boundary = \"antiperiodic\", until = 1).energy.at(time = 0)", 0.942809041582,
      1e-8);

  auto one_antikink = registry.kernel("fields.antikink", &antikink)
                          .summary("An antikink of the φ⁴ theory, the mirror image of a kink: from v down to -v.")
                          .parameter("velocity", &Antikink::velocity)
                          .range(slower_than_light())
                          .meaning("Velocity u.")
                          .parameter("position", &Antikink::position)
                          .meaning("Centre x₀.");
  in_phi4<Antikink>(one_antikink)
      .example("klein_gordon(initial = antikink(), boundary = \"antiperiodic\", until = 1).charge.at(time = 0)", -1,
               1e-9);

  auto pair = registry.kernel("fields.kink_antikink", &kink_antikink)
                  .summary("A kink on the left and an antikink on the right that run into each other.")
                  .details(
                      "φ = v [tanh(s γ (x + d/2)) - tanh(s γ (x - d/2)) - 1] with s = v √(λ/2): vacuum -v outside, v "
                      "between. A superposition, exact up to the overlap of the tails.")
                  .parameter("velocity", &KinkAntikink::velocity)
                  .range(slower_than_light())
                  .meaning("Speed u of each.")
                  .parameter("separation", &KinkAntikink::separation)
                  .range(core::above(0))
                  .meaning("Distance d of their centres; a doubt below four kink widths.")
                  .parameter("position", &KinkAntikink::position)
                  .meaning("The middle between them.");
  in_phi4<KinkAntikink>(pair)
      .source(core::cite("campbell1983"))
      .example("klein_gordon(initial = kink_antikink(velocity = 0.6), until = 1).energy.at(time = 0)", 2.357022603955,
               1e-6);
}

void declare_sine_gordon_states(core::Registry& registry) {
  registry.kernel("fields.sine_gordon_kink", &sine_gordon_kink)
      .summary("A kink of the sine-Gordon theory: φ = 4 atan exp(γ (x - x₀)), from 0 up to 2π.")
      .parameter("velocity", &SineGordonKink::velocity)
      .range(slower_than_light())
      .meaning("Velocity u.")
      .parameter("position", &SineGordonKink::position)
      .meaning("Centre x₀.")
      .returns(kStart)
      .source(core::cite("drazin1989", "chapter 5"))
      .example(
          "klein_gordon(potential = sine_gordon(), initial = sine_gordon_kink(), boundary = \"neumann\", until = "
          "1).energy.at(time = 0)",
          8, 1e-8);

  registry.kernel("fields.breather", &breather)
      .summary("A breather of the sine-Gordon theory, a kink and an antikink bound to each other.")
      .parameter("frequency", &Breather::frequency)
      .range(core::strictly_between(0, 1))
      .meaning("Frequency ω in its own frame; its energy there is 16 √(1 - ω²).")
      .parameter("position", &Breather::position)
      .meaning("Centre x₀.")
      .parameter("velocity", &Breather::velocity)
      .range(slower_than_light())
      .meaning("Velocity u.")
      .parameter("phase", &Breather::phase)
      .meaning("Phase at the centre; π/2 is the turning point, 0 the passage through zero.")
      .returns(kStart)
      .source(core::cite("drazin1989", "chapter 5"))
      .example(
          "klein_gordon(potential = sine_gordon(), initial = breather(frequency = 0.5), until = 1).energy.at(time = 0)",
          8 * std::numbers::sqrt3, 1e-9);

  registry.kernel("fields.sine_gordon_kink_antikink", &sine_gordon_kink_antikink)
      .summary("A kink and an antikink of the sine-Gordon theory that will pass through each other.")
      .parameter("velocity", &SineGordonKinkAntikink::velocity)
      .range(slower_than_light())
      .meaning("Speed u of each far away; negative: they run apart.")
      .parameter("separation", &SineGordonKinkAntikink::separation)
      .range(core::above(0))
      .meaning("Distance of the points |φ| = π.")
      .returns(kStart)
      .source(core::cite("drazin1989", "chapter 5"))
      .example(
          "klein_gordon(potential = sine_gordon(), initial = sine_gordon_kink_antikink(velocity = 0.6), until = "
          "1).energy.at(time = 0)",
          20, 1e-6);

  registry.kernel("fields.sine_gordon_kink_kink", &sine_gordon_kink_kink)
      .summary("Two kinks of the sine-Gordon theory that will repel each other, from -2π up to 2π.")
      .parameter("velocity", &SineGordonKinkKink::velocity)
      .range(slower_than_light())
      .meaning("Speed u of each far away, other than 0; negative: they run apart.")
      .parameter("separation", &SineGordonKinkKink::separation)
      .range(core::above(0))
      .meaning("Distance of the points |φ| = π; at least 2 asinh(1/u)/γ.")
      .returns(kStart)
      .source(core::cite("drazin1989", "chapter 5"))
      .example(
          "klein_gordon(potential = sine_gordon(), initial = sine_gordon_kink_kink(velocity = 0.6), boundary = "
          "\"neumann\", until = 1).energy.at(time = 0)",
          20, 1e-6);
}

}  // namespace

void declare_initial_states(core::Registry& registry) {
  declare_free_states(registry);
  declare_kinks(registry);
  declare_sine_gordon_states(registry);
}

}  // namespace ansatz::fields
