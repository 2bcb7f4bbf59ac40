// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/interventions/intervention_bounds.h"
#include "stdlib/information/module.h"

namespace ansatz::information {

namespace {

constexpr const char* kPropensity = "Share that was treated so, e = P(a | x).";

core::Range divergences() {
  return core::one_of({"kullback_leibler", "total_variation", "hellinger", "chi_squared", "jensen_shannon"});
}

}  // namespace

void declare_interventions(core::Registry& registry) {
  registry.kernel("information.intervention_divergence", &intervention_divergence)
      .summary("How far outcomes under an intervention may lie from those of the treated, whatever confounds them.")
      .parameter("propensity", &InterventionDivergence::propensity)
      .required()
      .range(core::above_up_to(0, 1))
      .meaning(kPropensity)
      .parameter("divergence", &InterventionDivergence::divergence)
      .range(divergences())
      .meaning("Of what was seen from what would be; χ² with ½ before it, in nats where that means something.")
      .returns("A bound for each propensity: 0 where all were treated.")
      .source(core::cite("jung2026"))
      .example("information.intervention_divergence(0.5)", 0.6931471805599453, 1e-15);

  registry.kernel("information.intervention_mean", &intervention_mean)
      .summary("Between what values the mean under an intervention must lie, whatever confounds the data.")
      .parameter("values", &InterventionMean::values)
      .required()
      .range(core::any_number())
      .meaning("Outcomes, all that there are.")
      .parameter("masses", &InterventionMean::masses)
      .range(core::between(0, 1))
      .meaning("Of each among the treated; equal where none are given, 0 of an outcome that may be and was not seen.")
      .parameter("propensity", &InterventionMean::propensity)
      .required()
      .range(core::above_up_to(0, 1))
      .meaning(kPropensity)
      .parameter("divergences", &InterventionMean::divergences)
      .range(divergences())
      .meaning("Whose bounds must hold, all of them together.")
      .result("interval", &InterventionMeanBounds::interval)
      .meaning("Of the mean, as all divergences allow.")
      .result("low", &InterventionMeanBounds::low)
      .meaning("The least mean that each allows by itself.")
      .result("high", &InterventionMeanBounds::high)
      .meaning("The largest.")
      .result("mixture", &InterventionMeanBounds::mixture)
      .meaning(
          "e mean + (1 − e) the least and the largest outcome: narrower, where the outcomes are all that there are.")
      .source(core::cite("jung2026"))
      // Of a fair coin a quarter may turn.
      .example("information.intervention_mean([0, 1], propensity = 0.75, divergences = [\"total_variation\"]).high[1]",
               0.75, 1e-12);
}

}  // namespace ansatz::information
