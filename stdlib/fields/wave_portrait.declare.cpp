// SPDX-License-Identifier: MIT
#include "stdlib/fields/wave_portrait.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/core/declare/registry.h"
#include "stdlib/fields/profile_entropies.h"

namespace ansatz::fields {
namespace {

void declare_wave_portrait(core::Registry& registry) {
  using M = WavePortraitMeasures;
  auto kernel = registry.kernel("fields.wave_portrait", &wave_portrait);
  kernel
      .summary(
          "Statistics of the points (Re ψ, Im ψ): correlation, shape, phases, as published for solitons and packets.")
      .details(
          "Spreads and moments are those of the points themselves. Nothing here is quantum coherence: exp(iα) ψ is the "
          "same state, any packet of k₀ ≠ 0 averages to nothing over x, and a sum over points counts where the grid "
          "is. The purity of noisy_tunnelling is a measure of it.\n\n`mutual_information` is the one of "
          "simple-idealized-1d-nlse: 10, 20, 30 or 50 bins for fewer than 100, 1000, 10⁴ points and for more, between "
          "the first and the last percentile, 1e-10 added to every share, over the logarithm of the bins. "
          "`shared_information` is the one of 1d-qt-ideal-solver: 60 bins over the range, over the smaller of the two "
          "entropies.")
      .parameter("psi", &WavePortrait::psi)
      .required()
      .meaning("ψ, complex, of any shape: all elements are one cloud of points.")
      .parameter("threshold", &WavePortrait::threshold)
      .range(core::from_to_below(0, 1))
      .meaning("Points with |ψ| up to this share of the largest are left out; 0 leaves out none.");
  const auto number = [&](const char* name, double M::*member, const char* meaning) {
    kernel.result(name, member).meaning(meaning);
  };
  kernel.result("points", &M::points).meaning("How many points there are.");
  number("mean_real", &M::mean_real, "Mean of Re ψ.");
  number("mean_imag", &M::mean_imag, "Mean of Im ψ.");
  number("pearson", &M::pearson, "Correlation of Re and Im; 0 where one does not vary.");
  number("spearman", &M::spearman, "The same of their ranks.");
  number("mutual_information", &M::mutual_information, "Of Re and Im as published for solitons, see above.");
  number("shared_information", &M::shared_information, "Of Re and Im as published for packets, see above.");
  number("joint_entropy", &M::joint_entropy, "Of 60 × 60 bins over the range, bits.");
  number("phase_entropy", &M::phase_entropy, "Of 36 × 36 bins of cosine and sine of the phase, bits.");
  number("phase_mean", &M::phase_mean, "Circular mean of the phase, in (-π, π].");
  number("phase_length", &M::phase_length, "Length R of the mean of ψ/|ψ|; the circular variance is 1 - R.");
  number("phase_std", &M::phase_std, "Circular standard deviation √(-2 ln R).");
  number("coherence_index", &M::coherence_index, "|⟨ψ⟩| / ⟨|ψ|⟩, published as a measure of coherence.");
  number("mean_modulus", &M::mean_modulus, "Mean of |ψ|.");
  number("std_modulus", &M::std_modulus, "Its standard deviation.");
  number("median_modulus", &M::median_modulus, "Its median.");
  number("largest_modulus", &M::largest_modulus, "Its largest value.");
  number("rms_radius", &M::rms_radius, "√⟨|ψ|²⟩.");
  number("eccentricity", &M::eccentricity, "√(1 - λ₂/λ₁) of the covariance of Re and Im.");
  number("anisotropy", &M::anisotropy, "(λ₁ - λ₂)/(λ₁ + λ₂).");
  number("skewness_real", &M::skewness_real, "Skewness of Re ψ.");
  number("skewness_imag", &M::skewness_imag, "Skewness of Im ψ.");
  number("kurtosis_modulus", &M::kurtosis_modulus, "Kurtosis of |ψ|, in excess of 3.");
  number("hull_area", &M::hull_area, "Area of the convex hull of the 95 % of points with the smallest |ψ|.");
  kernel.source(core::cite("herho2025nls", "(its phase-space analysis)"))
      .source(core::cite("herho2025qt", "(its phase-space analysis)"))
      .example("wave_portrait(tunnelling(until = 1, frames = 1).psi[2]).coherence_index", 0, 1e-2);
}

void declare_profile_entropies(core::Registry& registry) {
  using M = ProfileEntropyMeasures;
  auto kernel = registry.kernel("fields.profile_entropies", &profile_entropies);
  kernel.version(2);  // rates of mode "compat" at the ends
  kernel.summary("Fifteen published entropies and widths of wave profiles |ψ|² along x, and their trend in time.")
      .details(
          "p_j = |ψ_j|²/Σ|ψ|² at n points, shares up to 1e-15 left out; nats. Such sums know the grid: twice the "
          "points give ln 2 more. For the entropy of |ψ|² as a density take shannon(sim.density, over = "
          "\"x\").\n\nPermutation and sample entropy read the row of points |ψ_j| as if it were a series. Over the "
          "tails of a soliton they measure roundings; in mode \"correct\" they see the stretch from the first to the "
          "last point where |ψ| is above `threshold`, in mode \"compat\" all points. There the differential entropy "
          "has the logarithm of a bin's width added, as published, though it was in it already, and the first and the "
          "last rate of change are those of the two instants there.")
      .parameter("psi", &ProfileEntropies::psi)
      .required()
      .meaning("ψ along x, or along time and x, complex.")
      .parameter("threshold", &ProfileEntropies::threshold)
      .range(core::from_to_below(0, 1))
      .meaning("Share of the largest |ψ| from which points count for the two ordinal measures.")
      .parameter("mode", &ProfileEntropies::mode)
      .range(core::one_of({"correct", "compat"}))
      .meaning("\"correct\", or \"compat\": as published, see above.");
  const auto series = [&](const char* name, core::Array M::*member, const char* meaning) {
    kernel.result(name, member).meaning(meaning);
  };
  series("shannon", &M::shannon, "-Σ p ln p.");
  series("spectral", &M::spectral, "The same of |ψ̂_k|²/Σ|ψ̂|².");
  series("hartley", &M::hartley, "Rényi entropy of order 0: ln of how many shares there are.");
  series("collision", &M::collision, "Rényi entropy of order 2: -ln Σ p².");
  series("least", &M::least, "Rényi entropy of order ∞: -ln max p.");
  series("tsallis_half", &M::tsallis_half, "Tsallis entropy of order 1/2.");
  series("tsallis_two", &M::tsallis_two, "Tsallis entropy of order 2.");
  series("permutation", &M::permutation, "Entropy of ordinal patterns of three neighbouring |ψ_j|, over ln 6.");
  series("sample", &M::sample, "Sample entropy of |ψ_j|, m = 2, r = 0.2 standard deviations.");
  series("disequilibrium", &M::disequilibrium, "D = Σ (p - 1/n)².");
  series("complexity", &M::complexity, "n D times shannon/ln n.");
  series("differential", &M::differential, "-∫ p ln p of the values |ψ_j|, in 50 bins.");
  series("active_modes", &M::active_modes, "How many waves have more than a hundredth of the strongest one's |ψ̂|².");
  series("mean_frequency", &M::mean_frequency, "Mean of |ψ̂|², in cycles a point.");
  series("bandwidth", &M::bandwidth, "Its standard deviation.");
  const auto number = [&](const char* name, std::optional<double> M::*member, const char* meaning) {
    kernel.result(name, member).meaning(meaning);
  };
  number("trend", &M::trend,
         "Rank correlation of shannon with time; nothing, as what follows, for fewer than three instants.");
  number("range", &M::range, "Largest shannon less the least.");
  number("variation", &M::variation, "Its standard deviation over its mean.");
  number("change", &M::change, "Its last value less its first.");
  number("mean_rate", &M::mean_rate, "Mean of its rate of change.");
  number("top_rate", &M::top_rate, "Largest size of that.");
  kernel.source(core::cite("herho2025nls", "(its entropy analysis)"))
      .example("profile_entropies(schrodinger_nls(until = 1, frames = 4).psi).range", 0, 1e-2);
}

}  // namespace

void declare_wave_portraits(core::Registry& registry) {
  declare_wave_portrait(registry);
  declare_profile_entropies(registry);
}

}  // namespace ansatz::fields
