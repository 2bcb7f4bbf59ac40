// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/functional/functional_entropy.h"
#include "stdlib/information/module.h"

namespace ansatz::information {

namespace {

/// What both kernels are asked about.
template <class Builder>
void declare_disturbed(Builder& kernel) {
  using Question = DisturbedFunction;
  kernel.parameter("f", &Question::f)
      .arity(-1)
      .required()
      .meaning(
          "A function of a number for each feature, nowhere below 0, such as (x, y) => exp(x + 2 * y); or a network of "
          "mlp or train, whose probability of a class it then is.");
  kernel.parameter("x", &Question::x)
      .required()
      .range(core::any_number())
      .meaning("The point that is disturbed, a number a feature; or several, a row each.");
  kernel.parameter("covariance", &Question::covariance)
      .range(core::any_number())
      .meaning(
          "Of the disturbance: [feature, feature], a variance for each feature, or one for all; 1 where none is "
          "given.");
  kernel.parameter("class", &Question::of_class)
      .range(core::at_least(0))
      .meaning("Of a network, from 0; the one that it finds likeliest at each point, where none is given.");
  kernel.parameter("reading", &Question::reading)
      .range(core::one_of({"probability", "loss"}))
      .meaning("What is read off a network: the probability of the class, or −ln of it.");
  kernel.parameter("integration", &Question::integration)
      .range(core::one_of({"draws", "quadrature"}))
      .meaning("Means over draws of the disturbance, or by Gauss's rule, for few features that move together.");
  kernel.parameter("draws", &Question::draws).range(core::at_least(2)).meaning("Disturbed points a mean.");
  kernel.parameter("nodes", &Question::nodes)
      .range(core::between(1, 200))
      .meaning("Of quadrature, for each feature that moves; at most 2^20 points in all.");
}

}  // namespace

void declare_functional(core::Registry& registry) {
  using Entropy = FunctionalEntropyEstimate;
  auto entropy = registry.kernel("information.functional_entropy", &functional_entropy);
  entropy.summary("How much a positive function varies under normal disturbances of its argument, and a bound on it.")
      .details(
          "E[f ln f] − E f ln E f is at most ½ E[∇fᵀ Σ ∇f / f], half of the functional Fisher information, and is "
          "that where ln f is linear: the logarithmic Sobolev inequality. The bound asks for slopes alone, so that "
          "it can be told apart by features: functional_contributions.");
  declare_disturbed(entropy);
  entropy.result("entropy", &Entropy::entropy)
      .meaning("E[f ln f] − E f ln E f, one for each point.")
      .result("bound", &Entropy::bound)
      .meaning("½ E[∇fᵀ Σ ∇f / f], which the entropy does not exceed.")
      .result("entropy_error", &Entropy::entropy_error)
      .meaning("Standard error of the entropy; 0 of quadrature.")
      .result("bound_error", &Entropy::bound_error)
      .meaning("Standard error of the bound; 0 of quadrature.")
      .source(core::cite("gross1975"))
      .source(core::cite("gat2020"))
      .source(core::cite("golub1969", "for quadrature"))
      .draws_randomness()
      .example("information.functional_entropy((x, y) => exp(x), x = [0, 0], integration = \"quadrature\").entropy",
               0.8243606353500641, 1e-12)
      .example("information.functional_entropy((x, y) => exp(x), x = [0, 0], integration = \"quadrature\").bound",
               0.8243606353500641, 1e-12);

  using Contributions = FunctionalContributionsEstimate;
  auto shares = registry.kernel("information.functional_contributions", &functional_contributions);
  shares.summary("What each feature has in the Fisher information of a function or a network about a point.")
      .details(
          "½ E[(∇f)ᵀ Σ ∇f / f] with Σ and the slopes of a group of features alone. With the others frozen it bounds "
          "how much the function varies when only the group is disturbed; with all of them moving one set of draws "
          "does for all groups, and with a diagonal covariance the contributions add up to the bound of "
          "functional_entropy.");
  declare_disturbed(shares);
  shares.parameter("groups", &FunctionalContributions::groups)
      .range(core::any_number())
      .meaning(
          "A whole number for each feature, the same for those that belong together; each by itself where none are "
          "given.")
      .parameter("others", &FunctionalContributions::others)
      .range(core::one_of({"frozen", "moving"}))
      .meaning("Whether features outside the group stay at x or are disturbed as well.")
      .result("contributions", &Contributions::contributions)
      .meaning("[point, group], or [group] for one point.")
      .result("errors", &Contributions::errors)
      .meaning("Standard errors, likewise; 0 of quadrature.")
      .source(core::cite("gat2022"))
      .source(core::cite("gross1975"))
      .draws_randomness()
      .example(
          "information.functional_contributions((x, y) => exp(x + 2 * y), x = [0, 0], integration = "
          "\"quadrature\").contributions[2]",
          14.7781121978613, 1e-11);
}

}  // namespace ansatz::information
