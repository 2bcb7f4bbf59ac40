// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/continuous/gaussian_distances.h"
#include "stdlib/information/continuous/gaussian_measures.h"
#include "stdlib/information/continuous/gaussian_mutual_information.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/module.h"

namespace ansatz::information {

namespace {

// Two normal distributions.
template <class Question>
void ask_two(core::KernelBuilder<Question, double>& kernel) {
  kernel.parameter("p_mean", &Question::p_mean)
      .required()
      .meaning("Mean of p, a number for each component.")
      .parameter("p_covariance", &Question::p_covariance)
      .required()
      .meaning("Covariance of p, a positive definite matrix or a variance.")
      .parameter("q_mean", &Question::q_mean)
      .required()
      .meaning("Mean of q.")
      .parameter("q_covariance", &Question::q_covariance)
      .required()
      .meaning("Covariance of q.");
}

void declare_gaussian_distances(core::Registry& registry) {
  auto renyi = registry.kernel("information.gaussian_renyi_divergence", &gaussian_renyi_divergence);
  renyi.summary("Rényi divergence of any order between two normal distributions.");
  ask_two(renyi);
  renyi.parameter("order", &GaussianRenyiDivergence::order)
      .range(core::above(0))
      .meaning("1 is Kullback–Leibler's, ½ twice Bhattacharyya's.")
      .parameter("base", &GaussianRenyiDivergence::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("The divergence, infinite where p is too wide for q.")
      .source(core::cite("vanerven2014"))
      .example("information.gaussian_renyi_divergence([0], 1, [1], 1, order = 3)", 1.5, 1e-12);

  auto bhattacharyya = registry.kernel("information.gaussian_bhattacharyya", &gaussian_bhattacharyya);
  bhattacharyya.summary("Bhattacharyya distance between two normal distributions.");
  ask_two(bhattacharyya);
  bhattacharyya.parameter("base", &GaussianDivergence::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("−ln ∫ √(pq) dx.")
      .source(core::cite("bhattacharyya1943"))
      .example("information.gaussian_bhattacharyya([0], 1, [2], 1)", 0.5, 1e-12);

  auto hellinger = registry.kernel("information.gaussian_hellinger", &gaussian_hellinger);
  hellinger.summary("Hellinger distance between two normal distributions, from 0 to 1.");
  ask_two(hellinger);
  hellinger.returns("√(1 − ∫ √(pq) dx).")
      .source(core::cite("hellinger1909"))
      .example("information.gaussian_hellinger([0], 1, [2], 1)^2", 0.3934693402873666, 1e-12);

  auto wasserstein = registry.kernel("information.gaussian_wasserstein", &gaussian_wasserstein);
  wasserstein.summary("Wasserstein distance of second order between two normal distributions.");
  ask_two(wasserstein);
  wasserstein.returns("The root of the least mean square distance of pairs, in the components' unit.")
      .source(core::cite("olkin1982"))
      .example("information.gaussian_wasserstein([0, 0], [[1, 0], [0, 4]], [3, 4], [[4, 0], [0, 1]])",
               5.196152422706632, 1e-12);
}

}  // namespace

void declare_gaussian(core::Registry& registry) {
  registry.kernel("information.gaussian_mutual_information", &gaussian_mutual_information)
      .version(2)  // values below 1e-150 vary
      .summary("Mutual information of samples that are jointly normal, or have a normal copula.")
      .parameter("x", &GaussianMutualInformation::x)
      .required()
      .range(core::any_number())
      .independent()
      .meaning("First sample: a value, or a row of components, for each draw.")
      .parameter("y", &GaussianMutualInformation::y)
      .required()
      .range(core::any_number())
      .meaning("Second sample, paired with x by row.")
      .parameter("given", &GaussianMutualInformation::given)
      .range(core::any_number())
      .meaning("What is known beforehand, paired with x by row; nothing where none is given.")
      .parameter("scale", &GaussianMutualInformation::scale)
      .range(core::one_of({"none", "standard", "copula"}))
      .meaning("\"copula\" takes normal scores of the ranks first: then only the copula need be normal.")
      .parameter("base", &GaussianMutualInformation::base)
      .range(core::any_number())
      .meaning(kBase)
      .parameter("missing", &GaussianMutualInformation::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning(kMissing)
      .result("information", &GaussianMutualInformationEstimate::information)
      .meaning("−½ Σ ln(1 − ρ²) over the canonical correlations.")
      .result("canonical", &GaussianMutualInformationEstimate::canonical)
      .shape("pair")
      .meaning("Canonical correlations, the largest first.")
      .result("p", &GaussianMutualInformationEstimate::p)
      .meaning("Of independence: 2 N I in nats against χ².")
      .result("degrees", &GaussianMutualInformationEstimate::degrees)
      .meaning("Degrees of freedom of that χ².")
      .source(core::cite("cover2006", "§8.5"))
      .source(core::cite("bjorck1973", "for the canonical correlations"))
      .source(core::cite("wilks1938", "for p"))
      // r = 0.8 exactly.
      .example("information.gaussian_mutual_information([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]).information",
               0.5108256237659907, 1e-12);

  registry.kernel("information.gaussian_entropy", &gaussian_entropy)
      .summary("Differential entropy of a normal distribution, from its covariance.")
      .parameter("covariance", &GaussianEntropy::covariance)
      .required()
      .meaning("A positive definite matrix, or a variance.")
      .parameter("base", &GaussianEntropy::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("½ ln((2πe)^d |Σ|), in units where the components' are 1.")
      .source(core::cite("cover2006", "theorem 8.4.1"))
      .example("information.gaussian_entropy(1)", 1.4189385332046727, 1e-14);

  registry.kernel("information.gaussian_information", &gaussian_information)
      .summary(
          "Mutual information, also conditional, between components of a normal distribution, from its covariance.")
      .parameter("covariance", &GaussianInformation::covariance)
      .required()
      .meaning("A positive definite matrix.")
      .parameter("x", &GaussianInformation::x)
      .required()
      .range(core::at_least(1))
      .meaning("Components of the first block, counted from 1.")
      .parameter("y", &GaussianInformation::y)
      .required()
      .range(core::at_least(1))
      .meaning("Components of the second block, none of x.")
      .parameter("given", &GaussianInformation::given)
      .range(core::at_least(1))
      .meaning("Components known beforehand, none of x or y.")
      .parameter("base", &GaussianInformation::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("½ ln(|Σ_xz| |Σ_yz| / (|Σ_z| |Σ_xyz|)).")
      .source(core::cite("cover2006", "§8.5"))
      .example("information.gaussian_information([[1, 0.6], [0.6, 1]], [1], [2])", 0.22314355131420974, 1e-14);

  registry.kernel("information.gaussian_divergence", &gaussian_divergence)
      .summary("Kullback–Leibler divergence between two normal distributions.")
      .parameter("p_mean", &GaussianDivergence::p_mean)
      .required()
      .meaning("Mean of p, a number for each component.")
      .parameter("p_covariance", &GaussianDivergence::p_covariance)
      .required()
      .meaning("Covariance of p, a positive definite matrix or a variance.")
      .parameter("q_mean", &GaussianDivergence::q_mean)
      .required()
      .meaning("Mean of q.")
      .parameter("q_covariance", &GaussianDivergence::q_covariance)
      .required()
      .meaning("Covariance of q.")
      .parameter("base", &GaussianDivergence::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("D(p‖q), which is 0 where both are the same and not symmetric otherwise.")
      .source(core::cite("kullback1959", "§9.1"))
      .example("information.gaussian_divergence([1, -0.5], [[2, 0.3], [0.3, 1]], [0, 0], [[1, 0], [0, 1]])",
               0.8014483789707307, 1e-12);
  declare_gaussian_distances(registry);
}

}  // namespace ansatz::information
