// SPDX-License-Identifier: MIT
#include "stdlib/fields/tunnelling.h"

#include <type_traits>

#include "stdlib/core/declare/bibliography.h"
#include "stdlib/core/declare/registry.h"
#include "stdlib/fields/noisy_tunnelling.h"
#include "stdlib/fields/published_barriers.h"
#include "stdlib/fields/splitting_scheme.h"
#include "stdlib/fields/wigner.h"

namespace ansatz::fields {
namespace {

using Builder = core::KernelBuilder<Tunnelling, TunnellingSolution>;

void refine(Tunnelling& question) {
  question.points *= 2;
  if (question.step) question.step->value /= 2;
}

void refine_noisy(NoisyTunnelling& question) { refine(question); }

/// What tunnelling and noisy_tunnelling both take.
template <class Any>
void declare_tunnelling_parameters(Any& kernel) {
  kernel.parameter("barrier", &Tunnelling::barrier)
      .default_text("rectangular_barrier(4.5, 1)")
      .meaning("One of the barriers, or V as a function of x in model units.");
  kernel.parameter("wavenumber", &Tunnelling::wavenumber)
      .meaning("Mean wavenumber k₀ of the packet, above 0 for one that moves right.");
  kernel.parameter("position", &Tunnelling::position).meaning("Its middle x₀ at t = 0.");
  kernel.parameter("sigma", &Tunnelling::sigma)
      .range(core::above(0))
      .meaning("Standard deviation of |ψ|² at t = 0; that of k is 1/(2σ).");
  kernel.parameter("mass", &Tunnelling::mass)
      .range(core::above(0))
      .meaning("Mass m; beside quantities a bare number counts electron masses.");
  kernel.parameter("domain", &Tunnelling::domain).range(core::increasing()).meaning("Where x runs, layers included.");
  kernel.parameter("points", &Tunnelling::points)
      .range(core::at_least(16))
      .meaning("Samples of the field, at most 2²²; fast for powers of two.");
  kernel.parameter("until", &Tunnelling::until).range(core::above(0)).meaning("Last time.");
  kernel.parameter("step", &Tunnelling::step)
      .range(core::above(0))
      .meaning("Longest time step; where left out, see above.");
  kernel.parameter("frames", &Tunnelling::frames)
      .range(core::at_least(1))
      .meaning("Stored instants after t = 0, evenly spaced up to `until`.");
  kernel.parameter("times", &Tunnelling::times)
      .range(core::at_least(0))
      .meaning("Stored instants of one's own instead, rising.");
  kernel.parameter("absorber", &Tunnelling::absorber)
      .range(core::at_least(0))
      .meaning("Width of the absorbing layer at either end, 0 for none.");
  kernel.parameter("absorber_kind", &Tunnelling::absorber_kind)
      .range(core::one_of({"accelerating", "imaginary"}))
      .meaning("What the layers are made of, see above.");
  kernel.parameter("detectors", &Tunnelling::detectors)
      .range(core::increasing())
      .meaning(
          "Planes before and behind the barrier, taken to the nearest points; where left out, eight cells off its "
          "ends.");
  if constexpr (std::is_same_v<Any, Builder>) {
    kernel.parameter("energies", &Tunnelling::energies)
        .range(core::above(0))
        .meaning("Where T(E) is wanted; where left out, 81 across the packet.");
  }
  kernel.parameter("integrator", &Tunnelling::integrator)
      .range(core::one_of(unitary_scheme_names()))
      .alternatives({"strang6"})
      .meaning("How time steps are made.");
  kernel.parameter("mode", &Tunnelling::mode)
      .range(core::one_of({"correct", "compat"}))
      .meaning("\"correct\", or \"compat\": the published solver with its defects, see above.");
  kernel.parameter("mask_strength", &Tunnelling::mask_strength)
      .range(core::between(0, 1))
      .meaning("In mode \"compat\" alone: what the outermost point loses of ψ at each step.");
}

void declare_disturbance(core::KernelBuilder<NoisyTunnelling, NoisyTunnellingSolution>& kernel) {
  kernel.parameter("dephasing", &NoisyTunnelling::dephasing)
      .range(core::at_least(0))
      .meaning("Rate γ at which places far apart lose their coherence, one over a time.");
  kernel.parameter("noise", &NoisyTunnelling::noise)
      .range(core::at_least(0))
      .meaning("Root mean square a of a random potential that lasts, an energy.");
  kernel.parameter("noise_time", &NoisyTunnelling::noise_time)
      .range(core::above(0))
      .meaning("For how long it lasts: its correlation falls as exp(-|t|/τ).");
  kernel.parameter("correlation_length", &NoisyTunnelling::correlation_length)
      .range(core::above(0))
      .meaning("How far either reaches: their correlation falls as exp(-s²/(2ℓ²)).");
  kernel.parameter("trajectories", &NoisyTunnelling::trajectories)
      .range(core::between(3, 4096))
      .meaning("How many courses of the noise are taken.");
}

void declare_noisy(core::Registry& registry) {
  using Solution = NoisyTunnellingSolution;
  auto kernel = registry.kernel("fields.noisy_tunnelling", &noisy_tunnelling);
  kernel
      .summary(
          "Follows a wave packet through a barrier in a noisy environment: decoherence, as a mean over trajectories.")
      .details(
          "Each trajectory is a run of tunnelling whose ψ is turned by a random potential of its own; together they "
          "are the mixed state ρ, the mean of |ψ⟩⟨ψ|. Where the potential is white in time (dephasing) ρ(x, x') decays "
          "at the rate γ (1 - exp(-(x - x')²/(2ℓ²))): places far apart have the coherence time T₂ = 1/γ, ⟨k⟩ stays, "
          "and ⟨k²⟩ grows by γ/ℓ² a unit of time. The other one (noise) is a process of Ornstein and Uhlenbeck, of the "
          "size a and the time τ.\n\nA unitary evolution keeps the purity at 1 whatever ψ looks like. What was "
          "published as decoherence, averages of ψ over x and t, is small for every packet that moves: see "
          "wave_portrait.\n\nThe noise belongs to waves of the domain and to intervals of time, not to points and "
          "steps: the same trajectory is the same field of noise on any grid and with any step. Without noise every "
          "trajectory is the one of tunnelling. Errors are standard errors over the trajectories.\n\nMode \"compat\" "
          "has the published noise: draws of their own for every point, and phases √(2γ dt) g at every step. It kicks "
          "the harder the finer the grid is: far places lose their coherence at 2γ, neighbours too.");
  declare_tunnelling_parameters(kernel);
  declare_disturbance(kernel);
  const auto in_time = [&](const char* name, core::Array Solution::*member, const char* meaning) {
    kernel.result(name, member).shape("time").meaning(meaning);
  };
  kernel.result("density", &Solution::density).shape("time", "x").meaning("ρ(x, x), a density over x.");
  in_time("purity", &Solution::purity, "tr ρ² over (tr ρ)², of what the layers have left: 1 for a single wave.");
  in_time("purity_error", &Solution::purity_error, "Its standard error.");
  in_time("coherence_length", &Solution::coherence_length,
          "Root of the mean of (x - x')² under |ρ(x, x')|²: √2 σ_x for a single wave, less for a mixture.");
  in_time("left", &Solution::left, "Probability before the left detector.");
  in_time("inside", &Solution::inside, "Probability between the detectors.");
  in_time("right", &Solution::right, "Probability behind the right detector.");
  in_time("absorbed_left", &Solution::absorbed_left, "What the left layer has taken.");
  in_time("absorbed_right", &Solution::absorbed_right, "What the right layer has taken.");
  in_time("mean_x", &Solution::mean_x, "⟨x⟩ of what is left, as are those that follow.");
  in_time("sigma_x", &Solution::sigma_x, "Standard deviation of x.");
  in_time("mean_k", &Solution::mean_k, "⟨k⟩.");
  in_time("sigma_k", &Solution::sigma_k, "Standard deviation of k.");
  in_time("energy", &Solution::energy, "⟨k²⟩/(2m) + ⟨V⟩, without the noise's potential.");
  kernel.result("transmission", &Solution::transmission).meaning("Mean of ∫ flux dt through the right detector.");
  kernel.result("transmission_error", &Solution::transmission_error).meaning("Its standard error.");
  kernel.result("reflection", &Solution::reflection)
      .meaning("Mean of what was before the left detector at first, less ∫ flux dt through it.");
  kernel.result("reflection_error", &Solution::reflection_error).meaning("Its standard error.");
  kernel.result("transmissions", &Solution::transmissions).shape("trajectory").meaning("That of each trajectory.");
  kernel.result("psi", &Solution::psi).shape("trajectory", "x").meaning("ψ of each at the end, complex.");
  kernel.result("absorbed", &Solution::absorbed).meaning("What both layers have taken by the end.");
  kernel.result("remaining", &Solution::remaining).meaning("Probability between the detectors at the end.");
  kernel.result("budget_error", &Solution::budget_error)
      .meaning("Largest |left + inside + right + absorbed - 1| of any trajectory.");
  kernel.result("resolved", &Solution::resolved).meaning("Share of the packet in waves that the grid has.");
  kernel.result("step", &Solution::step).meaning("The longest time step taken.");
  kernel.result("steps", &Solution::steps).meaning("How many a trajectory took.");
  kernel.draws_randomness();
  kernel.refines("twice the points, half the step", 2, &refine_noisy);
  kernel.version(3)
      .source(core::cite("joos1985"))
      .source(core::cite("herho2025qt", "(mode \"compat\")"))
      .example("noisy_tunnelling(until = 1, frames = 1, trajectories = 3).purity[2]", 1, 1e-9)
      .example("noisy_tunnelling(dephasing = 1, until = 1, frames = 1, trajectories = 8).purity[2]", 0.4, 0.3);
}

void declare_results(Builder& kernel) {
  const auto in_time = [&](const char* name, core::Array TunnellingSolution::*member, const char* meaning) {
    kernel.result(name, member).shape("time").meaning(meaning);
  };
  kernel.result("psi", &TunnellingSolution::psi).shape("time", "x").meaning("ψ, complex.");
  kernel.result("density", &TunnellingSolution::density).shape("time", "x").meaning("|ψ|², a density over x.");
  in_time("left", &TunnellingSolution::left, "Probability before the left detector.");
  in_time("inside", &TunnellingSolution::inside, "Probability between the detectors.");
  in_time("right", &TunnellingSolution::right, "Probability behind the right detector.");
  in_time(
      "absorbed_left", &TunnellingSolution::absorbed_left,
      "What the left layer has taken, waves from the right through the seam of the ring included; the five sum to 1.");
  in_time("absorbed_right", &TunnellingSolution::absorbed_right, "What the right layer has taken, likewise.");
  in_time("mean_x", &TunnellingSolution::mean_x, "⟨x⟩ of what is left, as are those that follow.");
  in_time("sigma_x", &TunnellingSolution::sigma_x, "Standard deviation of x.");
  in_time("mean_k", &TunnellingSolution::mean_k, "⟨k⟩.");
  in_time("sigma_k", &TunnellingSolution::sigma_k, "Standard deviation of k.");
  in_time("kinetic_energy", &TunnellingSolution::kinetic_energy, "⟨k²⟩/(2m).");
  in_time("potential_energy", &TunnellingSolution::potential_energy, "⟨V⟩.");
  in_time("energy", &TunnellingSolution::energy, "Their sum.");
  in_time("entropy_x", &TunnellingSolution::entropy_x, "Differential entropy of |ψ|² over x, nats.");
  in_time("entropy_k", &TunnellingSolution::entropy_k,
          "The same over k, nats; the two sum to 1 + ln π for a Gaussian, to more for all else.");
  kernel.result("flux_left", &TunnellingSolution::flux_left)
      .shape("sample_time")
      .meaning("Flux through the left detector, above 0 to the right.");
  kernel.result("flux_right", &TunnellingSolution::flux_right)
      .shape("sample_time")
      .meaning("Flux through the right detector: the distribution of arrival times.");
  kernel.result("potential", &TunnellingSolution::potential)
      .shape("x")
      .meaning("V as integrated; of one that moves, at t = 0.");
  kernel.result("absorption", &TunnellingSolution::absorption)
      .shape("x")
      .meaning("Rate w at which ψ decays in the layers.");
  kernel.result("attraction", &TunnellingSolution::attraction)
      .shape("x")
      .meaning("Energy u by which the layers draw ψ in; not a part of potential.");
  kernel.result("transmission_of_energy", &TunnellingSolution::transmission_of_energy)
      .shape("energy")
      .meaning(
          "T(E) from this one packet, along energy, with a relative error of the order of the root of what "
          "absorber_curve has at that wave; nothing where it does not come from the left, or in mode \"compat\".");
  kernel.result("reflection_of_energy", &TunnellingSolution::reflection_of_energy)
      .shape("energy")
      .meaning("R(E), likewise; nothing too where the packet reaches the left detector at t = 0.");
  kernel.result("transmission", &TunnellingSolution::transmission)
      .meaning("∫ flux_right dt: the share of the packet that has passed.");
  kernel.result("reflection", &TunnellingSolution::reflection)
      .meaning("What was before the left detector at first, less ∫ flux_left dt.");
  kernel.result("remaining", &TunnellingSolution::remaining).meaning("Probability between the detectors at the end.");
  kernel.result("absorbed", &TunnellingSolution::absorbed).meaning("What both layers have taken by the end.");
  kernel.result("budget_error", &TunnellingSolution::budget_error)
      .meaning("Largest |left + inside + right + absorbed - 1|.");
  kernel.result("flux_error", &TunnellingSolution::flux_error)
      .meaning("|∫ flux_right dt - what right and absorbed_right have gained|, an independent account.");
  kernel.result("energy_drift", &TunnellingSolution::energy_drift)
      .meaning("Largest |E - E(0)| / |E(0)| while less than 1e-12 was absorbed; nothing where V moves.");
  kernel.result("dwell_time", &TunnellingSolution::dwell_time)
      .meaning("∫ dt of the probability between the ends of the barrier.");
  kernel.result("detector_left", &TunnellingSolution::detector_left).meaning("Where the left detector stands.");
  kernel.result("detector_right", &TunnellingSolution::detector_right).meaning("Where the right one stands.");
  kernel.result("absorber_return", &TunnellingSolution::absorber_return)
      .meaning("Share of the packet's worst wave that the layers give back, from the stationary equation.");
  kernel.result("absorber_curve", &TunnellingSolution::absorber_curve)
      .shape("wavenumber")
      .meaning(
          "That share of any wave up to the packet's fastest, slow ones too that the layers were not made for; nothing "
          "in mode \"compat\" and without layers.");
  kernel.result("resolved", &TunnellingSolution::resolved).meaning("Share of the packet in waves that the grid has.");
  kernel.result("step", &TunnellingSolution::step).meaning("The longest time step taken.");
  kernel.result("steps", &TunnellingSolution::steps).meaning("How many were taken.");
  kernel.result("integrator", &TunnellingSolution::integrator).meaning("The integrator used.");
  kernel.result("order", &TunnellingSolution::order).meaning("Its order in the time step.");
  kernel.result("mode", &TunnellingSolution::mode).meaning("The solver used.");
}

void declare_published(core::Registry& registry) {
  registry.kernel("fields.published_barrier", &published_barrier)
      .summary("Parameters of tunnelling for one of the two scenarios that 1d-qt-ideal-solver 0.0.10 comes with.")
      .details(
          "Spread it into a call: tunnelling(published_barrier(\"gaussian\")...). Its numbers are called eV, nm and fs "
          "there but are integrated with ħ = m = 1, so they are model units here: were x in nm and m the electron's, "
          "its \"4.5 eV\" would be 0.343 eV and its \"6 fs\" 51.8 fs. Both packets go over their barriers: no "
          "tunnelling takes place.")
      .parameter("name", &PublishedBarrier::name)
      .required()
      .range(core::one_of({"rectangular", "gaussian"}))
      .meaning("Which one.")
      .parameter("mode", &PublishedBarrier::mode)
      .range(core::one_of({"correct", "compat"}))
      .meaning("The mode of tunnelling it is for.")
      .result("barrier", &BarrierScenario::barrier)
      .meaning("V.")
      .result("wavenumber", &BarrierScenario::wavenumber)
      .meaning("k₀.")
      .result("position", &BarrierScenario::position)
      .meaning("x₀.")
      .result("sigma", &BarrierScenario::sigma)
      .meaning("σ.")
      .result("domain", &BarrierScenario::domain)
      .meaning("Where x runs.")
      .result("points", &BarrierScenario::points)
      .meaning("Samples of the field.")
      .result("until", &BarrierScenario::until)
      .meaning("Last time.")
      .result("frames", &BarrierScenario::frames)
      .meaning("Stored instants after t = 0.")
      .result("absorber", &BarrierScenario::absorber)
      .meaning("Width of the layers: 3 as published, 6 in mode \"correct\".")
      .result("mode", &BarrierScenario::mode)
      .meaning("The mode of tunnelling.")
      .source(core::cite("herho2025qt", "its two cases"))
      .example("published_barrier(\"gaussian\").wavenumber", 3.5, 0);
}

void declare_wigner(core::Registry& registry) {
  registry.kernel("fields.wigner", &wigner)
      .summary("The Wigner function of a wave function, a quasi-density over x and k that interference makes negative.")
      .details(
          "W(x, k) = (1/π) ∫ ψ̄(x + y) ψ(x - y) e^{2iky} dy: its integral over k is |ψ(x)|², over x that of k. k "
          "reaches half of the grid's highest wavenumber; ψ is 0 outside of the domain.")
      .parameter("psi", &Wigner::psi)
      .required()
      .meaning("ψ of one instant, complex, such as sim.psi.at(time = 3).")
      .parameter("every", &Wigner::every)
      .range(core::at_least(1))
      .meaning("Only each so many points of x are kept.")
      .parameter("wavenumbers", &Wigner::wavenumbers)
      .range(core::increasing())
      .meaning("Only these k are kept; where left out, all.")
      .returns("W [x, k].")
      .source(core::cite("wigner1932"))
      .example("max(wigner(tunnelling(x => 0*x, until = 0.1, frames = 1).psi[1]))", 0.318309886183791, 1e-2);
}

}  // namespace

void declare_tunnelling(core::Registry& registry) {
  auto kernel = registry.kernel("fields.tunnelling", &tunnelling);
  kernel.summary("Follows a quantum wave packet through a barrier: i ħ ψ_t = -ħ²/(2m) ψ_xx + V(x) ψ.")
      .details(
          "Split operators on a ring with absorbing layers at its ends. Bare numbers are model units, ħ = 1. As soon "
          "as a quantity stands anywhere in the call everything is in eV, nm and fs, and a bare number with a "
          "dimension is an error; what is left out then keeps its model value with lengths in nm (times in units of "
          "8.638 fs, masses in electron masses).\n\nTransmission and reflection are fluxes through two planes, "
          "integrated over time: they do not depend on where the packet is at the end, once it has passed. The Fourier "
          "transform of ψ in time at the planes gives T(E), a whole curve from one packet, where that has "
          "weight.\n\nEvery stored instant is met exactly. Left out, `step` is 0.1 (strang: 0.02) over the packet's "
          "highest energy or the largest |V|; where V jumps, at most 0.9 π/E_max with E_max = k_max²/(2m), since "
          "beyond π waves resonate with the step. Where V moves, the step is moreover 0.1 (strang: 0.02) over its "
          "fastest relative change; its order stays, but energies do not, so that there is no T(E). A barrier with "
          "jumps stands on the grid with its area and place exact, wherever its edges lie between points; its error "
          "falls as the square of the spacing or faster. Smooth ones are spectral.\n\nThe layers take ψ away at a rate "
          "W (s/d)^p and draw it in by an attractive D (s/d)^q, which makes slow waves faster and shorter before they "
          "are taken; W, p, D and q are such that the packet's worst wave, between three spreads below k₀, but at "
          "least 0.3 of the fastest, and three above, comes back least, or less than 1e-8: absorber_return is that "
          "share, absorber_curve that of every wave. A layer of two wavelengths of the slowest wave gives back less "
          "than 1e-6 of all up to sixteen times as fast. The kind \"imaginary\" is W (s/d)³ alone and gives back some "
          "hundred times as much.\n\nMode \"compat\" does what 1d-qt-ideal-solver 0.0.10 does, to compare with what "
          "was published; run beside it, transmission, reflection and absorbed agree to 12 digits in both of its "
          "scenarios. Differences, on purpose: `points` include both ends; a rectangle is V₀ at the points within, "
          "whatever part of a cell that is; strang with steps of 5e-4, the last one whole although the clock stops "
          "short of it; the layers are a mask once a step, so that what they absorb depends on the step; transmission "
          "and reflection are the probability behind and before the barrier at the end, between the layers, and leave "
          "out what is in barrier and layers.");
  declare_tunnelling_parameters(kernel);
  declare_results(kernel);
  // Where V jumps the error falls as the square of the spacing; the default step follows the grid.
  kernel.refines("twice the points, half the step", 2, &refine);
  kernel.version(3)
      .source(core::cite("feit1982"))
      .source(core::cite("riss1993", "(imaginary layers)"))
      .source(core::cite("ge1998", "(accelerating layers)"))
      .source(core::cite("blanes2002", "(compositions)"))
      .source(core::cite("herho2025qt", "(mode \"compat\")"))
      .example("tunnelling(gaussian_barrier(4, 0.8), wavenumber = 3.5, sigma = 0.6, until = 15).transmission", 0.78932,
               1e-4)
      .example(
          "tunnelling(rectangular_barrier(0.3 eV, 1 nm), wavenumber = 2[1/nm], sigma = 3 nm, position = -15 nm, domain "
          "= (-40 nm)..(40 nm), until = 150 fs).budget_error",
          0, 1e-11);
  declare_noisy(registry);
  declare_wigner(registry);
  declare_published(registry);
}

}  // namespace ansatz::fields
