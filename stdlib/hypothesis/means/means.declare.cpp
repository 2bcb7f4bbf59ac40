// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/means/one_way_anova.h"
#include "stdlib/hypothesis/means/welch_t.h"

namespace ansatz::hypothesis {

void declare_mean_tests(core::Registry& registry) {
  auto welch = registry.kernel("hypothesis.welch_t", &welch_t);
  welch.summary("Welch's t test: do two means differ, whatever the variances?");
  read_comparison(welch, kTwo);
  read_alternative(welch, &WelchT::alternative, "\"greater\": the first mean is larger.");
  read_confidence(welch, &WelchT::confidence);
  welch.source(core::cite("welch1947")).example(two_sample_example("welch_t", ".p"), 0.0030831338480811392, 1e-10);

  auto anova = registry.kernel("hypothesis.one_way_anova", &one_way_anova);
  anova.summary("One-way analysis of variance: are all means the same, given one variance?");
  read_comparison(anova, kSeveral);
  read_confidence(anova, &OneWayAnova::confidence);
  anova.source(core::cite("fisher1925"))
      .example("hypothesis.one_way_anova([1, 2, 3], [2, 3, 4], [6, 7, 8]).statistic", 21, 1e-10);
}

}  // namespace ansatz::hypothesis
