// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/variances/ansari_bradley.h"
#include "stdlib/hypothesis/variances/bartlett.h"
#include "stdlib/hypothesis/variances/cochran_c.h"
#include "stdlib/hypothesis/variances/fligner_killeen.h"
#include "stdlib/hypothesis/variances/hartley.h"
#include "stdlib/hypothesis/variances/levene.h"
#include "stdlib/hypothesis/variances/variance_ratio.h"

namespace ansatz::hypothesis {

void declare_variance_tests(core::Registry& registry) {
  auto by_distances = registry.kernel("hypothesis.levene", &levene);
  by_distances.summary("Levene's test, by default Brown and Forsythe's: are all variances the same?");
  read_comparison(by_distances, kSeveral);
  by_distances.parameter("center", &Levene::center)
      .range(core::one_of({"median", "mean", "trimmed"}))
      .meaning("What distances are taken from; \"trimmed\" is the mean without 5 % at either end.");
  by_distances.source(core::cite("forsythe1974"))
      .example("hypothesis.levene([1, 2, 3], [2, 4, 6, 8], [6, 7, 8]).statistic", 2.8, 1e-10);

  auto by_likelihood = registry.kernel("hypothesis.bartlett", &bartlett);
  by_likelihood.summary("Bartlett's test: are all variances the same, given normal values?");
  read_comparison(by_likelihood, kSeveral);
  by_likelihood.source(core::cite("bartlett1937"))
      .example(two_sample_example("bartlett", ".p"), 0.50781039693780095, 1e-10);

  auto by_range = registry.kernel("hypothesis.hartley", &hartley);
  by_range.summary("Hartley's F_max: are all variances the same, given normal values? By the largest over the least.")
      .details("F_max has no interval: which two variances it is of is for chance to say, and it is never below 1.");
  read_comparison(by_range, kSeveral);
  by_range.source(core::cite("hartley1950")).example("hypothesis.hartley([1, 2, 3], [2, 4, 6]).p", 0.4, 1e-9);

  auto by_share = registry.kernel("hypothesis.cochran_c", &cochran_c);
  by_share.summary("Cochran's C: is one variance larger than all others are, given normal values?")
      .details("C has no interval: which sample it is of is for chance to say, and it is never below 1/k.");
  read_comparison(by_share, kSeveral);
  by_share.source(core::cite("cochran1941"))
      .source(core::cite("lam2010", "for samples of any sizes"))
      .example("hypothesis.cochran_c([1, 2, 3], [2, 4, 6], [1, 2, 3]).statistic", 2.0 / 3, 1e-12);

  auto by_scores = registry.kernel("hypothesis.fligner_killeen", &fligner_killeen);
  by_scores.summary("Fligner–Killeen test: are all variances the same, whatever the distribution?");
  read_comparison(by_scores, kSeveral);
  by_scores.source(core::cite("fligner1976"))
      .example(two_sample_example("fligner_killeen", ".p"), 0.30296409535622026, 1e-10);

  auto by_ranks = registry.kernel("hypothesis.ansari_bradley", &ansari_bradley);
  by_ranks.summary("Ansari–Bradley test: are two samples with one median spread equally wide?");
  read_comparison(by_ranks, kTwo);
  read_alternative(by_ranks, &AnsariBradley::alternative, "\"greater\": the first sample is spread wider.");
  read_method(by_ranks, &AnsariBradley::method, "How p is found; \"auto\" is exact below 55 values in each sample.");
  by_ranks.source(core::cite("ansari1960")).example(two_sample_example("ansari_bradley", ".statistic"), 34, 1e-12);

  auto ratio = registry.kernel("hypothesis.variance_ratio", &variance_ratio);
  ratio.summary("F test of two variances of normal samples, with the interval of their ratio.");
  read_comparison(ratio, kTwo);
  read_alternative(ratio, &VarianceRatio::alternative, "\"greater\": the first variance is larger.");
  read_confidence(ratio, &VarianceRatio::confidence);
  ratio.source(core::cite("fisher1925"))
      .example("hypothesis.variance_ratio([1, 2, 3], [2, 4, 6, 8]).statistic", 0.15, 1e-12);
}

}  // namespace ansatz::hypothesis
