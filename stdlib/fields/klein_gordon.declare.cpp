// SPDX-License-Identifier: MIT
#include "stdlib/fields/klein_gordon.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/core/declare/registry.h"
#include "stdlib/fields/splitting_scheme.h"

namespace ansatz::fields {

namespace {

/// Without a step of its own the solver takes one in proportion to the grid's, so doubling the points halves both.
void refine(KleinGordon& question) {
  question.points *= 2;
  if (question.step) *question.step /= 2;
}

}  // namespace

void declare_klein_gordon(core::Registry& registry) {
  auto kernel = registry.kernel("fields.klein_gordon", &klein_gordon);
  kernel.summary("Solves the nonlinear Klein–Gordon equation φ_tt = φ_xx - V'(φ) in one space dimension.")
      .details(
          "Spectral in x, a symmetric symplectic composition in t; V' is the exact derivative of the potential. "
          "Natural units: every quantity is a pure number, the speed of light is 1. Every stored instant is met "
          "exactly: each stretch between two of them is cut into the fewest equal steps not above `step`.\n\nverlet "
          "(order 2) and verlet4 (order 4, six forces a step) are stable while step · √(k_max² + max V'') is below 2 "
          "and 3.1634. strang and strang4 solve the small waves about the vacuum at the left end exactly; they pay "
          "where the field stays near it.\n\nA single kink does not fit on a periodic ring: take boundary "
          "\"antiperiodic\" (exactly one kink a ring), \"neumann\" (walls with ∂φ/∂x = 0), or \"background\" with a "
          "function that rises as the field does.\n\nMode \"compat\" is amangkurat 0.0.1 (commit ad5e945), to compare "
          "with what was published. Run beside it, instants and steps are its own to the bit, fields of its linear "
          "wave, kink and breather within 2e-11 up to their ends. Its collision is within 2e-10 until t = 10 and 5e-6 "
          "until 20; by 35 rounding has decided the field, there as here. What it does otherwise, on purpose: (1) "
          "`points` include both ends of the domain, so the ring is one cell longer; (2) gaussian, kink, kink_antikink "
          "and breather start from that package's formulas: a gaussian's ∂φ/∂t is u φ, a kink ignores λ and v in its "
          "width, a pair lacks the offset -v and both its walls move right, a breather is none; (3) any kink is put on "
          "the ring, with a jump at the seam; (4) leapfrog with two levels, the step (0.01 where left out) held in "
          "[0.1, 0.5]/k_max and, unless adaptive = false, changed every 20 steps by a rule that rounding decides, each "
          "change multiplying the velocity by old/new; (5) instants are stored when passed, not when due, the last one "
          "short of `until`; (6) integrals by the trapezoid rule, ∂φ/∂t by backward difference. Fields are kept as "
          "doubles, not as floats. States without a published formula are used as they are; no spectral tail is "
          "doubted.");
  kernel.parameter("potential", &KleinGordon::potential)
      .default_text("phi4()")
      .meaning("V as a function of φ, such as φ => (φ^2 - 1)^2 / 4; where left out, φ⁴ with λ = v = 1.");
  kernel.parameter("initial", &KleinGordon::initial)
      .default_text("gaussian()")
      .meaning("φ and ∂φ/∂t at t = 0, as kink, gaussian, … give them.");
  kernel.parameter("domain", &KleinGordon::domain).range(core::increasing()).meaning("Where x runs.");
  kernel.parameter("points", &KleinGordon::points)
      .range(core::at_least(8))
      .meaning("Samples of the field, at most 2²²; fast for powers of two, even for an antiperiodic boundary.");
  kernel.parameter("until", &KleinGordon::until).range(core::above(0)).meaning("Last time.");
  kernel.parameter("step", &KleinGordon::step)
      .range(core::above(0))
      .meaning("Longest time step; where left out, 0.4 of the largest stable one.");
  kernel.parameter("frames", &KleinGordon::frames)
      .range(core::at_least(1))
      .meaning("Stored instants after t = 0, evenly spaced up to `until`.");
  kernel.parameter("times", &KleinGordon::times)
      .range(core::at_least(0))
      .meaning("Stored instants of one's own instead, rising.");
  kernel.parameter("boundary", &KleinGordon::boundary)
      .range(core::one_of({"periodic", "antiperiodic", "neumann", "background"}))
      .meaning("What the field does at the ends of the domain.");
  kernel.parameter("background", &KleinGordon::background)
      .meaning("For boundary \"background\": a function of x from which the field differs by something periodic.");
  kernel.parameter("sponge", &KleinGordon::sponge)
      .range(core::at_least(0))
      .meaning("Width of an absorbing layer at either end, 0 for none.");
  kernel.parameter("sponge_strength", &KleinGordon::sponge_strength)
      .range(core::at_least(0))
      .meaning("Damping rate of ∂φ/∂t at the very end; it rises as the fourth power of the depth.");
  kernel.parameter("integrator", &KleinGordon::integrator)
      .range(core::one_of(scheme_names()))
      .alternatives({"strang4"})
      .meaning("How time steps are made.");
  kernel.parameter("force", &KleinGordon::force).meaning("Take a step above the stability limit all the same.");
  kernel.parameter("mode", &KleinGordon::mode)
      .range(core::one_of({"correct", "compat"}))
      .meaning("\"correct\", or \"compat\": the published solver with its defects, see above.");
  kernel.parameter("adaptive", &KleinGordon::adaptive)
      .meaning("In mode \"compat\" alone: whether the step follows the published rule; where left out, it does.");

  kernel.result("phi", &KleinGordonSolution::phi).shape("time", "x").meaning("φ.");
  kernel.result("phi_t", &KleinGordonSolution::phi_t).shape("time", "x").meaning("∂φ/∂t.");
  kernel.result("energy_density", &KleinGordonSolution::energy_density)
      .shape("time", "x")
      .meaning("φ_t²/2 + φ_x²/2 + V(φ), a density over x.");
  kernel.result("energy", &KleinGordonSolution::energy)
      .shape("time")
      .meaning("Energy E, the integral of that density.");
  kernel.result("kinetic_energy", &KleinGordonSolution::kinetic_energy).shape("time").meaning("∫ φ_t²/2 dx.");
  kernel.result("gradient_energy", &KleinGordonSolution::gradient_energy).shape("time").meaning("∫ φ_x²/2 dx.");
  kernel.result("potential_energy", &KleinGordonSolution::potential_energy).shape("time").meaning("∫ V(φ) dx.");
  kernel.result("momentum", &KleinGordonSolution::momentum)
      .shape("time")
      .meaning("-∫ φ_t φ_x dx, above 0 for a lump that moves right.");
  kernel.result("published_momentum", &KleinGordonSolution::published_momentum)
      .shape("time")
      .meaning("∫ φ_t φ_x dx: the momentum with the sign of the published solver.");
  kernel.result("charge", &KleinGordonSolution::charge)
      .shape("time")
      .meaning("Rise of φ over the domain in distances of vacua: 1 for a kink, -1 for an antikink.");
  kernel.result("centre", &KleinGordonSolution::centre).shape("time").meaning("Mean of x over the energy density.");
  kernel.result("maximum", &KleinGordonSolution::maximum).shape("time").meaning("Largest |φ|.");
  kernel.result("phi_squared", &KleinGordonSolution::phi_squared).shape("time").meaning("∫ φ² dx.");
  kernel.result("energy_removed", &KleinGordonSolution::energy_removed)
      .shape("time")
      .meaning("Energy that the sponge has taken up.");
  kernel.result("step_length", &KleinGordonSolution::step_length)
      .shape("time")
      .meaning("Length of the step that led there; at t = 0 of the first one.");
  kernel.result("energy_drift", &KleinGordonSolution::energy_drift)
      .meaning("Largest |E + removed - E(0)| / |E(0)| over the stored instants.");
  kernel.result("spectral_tail", &KleinGordonSolution::spectral_tail)
      .meaning("Largest share of the strongest wave held by one of the highest third; a doubt above 1e-8.");
  kernel.result("step", &KleinGordonSolution::step).meaning("The longest time step taken.");
  kernel.result("steps", &KleinGordonSolution::steps).meaning("How many were taken.");
  kernel.result("largest_stable_step", &KleinGordonSolution::largest_stable_step)
      .meaning("Of this integrator on this grid.");
  kernel.result("integrator", &KleinGordonSolution::integrator).meaning("The integrator used.");
  kernel.result("order", &KleinGordonSolution::order).meaning("Its order in the time step.");
  kernel.result("mode", &KleinGordonSolution::mode).meaning("The discretisation used.");

  // Order 2 is that of the least of the integrators; in x the error of a smooth field falls faster than any power.
  kernel.refines("twice the points, half the step", 2, &refine);
  kernel.version(4)
      .source(core::cite("blanes2002", "Table 3 (order-4 composition)"))
      .source(core::cite("campbell1983", "(kink collisions)"))
      .source(core::cite("herho2025", "(mode \"compat\")"))
      .example("klein_gordon(initial = kink_antikink(velocity = 0.3), points = 256, until = 10).energy_drift", 0, 1e-4);
}

}  // namespace ansatz::fields
