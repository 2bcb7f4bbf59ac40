// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/discrete/jensen_shannon.h"
#include "stdlib/information/module.h"

namespace ansatz::information {

void declare_divergences(core::Registry& registry) {
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
