// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/effects/cliff_delta.h"
#include "stdlib/hypothesis/effects/cohen_d.h"
#include "stdlib/hypothesis/effects/roc_auc.h"
#include "stdlib/hypothesis/effects/theil_u.h"
#include "stdlib/hypothesis/effects/variance_explained.h"
#include "stdlib/hypothesis/ranks/hodges_lehmann.h"

namespace ansatz::hypothesis {

void declare_effects(core::Registry& registry) {
  auto cohen = registry.kernel("hypothesis.cohen_d", &cohen_d);
  cohen.summary("Cohen's d with the interval of the noncentral t.");
  read_comparison(cohen, kTwo);
  read_confidence(cohen, &CohenD::confidence);
  cohen.source(core::cite("cohen1988"))
      .source(core::cite("cumming2001"))
      .example(two_sample_example("cohen_d", ".value"), 1.846884925476413, 1e-10);

  auto hedges = registry.kernel("hypothesis.hedges_g", &hedges_g);
  hedges.summary("Hedges' g: Cohen's d without its bias, with the interval of the noncentral t.");
  read_comparison(hedges, kTwo);
  read_confidence(hedges, &CohenD::confidence);
  hedges.source(core::cite("hedges1981")).example(two_sample_example("hedges_g", ".value"), 1.7378863343100623, 1e-10);

  auto glass = registry.kernel("hypothesis.glass_delta", &glass_delta);
  glass.summary("Glass's Δ: the difference of means in standard deviations of the control group, the second sample.");
  read_comparison(glass, kTwo);
  read_confidence(glass, &CohenD::confidence);
  glass.source(core::cite("glass1981"))
      .source(core::cite("algina2006", "for the interval"))
      .example("hypothesis.glass_delta([4, 6, 11], [1, 2, 3]).value", 5, 1e-12);

  auto cliff = registry.kernel("hypothesis.cliff_delta", &cliff_delta);
  cliff.summary("Cliff's δ = P(X > Y) − P(X < Y), with its asymmetric interval.");
  read_comparison(cliff, kTwo);
  read_confidence(cliff, &CliffDelta::confidence);
  cliff.source(core::cite("cliff1993")).example(two_sample_example("cliff_delta", ".value"), 0.7857142857142857, 1e-12);

  auto lehmann = registry.kernel("hypothesis.hodges_lehmann", &hodges_lehmann);
  lehmann.summary("Hodges–Lehmann shift: the median of all differences, with the interval of the Mann–Whitney test.");
  read_comparison(lehmann, kTwo);
  read_confidence(lehmann, &HodgesLehmann::confidence);
  lehmann.source(core::cite("hodges1963")).example("hypothesis.hodges_lehmann([3, 5, 8], [1, 2, 6]).value", 2, 1e-12);

  const std::string samples = "([1, 2, 3], [2, 3, 4], [6, 7, 8]).value";
  const auto share = [&](const char* name, Effect (*kernel)(const VarianceExplained&, core::Run&), const char* summary,
                         const char* source, double value) {
    auto declared = registry.kernel(std::string("hypothesis.") + name, kernel);
    declared.summary(summary);
    read_comparison(declared, kSeveral);
    read_confidence(declared, &VarianceExplained::confidence);
    declared.source(core::cite(source)).source(core::cite("steiger2004", "for the interval"));
    declared.example(std::string("hypothesis.") + name + samples, value, 1e-12);
  };
  share("eta_squared", &eta_squared, "η²: the share of the samples' variance that lies between them.", "fisher1925",
        0.875);
  share("omega_squared", &omega_squared, "ω²: estimate of the population's share of variance between samples.",
        "hays1963", 40.0 / 49);
  share("epsilon_squared", &epsilon_squared, "ε²: estimate of the population's share of variance between samples.",
        "kelley1935", 40.0 / 48);

  auto area = registry.kernel("hypothesis.roc_auc", &roc_auc);
  area.summary("Area under the ROC: how often what has a property scores higher, with DeLong's interval.");
  read_comparison(area,
                  {"Two samples: scores of what has the property, and of what has not; x by g, or two arrays.", 2});
  read_confidence(area, &RocAuc::confidence);
  area.source(core::cite("delong1988")).example(two_sample_example("roc_auc", ".estimate"), 50.0 / 56, 1e-12);

  auto both = registry.kernel("hypothesis.delong", &delong);
  both.summary("DeLong's test: do two scores tell the same things apart equally well?")
      .parameter("has", &DeLong::has)
      .required()
      .meaning("Which things have the property: truth values, or 0 and 1.")
      .parameter("first", &DeLong::first)
      .required()
      .range(core::any_number())
      .meaning("A score of each.")
      .parameter("second", &DeLong::second)
      .required()
      .range(core::any_number())
      .meaning("Another score of each.");
  read_confidence(both, &DeLong::confidence);
  both.source(core::cite("delong1988"))
      .source(core::cite("sun2014"))
      .example("hypothesis.delong([1, 1, 1, 0, 0, 0], [4, 5, 2, 3, 1, 0], [1, 5, 3, 4, 2, 0]).estimate", 2.0 / 9,
               1e-12);

  registry.kernel("hypothesis.theil_u", &theil_u)
      .summary("Theil's U, the uncertainty coefficient: what share of a column's entropy another column tells.")
      .parameter("table", &TheilU::table)
      .shape("row", "column")
      .required()
      .range(core::at_least(0))
      .meaning("Whole numbers: how often the two came together, as contingency_table counts them.")
      .parameter("of", &TheilU::of)
      .range(core::one_of({"columns", "rows", "both"}))
      .meaning("Whose entropy it is a share of; \"both\": of the mean of the two.")
      .parameter("confidence", &TheilU::confidence)
      .range(core::strictly_between(0, 1))
      .meaning("Level of the confidence intervals.")
      .source(core::cite("theil1970"))
      .source(core::cite("brown1975", "for its error"))
      .example("hypothesis.theil_u([[10, 0], [0, 10]]).value", 1, 1e-12);
}

}  // namespace ansatz::hypothesis
