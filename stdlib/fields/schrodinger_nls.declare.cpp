// SPDX-License-Identifier: MIT
#include "stdlib/fields/schrodinger_nls.h"
#include <algorithm>

#include "stdlib/core/declare/bibliography.h"
#include "stdlib/core/declare/registry.h"
#include "stdlib/fields/ground_state.h"
#include "stdlib/fields/published_waves.h"
#include "stdlib/fields/soliton_content.h"

namespace ansatz::fields {
namespace {

using NlsSolution = SchrodingerNlsSolution;

void refine(SchrodingerNls& question) {
  question.points *= 2;
  if (question.step) *question.step /= 2;
  question.step_scale /= 2;
  question.tolerance = std::max(1e-14, question.tolerance / 16);
  question.absolute_tolerance /= 16;
}

template <class Builder>
void declare_nls_parameters(Builder& kernel) {
  kernel.parameter("initial", &SchrodingerNls::initial)
      .default_text("soliton()")
      .meaning("ψ at t = 0, as soliton, plane_wave, wave, … give it.");
  kernel.parameter("coupling", &SchrodingerNls::coupling)
      .meaning("g of f = g |ψ|²: above 0 focusing, below 0 defocusing, 0 linear.");
  kernel.parameter("nonlinearity", &SchrodingerNls::nonlinearity)
      .arity(1)
      .meaning("f as a function of the density |ψ|² instead, such as n => n - 0.1*n^2.");
  kernel.parameter("potential", &SchrodingerNls::potential)
      .arity(1)
      .meaning("V as a function of x; none where left out.");
  kernel.parameter("domain", &SchrodingerNls::domain)
      .range(core::increasing())
      .meaning("Where x runs; its ends are one point.");
  kernel.parameter("points", &SchrodingerNls::points)
      .range(core::at_least(8))
      .meaning("Samples of the field, at most 2²²; fast for powers of two.");
  kernel.parameter("until", &SchrodingerNls::until).range(core::above(0)).meaning("Last time.");
  kernel.parameter("step", &SchrodingerNls::step)
      .range(core::above(0))
      .meaning("Longest time step; where left out, as above.");
  kernel.parameter("frames", &SchrodingerNls::frames)
      .range(core::at_least(1))
      .meaning("Stored instants after t = 0, evenly spaced up to `until`.");
  kernel.parameter("times", &SchrodingerNls::times)
      .range(core::at_least(0))
      .meaning("Stored instants of one's own instead, rising.");
  kernel.parameter("integrator", &SchrodingerNls::integrator)
      .range(core::one_of(nls_integrators()))
      .alternatives({"dop853"})
      .meaning("How time steps are made.");
  kernel.parameter("tolerance", &SchrodingerNls::tolerance)
      .range(core::between(1e-14, 0.1))
      .meaning("dop853: relative error of a wave in a step.");
  kernel.parameter("absolute_tolerance", &SchrodingerNls::absolute_tolerance)
      .range(core::above(0))
      .meaning("dop853: absolute error of a wave Σ_j ψ_j exp(-ikx_j) in a step.");
  kernel.parameter("dealias", &SchrodingerNls::dealias)
      .range(core::one_of({"none", "two_thirds", "half", "pad2"}))
      .meaning("Which waves the nonlinear term may have, see above.");
  kernel.parameter("filter", &SchrodingerNls::filter)
      .range(core::at_least(2))
      .meaning("Order p of a filter exp(-36 (|k|/k_c)^p) about the cut; none where left out.");
  kernel.parameter("force", &SchrodingerNls::force).meaning("Take a step above the stability limit all the same.");
  kernel.parameter("mode", &SchrodingerNls::mode)
      .range(core::one_of({"correct", "compat"}))
      .meaning("\"correct\", or \"compat\": the published solver with its defects, see above.");
}

template <class Builder>
void declare_results(Builder& kernel) {
  kernel.result("psi", &NlsSolution::psi).shape("time", "x").meaning("ψ, complex.");
  kernel.result("density", &NlsSolution::density).shape("time", "x").meaning("|ψ|², a density over x.");
  kernel.result("mass", &NlsSolution::mass).shape("time").meaning("∫ |ψ|² dx.");
  kernel.result("momentum", &NlsSolution::momentum)
      .shape("time")
      .meaning("∫ Im(ψ̄ ψ_x) dx, above 0 for a lump that moves right.");
  kernel.result("energy", &NlsSolution::energy)
      .shape("time")
      .meaning("∫ |ψ_x|²/2 + V |ψ|² - F(|ψ|²) dx, where F' = f.");
  kernel.result("kinetic_energy", &NlsSolution::kinetic_energy).shape("time").meaning("∫ |ψ_x|²/2 dx.");
  kernel.result("potential_energy", &NlsSolution::potential_energy).shape("time").meaning("∫ V |ψ|² dx.");
  kernel.result("interaction_energy", &NlsSolution::interaction_energy).shape("time").meaning("-∫ F(|ψ|²) dx.");
  kernel.result("centre", &NlsSolution::centre)
      .shape("time")
      .meaning("Circular mean of x over |ψ|², counted on where it goes round the ring.");
  kernel.result("maximum", &NlsSolution::maximum).shape("time").meaning("Largest |ψ| at a point of the grid.");
  kernel.result("peak", &NlsSolution::peak).shape("time").meaning("Largest |ψ|, between points too.");
  kernel.result("peak_position", &NlsSolution::peak_position).shape("time").meaning("Where it is.");
  kernel.result("published_momentum", &NlsSolution::published_momentum)
      .shape("time")
      .meaning("The momentum as the published monitor has it: by differences of neighbours, with the opposite sign.");
  kernel.result("published_energy", &NlsSolution::published_energy)
      .shape("time")
      .meaning("The energy as the published monitor has it: with ψ_x by differences of neighbours.");
  kernel.result("mass_drift", &NlsSolution::mass_drift).meaning("Largest |M - M(0)| / M(0) over the stored instants.");
  kernel.result("momentum_drift", &NlsSolution::momentum_drift)
      .meaning("Largest |P - P(0)| over |P(0)|, or over a thousandth of √(2 M K) where that is larger.");
  kernel.result("energy_drift", &NlsSolution::energy_drift)
      .meaning("Largest |E - E(0)| over the largest of |E| and its parts at t = 0.");
  kernel.result("spectral_tail", &NlsSolution::spectral_tail)
      .meaning("Largest share of the strongest wave held by one of the highest third; a doubt above 1e-8.");
  kernel.result("resolved", &NlsSolution::resolved)
      .meaning("Share of the start's ∫|ψ|² in waves that the grid has; a doubt below 1 - 1e-8.");
  kernel.result("step", &NlsSolution::step).meaning("The longest time step taken.");
  kernel.result("steps", &NlsSolution::steps).meaning("How many were taken.");
  kernel.result("transform_pairs", &NlsSolution::transform_pairs).meaning("Pairs of transforms they took.");
  kernel.result("largest_stable_step", &NlsSolution::largest_stable_step).meaning("Of this integrator on this grid.");
  kernel.result("integrator", &NlsSolution::integrator).meaning("The integrator used.");
  kernel.result("order", &NlsSolution::order).meaning("Its order in the time step.");
  kernel.result("mode", &NlsSolution::mode).meaning("The discretisation used.");
}

void declare_ground_state(core::Registry& registry) {
  auto kernel = registry.kernel("fields.ground_state", &ground_state);
  kernel.summary("The state of least energy of a nonlinear Schrödinger equation at a given ∫|ψ|², by imaginary time.")
      .details(
          "Of -ψ_xx/2 + V(x) ψ - f(|ψ|²) ψ = μψ on a ring. The state goes into schrodinger_nls on the same grid as "
          "initial = ground_state(…).state, where |ψ| stays as it is and the phase turns as exp(-iμt). Steps in "
          "imaginary time are implicit in the kinetic term and lower the energy, every one.")
      .parameter("potential", &GroundState::potential)
      .arity(1)
      .meaning("V as a function of x; where left out, only a focusing equation has a bound state.")
      .parameter("coupling", &GroundState::coupling)
      .meaning("g of f = g |ψ|²: above 0 focusing, below 0 defocusing.")
      .parameter("nonlinearity", &GroundState::nonlinearity)
      .arity(1)
      .meaning("f as a function of the density |ψ|² instead.")
      .parameter("mass", &GroundState::mass)
      .range(core::above(0))
      .meaning("∫|ψ|² dx.")
      .parameter("domain", &GroundState::domain)
      .range(core::increasing())
      .meaning("Where x runs.")
      .parameter("points", &GroundState::points)
      .range(core::at_least(8))
      .meaning("Samples of the field, at most 2²².")
      .parameter("tolerance", &GroundState::tolerance)
      .range(core::between(1e-13, 0.1))
      .meaning("Of the residual.")
      .parameter("iterations", &GroundState::iterations)
      .range(core::at_least(1))
      .meaning("Steps in imaginary time, at most.")
      .result("psi", &GroundStateSolution::psi)
      .shape("x")
      .meaning("ψ, real.")
      .result("state", &GroundStateSolution::state)
      .meaning("The same as a start for schrodinger_nls.")
      .result("energy", &GroundStateSolution::energy)
      .meaning("∫ ψ_x²/2 + V ψ² - F(ψ²) dx.")
      .result("chemical_potential", &GroundStateSolution::chemical_potential)
      .meaning("μ of Hψ = μψ.")
      .result("residual", &GroundStateSolution::residual)
      .meaning("√∫ |Hψ - μψ|² dx over the root of the mass.")
      .result("spectral_tail", &GroundStateSolution::spectral_tail)
      .meaning("Largest share of the strongest wave held by one of the highest third; a doubt above 1e-8.")
      .result("iterations", &GroundStateSolution::iterations)
      .meaning("Steps that it took.")
      .source(core::cite("bao2006"))
      .example("ground_state(x => x^2 / 2, coupling = 0, domain = -12..12, points = 128).energy", 0.5, 1e-9)
      .example("ground_state(mass = 4).chemical_potential", -2, 1e-9);
}

void declare_soliton_content(core::Registry& registry) {
  registry.kernel("fields.soliton_content", &soliton_content)
      .summary("The solitons that a field holds: discrete eigenvalues of the problem of Zakharov and Shabat.")
      .details(
          "Of v₁' = -iζ v₁ + ψ v₂, v₂' = -ψ̄ v₁ + iζ v₂, in the upper half plane. Under i ψ_t + ψ_xx/2 + |ψ|²ψ = 0 "
          "they do not change, and each is a soliton of amplitude 2 Im ζ and velocity -2 Re ζ, however the field looks "
          "now. ψ must be small at both ends.")
      .parameter("psi", &SolitonContent::psi)
      .required()
      .meaning("ψ along x, complex or real, at even places.")
      .result("eigenvalues", &SolitonContentSolution::eigenvalues)
      .shape("soliton")
      .meaning("ζ, by falling amplitude.")
      .result("amplitudes", &SolitonContentSolution::amplitudes)
      .shape("soliton")
      .meaning("Amplitudes 2 Im ζ.")
      .result("velocities", &SolitonContentSolution::velocities)
      .shape("soliton")
      .meaning("Velocities -2 Re ζ.")
      .result("mass", &SolitonContentSolution::mass)
      .meaning("∫|ψ|² dx, of which a soliton of amplitude A holds 2A and waves the rest.")
      .source(core::cite("zakharov1972"))
      .source(core::cite("boffetta1992"))
      .example(
          "x = linspace(-20, 19.84375, 256)\nsoliton_content(labelled(2 / cosh(x), [\"x\"], coordinates = (x = "
          "x))).amplitudes[1]",
          3, 1e-6);
}

void declare_published_wave(core::Registry& registry) {
  registry.kernel("fields.published_wave", &published_wave)
      .summary("Parameters of schrodinger_nls for one of the four scenarios of simple-idealized-1d-nlse 0.0.4.")
      .details(
          "Spread it into a call: schrodinger_nls(published_wave(\"collision\")...). Its \"breather\" is a modulated "
          "pulse and no breather, and its \"noise\", called modulation instability there, a lump 5 wide under noise "
          "that is white on its grid: both are offered as published. The kernels akhmediev and plane_wave give the "
          "real things.")
      .parameter("name", &PublishedWave::name)
      .required()
      .range(core::one_of({"soliton", "collision", "breather", "noise"}))
      .meaning("Which one.")
      .parameter("mode", &PublishedWave::mode)
      .range(core::one_of({"correct", "compat"}))
      .meaning("The mode of schrodinger_nls it is for.")
      .result("initial", &WaveScenario::initial)
      .meaning("ψ at t = 0.")
      .result("domain", &WaveScenario::domain)
      .meaning("Where x runs.")
      .result("points", &WaveScenario::points)
      .meaning("Samples of the field.")
      .result("until", &WaveScenario::until)
      .meaning("Last time.")
      .result("frames", &WaveScenario::frames)
      .meaning("Stored instants after t = 0.")
      .result("mode", &WaveScenario::mode)
      .meaning("The mode of schrodinger_nls.")
      .source(core::cite("herho2025nls", "its four cases"))
      .example("schrodinger_nls(published_wave(\"collision\")..., until = 1).energy[1]", 245.0 / 24, 1e-9)
      .example("real(schrodinger_nls(published_wave(\"noise\")..., until = 0.1).psi)[1, 1]", 0.004970868183, 1e-12);
}

}  // namespace

void declare_schrodinger_nls(core::Registry& registry) {
  auto kernel = registry.kernel("fields.schrodinger_nls", &schrodinger_nls);
  kernel.summary("Solves the nonlinear Schrödinger equation i ψ_t = -ψ_xx/2 + V(x) ψ - f(|ψ|²) ψ on a ring.")
      .details(
          "Spectral in x; every quantity is a pure number. strang (order 2), strang4, yoshida4 (4) and strang6 (6) "
          "compose the exact flows of the kinetic term and of the rest: the mass is kept to rounding and the energy "
          "without trend. etdrk4 (4) takes the linear term exactly and a Runge–Kutta scheme for the rest. dop853 (8) "
          "chooses its own steps by its tolerances and interpolates stored instants to order 7; its steps are held "
          "down by the linear term.\n\nThe others meet every stored instant exactly: each stretch between two is cut "
          "into the fewest equal steps not above `step`. Left out, that is 0.01 (etdrk4: 0.02) over the largest |f| "
          "plus the swing of V at the start. Splitting resonates with waves whose k²/2 · step reaches π; on a "
          "background they grow by the mean of |f|. Where that makes more than 10 e-folds until the end, a step beyond "
          "π/(k_max²/2) is refused, and one left out is at most 0.4 of it. etdrk4 refuses steps beyond 2.5 over that "
          "largest |f|. force = true takes them all the same.\n\n`dealias` \"half\" cuts waves beyond half the highest "
          "wavenumber, \"pad2\" evaluates the nonlinear term on twice the points (etdrk4 and dop853): either way a "
          "cubic term has no aliases; \"two_thirds\" is the rule for quadratic terms. Cut and filter act on the "
          "nonlinear term, with splitting on the field, once a step.\n\nMode \"compat\" does what "
          "simple-idealized-1d-nlse 0.0.4 does; run beside it, ψ agrees to 1e-12 in all four of its cases, at every "
          "instant. Differences from the others, on purpose: dop853 with the tolerances given and steps below 0.1; the "
          "filter of order 36 about two thirds of the highest wavenumber stands before the nonlinear term, on it and "
          "on the linear term too, so that waves beyond it are frozen; no spectral tail is doubted. published_energy "
          "and published_momentum are its conservation monitor, in either mode.");
  declare_nls_parameters(kernel);
  declare_results(kernel);
  // Order 2 is that of the least of the integrators; in x the error of a smooth field falls faster than any power.
  kernel.refines("twice the points, half the step, a sixteenth of the tolerances", 2, &refine);
  kernel.version(2)
      .source(core::cite("zakharov1972"))
      .source(core::cite("blanes2002", "(compositions)"))
      .source(core::cite("cox2002", "(etdrk4)"))
      .source(core::cite("hairer1993", "(dop853)"))
      .source(core::cite("herho2025nls", "(mode \"compat\")"))
      .example("schrodinger_nls(initial = soliton(2, velocity = 1), until = 2).energy_drift", 0, 1e-8)
      .example("schrodinger_nls(initial = soliton(velocity = 1), until = 5).centre.at(time = 5)", 5, 1e-6);
  declare_ground_state(registry);
  declare_soliton_content(registry);
  declare_published_wave(registry);
}

}  // namespace ansatz::fields
