// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/divergences/divergences.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/discrete/divergences/jensen_shannon.h"
#include "stdlib/information/module.h"

namespace ansatz::information {

namespace {

// What all divergences of two distributions ask.
template <class Question, class Result>
core::KernelBuilder<Question, Result>& ask(core::KernelBuilder<Question, Result>& kernel, const char* summary) {
  return kernel.summary(summary)
      .parameter("p", &Question::p)
      .required()
      .range(core::any_number())
      .meaning("Masses that sum to one, or a density over named dimensions.")
      .parameter("q", &Question::q)
      .required()
      .range(core::any_number())
      .meaning("Likewise, of the same shape.")
      .parameter("over", &Question::over)
      .meaning("The dimension the masses lie along; all of them where it is empty.");
}

template <class Question, class Result>
core::KernelBuilder<Question, Result>& ask_base(core::KernelBuilder<Question, Result>& kernel) {
  return kernel.parameter("base", &Question::base).range(core::any_number()).meaning(kBase);
}

std::string divergence_example(const char* kernel, const char* more = "") {
  return std::string("information.") + kernel + "([0.5, 0.3, 0.2], [0.2, 0.5, 0.3]" + more + ")";
}

void declare_logarithmic(core::Registry& registry) {
  auto kl = registry.kernel("information.kullback_leibler", &kullback_leibler);
  ask(kl, "Kullback–Leibler divergence (relative entropy) of one distribution from another.");
  ask_base(kl)
      .returns("Σ p ln(p/q), infinite where p has mass and q has none.")
      .source(core::cite("kullback1951"))
      .example(divergence_example("kullback_leibler"), 0.2238046571856474, 1e-12);

  auto both_ways = registry.kernel("information.jeffreys", &jeffreys);
  ask(both_ways, "Kullback–Leibler divergence both ways together.");
  ask_base(both_ways)
      .returns("Σ (p − q) ln(p/q).")
      .source(core::cite("jeffreys1946"))
      .example(divergence_example("jeffreys"), 0.4175988551262610, 1e-12);

  core::Range order = core::at_least(0);
  order.not_finite = true;
  auto renyi_kernel = registry.kernel("information.renyi_divergence", &renyi_divergence);
  ask(renyi_kernel, "Rényi divergence of any order.")
      .parameter("order", &RenyiDivergence::order)
      .range(order)
      .meaning("1 is Kullback–Leibler's, ½ twice Bhattacharyya's, infinity the largest log ratio.");
  ask_base(renyi_kernel)
      .returns("ln Σ p^a q^(1−a)/(a − 1).")
      .source(core::cite("renyi1961"))
      .source(core::cite("vanerven2014"))
      .example(divergence_example("renyi_divergence", ", order = 2"), 0.4468202937900783, 1e-12);

  auto bhattacharyya_kernel = registry.kernel("information.bhattacharyya", &bhattacharyya);
  ask(bhattacharyya_kernel, "Bhattacharyya distance of two distributions.");
  ask_base(bhattacharyya_kernel)
      .returns("−ln Σ √(pq).")
      .source(core::cite("bhattacharyya1943"))
      .example(divergence_example("bhattacharyya"), 0.0528997683752329, 1e-12);

  auto schwarz = registry.kernel("information.cauchy_schwarz", &cauchy_schwarz);
  ask(schwarz, "Cauchy–Schwarz divergence: how far two distributions are from parallel.");
  ask_base(schwarz)
      .returns("−ln[(Σ pq)²/(Σ p² Σ q²)].")
      .source(core::cite("jenssen2006"))
      .example(divergence_example("cauchy_schwarz"), 0.4071979104824790, 1e-12);

  auto chernoff_kernel = registry.kernel("information.chernoff", &chernoff);
  ask(chernoff_kernel, "Chernoff information: the rate at which the best test between two distributions errs.");
  ask_base(chernoff_kernel)
      .result("information", &ChernoffInformation::information)
      .meaning("max −ln Σ p^a q^(1−a) over a in [0, 1].")
      .result("order", &ChernoffInformation::order)
      .meaning("The a that attains it.")
      .source(core::cite("chernoff1952"))
      .example(divergence_example("chernoff") + ".information", 0.052970610401256425, 1e-10);
}

void declare_without_base(core::Registry& registry) {
  auto tsallis_kernel = registry.kernel("information.tsallis_divergence", &tsallis_divergence);
  ask(tsallis_kernel, "Tsallis divergence of any order.")
      .parameter("order", &TsallisDivergence::order)
      .range(core::above(0))
      .meaning("1 is Kullback–Leibler's in nats.")
      .returns("(Σ p^a q^(1−a) − 1)/(a − 1).")
      .source(core::cite("tsallis1988"))
      .example(divergence_example("tsallis_divergence", ", order = 2"), 0.5633333333333334, 1e-12);

  auto alpha = registry.kernel("information.alpha_divergence", &alpha_divergence);
  ask(alpha, "Amari's alpha divergence.")
      .parameter("alpha", &AlphaDivergence::alpha)
      .meaning("−1 is Kullback–Leibler's, 1 the same the other way round, 0 four times Hellinger's squared.")
      .returns("4/(1 − α²) [1 − Σ p^((1−α)/2) q^((1+α)/2)].")
      .source(core::cite("amari1985"))
      .example(divergence_example("alpha_divergence"), 0.2060997003364104, 1e-12);

  auto hellinger_kernel = registry.kernel("information.hellinger", &hellinger);
  ask(hellinger_kernel, "Hellinger distance of two distributions, from 0 to 1.")
      .returns("√(1 − Σ √(pq)), with the factor ½ that makes 1 of distributions that never meet.")
      .source(core::cite("hellinger1909"))
      .example(divergence_example("hellinger") + "^2", 0.0515249250841026, 1e-12);

  auto variation = registry.kernel("information.total_variation", &total_variation);
  ask(variation, "Total variation distance: the largest difference of the probabilities of one event.")
      .returns("½ Σ |p − q|.")
      .source(core::cite("cover2006", "§11.6"))
      .example(divergence_example("total_variation"), 0.3, 1e-12);

  auto chi = registry.kernel("information.chi_squared_divergence", &chi_squared_divergence);
  ask(chi, "Pearson's χ² divergence of one distribution from another.")
      .returns("Σ (p − q)²/q; with p and q exchanged it is Neyman's.")
      .source(core::cite("cover2006", "§11.2"))
      .example(divergence_example("chi_squared_divergence"), 0.5633333333333334, 1e-12);

  auto general = registry.kernel("information.f_divergence", &f_divergence);
  ask(general, "Csiszár's divergence of any convex function.")
      .parameter("f", &FDivergence::f)
      .required()
      .arity(1)
      .meaning("Convex, with f(1) = 0: t => t*log(t) is Kullback–Leibler's.")
      .parameter("at_zero", &FDivergence::at_zero)
      .range(core::any_number())
      .meaning("f(0), for cells where p has no mass; f is asked where nothing is given.")
      .parameter("final_slope", &FDivergence::final_slope)
      .range(core::any_number())
      .meaning("The limit of f(t)/t for large t, for cells where q has no mass.")
      .returns("Σ q f(p/q).")
      .source(core::cite("csiszar1967"))
      .example(divergence_example("f_divergence", ", f = t => (t - 1)^2"), 0.5633333333333334, 1e-12);

  auto transport = registry.kernel("information.wasserstein", &wasserstein);
  ask(transport, "Wasserstein distance of masses on the points of a line.")
      .returns("Σ |F − G| Δx, F and G the cumulated masses.")
      .source(core::cite("vallender1974"))
      .example(divergence_example("wasserstein"), 0.4, 1e-12);
}

}  // namespace

void declare_divergences(core::Registry& registry) {
  declare_logarithmic(registry);
  declare_without_base(registry);
  registry.kernel("information.jensen_shannon", &jensen_shannon)
      .summary("Jensen–Shannon divergence of any number of weighted distributions.")
      .details(
          "Densities must lie on one grid; their cell widths cancel, so the value does not depend on it. The square "
          "root "
          "of the divergence of two equally weighted distributions is a metric.")
      .parameter("distributions", &JensenShannon::distributions)
      .rest()
      .required()
      .range(core::any_number())
      .meaning("Two distributions or more, of one shape: masses that sum to one, or densities.")
      .parameter("weights", &JensenShannon::weights)
      .range(core::between(0, 1))
      .meaning("One for each distribution, summing to one; equal where none are given.")
      .parameter("over", &JensenShannon::over)
      .meaning("The dimension the masses lie along; all of them where it is empty.")
      .parameter("base", &JensenShannon::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("Entropy of the mixture less the mean entropy, between 0 and the entropy of the weights.")
      .source(core::cite("lin1991"))
      .example("information.jensen_shannon([0.5, 0.3, 0.2], [0.2, 0.5, 0.3])", 0.0508746125395985, 1e-12);
}

}  // namespace ansatz::information
