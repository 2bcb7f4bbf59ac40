// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/core/declare/registry.h"
#include "stdlib/hypothesis/power/normal_power.h"
#include "stdlib/hypothesis/power/simulated_power.h"
#include "stdlib/hypothesis/power/t_power.h"
#include "stdlib/hypothesis/power/variance_power.h"

namespace ansatz::hypothesis {

namespace {

/// What every question of power is asked.
template <class Question>
core::KernelBuilder<Question, PowerResult> design(core::Registry& registry, const char* name,
                                                  PowerResult (*kernel)(const Question&, core::Run&),
                                                  const char* summary, const char* effect, const char* n) {
  auto declared = registry.kernel(std::string("hypothesis.") + name, kernel);
  declared.summary(summary)
      .details(
          "Three of effect, n, alpha and power tell the fourth: leave out the one to be found (alpha = nothing for the "
          "level). n need not be whole; a study takes the next whole number. Power worked out from the effect that the "
          "data themselves showed says nothing that p does not.")
      .parameter("effect", &PowerQuestion::effect)
      .meaning(effect)
      .parameter("n", &PowerQuestion::n)
      .meaning(n)
      .parameter("alpha", &PowerQuestion::alpha)
      .meaning("The level that p is compared with, in (0, 1); nothing where it is to be found.")
      .parameter("power", &PowerQuestion::power)
      .meaning("The chance of p ≤ alpha where the effect is as large as that, in (0, 1).");
  return declared;
}

template <class Question>
void sided(core::KernelBuilder<Question, PowerResult>& kernel) {
  kernel.parameter("alternative", &Question::alternative)
      .range(core::one_of({"two-sided", "greater", "less"}))
      .meaning("\"greater\": looks for effects above 0 alone.");
}

template <class Question>
void with_ratio(core::KernelBuilder<Question, PowerResult>& kernel) {
  kernel.parameter("ratio", &Question::ratio)
      .range(core::above(0))
      .meaning("The second sample's size over the first's.");
}

}  // namespace

void declare_power(core::Registry& registry) {
  registry.structure<PowerResult>("power_result")
      .field("reading", &PowerResult::reading)
      .meaning("The result as one line.")
      .field("effect", &PowerResult::effect)
      .meaning("The effect.")
      .field("n", &PowerResult::n)
      .meaning("The size.")
      .field("alpha", &PowerResult::alpha)
      .meaning("The level.")
      .field("power", &PowerResult::power)
      .meaning("The power.")
      .field("solved_for", &PowerResult::solved_for)
      .meaning("Which of them was found.");

  auto t = design(registry, "t_power", &t_power, "Power, size, effect or level of a t test.",
                  "Cohen's d; of the differences where paired.", "Values in the first sample, or pairs.");
  t.parameter("design", &TPower::design)
      .range(core::one_of({"two-sample", "one-sample", "paired"}))
      .meaning("Which t test.");
  with_ratio(t);
  sided(t);
  t.source(core::cite("cohen1988"))
      .example("hypothesis.t_power(effect = 0.5, n = 64).power", 0.8014595579287103, 1e-9)
      .example("hypothesis.t_power(effect = 0.5, power = 0.8).n", 63.765610587854056, 1e-6);

  auto anova =
      design(registry, "anova_power", &anova_power, "Power, size, effect or level of a one-way analysis of variance.",
             "Cohen's f, the spread of the groups' means over that within groups.", "Values in all groups.");
  anova.parameter("groups", &AnovaPower::groups).range(core::at_least(2)).meaning("Groups, of equal size.");
  anova.source(core::cite("cohen1988"))
      .example("hypothesis.anova_power(effect = 0.25, n = 60, groups = 3).power", 0.37443107625635436, 1e-9);

  auto chi = design(registry, "chi_squared_power", &chi_squared_power,
                    "Power, size, effect or level of a χ² test of a table or a fit.",
                    "Cohen's w, the root of Σ (p − p₀)²/p₀.", "Observations.");
  chi.parameter("degrees_of_freedom", &ChiSquaredPower::degrees_of_freedom)
      .range(core::at_least(1))
      .meaning("(rows − 1)(columns − 1) of a table, cells less one of a fit.");
  chi.source(core::cite("cohen1988"))
      .example("hypothesis.chi_squared_power(effect = 0.3, n = 100).power", 0.850838767, 1e-6);

  auto correlation =
      design(registry, "correlation_power", &correlation_power,
             "Power, size, effect or level of a test of correlation, by Fisher's z.", "The correlation.", "Pairs.");
  sided(correlation);
  correlation.source(core::cite("cohen1988"))
      .example("hypothesis.correlation_power(effect = 0.3, n = 85).power", 0.80025, 1e-3);

  auto proportions = design(registry, "proportions_power", &proportions_power,
                            "Power, size, effect or level of a comparison of two proportions.",
                            "Cohen's h, of cohen_h(p₁, p₂).", "Observations in the first sample.");
  with_ratio(proportions);
  sided(proportions);
  proportions.source(core::cite("cohen1988"))
      .example("hypothesis.proportions_power(effect = hypothesis.cohen_h(0.5, 0.3), power = 0.8).n", 92.69608121266178,
               1e-5);

  registry.kernel("hypothesis.cohen_h", &cohen_h)
      .summary("How far two proportions are apart: 2 asin √p₁ − 2 asin √p₂.")
      .parameter("first", &CohenH::first)
      .required()
      .range(core::between(0, 1))
      .meaning("The first proportion.")
      .parameter("second", &CohenH::second)
      .required()
      .range(core::between(0, 1))
      .meaning("The second one.")
      .returns("Cohen's h, in [−π, π].")
      .source(core::cite("cohen1988"))
      .example("hypothesis.cohen_h(1, 0)", 3.141592653589793, 1e-12);

  auto simulated = registry.kernel("hypothesis.simulated_power", &simulated_power);
  simulated.summary("Power of any test by simulation: the share of drawn studies with p ≤ alpha.")
      .parameter("study", &SimulatedPower::study)
      .required()
      .arity(1)
      .meaning("A function of n that draws samples and gives p or a test's result.")
      .parameter("n", &SimulatedPower::n)
      .required()
      .range(core::at_least(1))
      .meaning("What the study is called with; a whole number.")
      .parameter("alpha", &SimulatedPower::alpha)
      .range(core::strictly_between(0, 1))
      .meaning("The level that p is compared with.")
      .parameter("studies", &SimulatedPower::studies)
      .range(core::between(1, 100000000))
      .meaning("How many studies are drawn.")
      .parameter("confidence", &SimulatedPower::confidence)
      .range(core::strictly_between(0, 1))
      .meaning("Level of the interval.")
      .result("reading", &SimulatedPowerResult::reading)
      .meaning("The result as one line.")
      .result("power", &SimulatedPowerResult::power)
      .meaning("Share of studies with p ≤ alpha.")
      .result("interval", &SimulatedPowerResult::interval)
      .meaning("Wilson's interval of it.")
      .result("rejections", &SimulatedPowerResult::rejections)
      .meaning("Studies with p ≤ alpha.")
      .result("studies", &SimulatedPowerResult::studies)
      .meaning("Studies drawn.")
      .result("undefined", &SimulatedPowerResult::undefined)
      .meaning("Studies without a p, which count as not rejecting.")
      .result("n", &SimulatedPowerResult::n)
      .meaning("What the study was called with.")
      .result("alpha", &SimulatedPowerResult::alpha)
      .meaning("The level.")
      .draws_randomness()
      .source(core::cite("cohen1988"))
      .source(core::cite("wilson1927", "for the interval"))
      .example(
          "hypothesis.simulated_power(n => hypothesis.welch_t(normal(0.5, 1, n), normal(0, 1, n)), n = 64, studies = "
          "2000).power",
          0.8, 0.05);
}

}  // namespace ansatz::hypothesis
