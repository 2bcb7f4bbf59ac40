// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/means/alexander_govern.h"
#include "stdlib/hypothesis/means/brown_forsythe_anova.h"
#include "stdlib/hypothesis/means/equivalence_t.h"
#include "stdlib/hypothesis/means/one_sample_t.h"
#include "stdlib/hypothesis/means/one_way_anova.h"
#include "stdlib/hypothesis/means/paired_t.h"
#include "stdlib/hypothesis/means/student_t.h"
#include "stdlib/hypothesis/means/welch_anova.h"
#include "stdlib/hypothesis/means/welch_t.h"
#include "stdlib/hypothesis/means/yuen_t.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kFirstLarger = "\"greater\": the first mean is larger.";

void declare_two_means(core::Registry& registry) {
  auto welch = registry.kernel("hypothesis.welch_t", &welch_t);
  welch.summary("Welch's t test: do two means differ, whatever the variances?");
  read_comparison(welch, kTwo);
  read_alternative(welch, &WelchT::alternative, kFirstLarger);
  read_confidence(welch, &WelchT::confidence);
  welch.source(core::cite("welch1947")).example(two_sample_example("welch_t", ".p"), 0.0030831338480811392, 1e-10);

  auto student = registry.kernel("hypothesis.student_t", &student_t);
  student.summary("Student's t test: do two means differ, given one variance?");
  read_comparison(student, kTwo);
  read_alternative(student, &StudentT::alternative, kFirstLarger);
  read_confidence(student, &StudentT::confidence);
  student.source(core::cite("student1908")).example(two_sample_example("student_t", ".p"), 0.003432505202794597, 1e-10);

  auto paired = registry.kernel("hypothesis.paired_t", &paired_t);
  paired.summary("Paired t test: is the mean difference of matched values 0?");
  read_comparison(paired, kPairs);
  read_alternative(paired, &PairedT::alternative, kFirstLarger);
  read_confidence(paired, &PairedT::confidence);
  paired.source(core::cite("student1908"))
      .example("hypothesis.paired_t([3, 5, 4, 8], [1, 4, 4, 5]).statistic", 2.32379000772445, 1e-10);

  auto yuen = registry.kernel("hypothesis.yuen_t", &yuen_t);
  yuen.summary("Yuen's t test: do two trimmed means differ, whatever the variances and the outliers?");
  read_comparison(yuen, kTwo);
  yuen.parameter("trim", &YuenT::trim)
      .range(core::between(0, 0.5))
      .meaning("Share of a sample left out at either end, below one half.");
  read_alternative(yuen, &YuenT::alternative, "\"greater\": the first trimmed mean is larger.");
  read_confidence(yuen, &YuenT::confidence);
  yuen.source(core::cite("yuen1974")).example(two_sample_example("yuen_t", ".p"), 0.010505344721485588, 1e-10);

  auto equivalence = registry.kernel("hypothesis.equivalence_t", &equivalence_t);
  equivalence.summary("Equivalence by two one-sided t tests: do two means differ by no more than the bounds?")
      .details(
          "To reject is to show that they do not differ by more. Unpaired samples are compared by Welch's t test.");
  read_comparison(equivalence, kTwo);
  equivalence.parameter("bounds", &EquivalenceT::bounds)
      .required()
      .range(core::increasing())
      .meaning("Differences of the means that count as none, low..high in the unit of the data.")
      .parameter("paired", &EquivalenceT::paired)
      .meaning("Whether the samples are matched value by value.");
  read_confidence(equivalence, &EquivalenceT::confidence);
  equivalence.source(core::cite("schuirmann1987"))
      .example("hypothesis.equivalence_t([4.1, 3.9, 4.0, 4.2], [4.0, 4.1, 3.9, 4.1], bounds = -0.5..0.5).p",
               0.00069533045472055372, 1e-10);
}

void declare_several_means(core::Registry& registry) {
  auto anova = registry.kernel("hypothesis.one_way_anova", &one_way_anova);
  anova.summary("One-way analysis of variance: are all means the same, given one variance?");
  read_comparison(anova, kSeveral);
  read_confidence(anova, &OneWayAnova::confidence);
  anova.source(core::cite("fisher1925"))
      .example("hypothesis.one_way_anova([1, 2, 3], [2, 3, 4], [6, 7, 8]).statistic", 21, 1e-10);

  auto welch = registry.kernel("hypothesis.welch_anova", &welch_anova);
  welch.summary("Welch's analysis of variance: are all means the same, whatever the variances?");
  read_comparison(welch, kSeveral);
  read_confidence(welch, &WelchAnova::confidence);
  welch.source(core::cite("welch1951"))
      .example("hypothesis.welch_anova([1, 2, 3], [2, 3, 4], [6, 7, 8]).statistic", 18, 1e-10);

  auto brown = registry.kernel("hypothesis.brown_forsythe_anova", &brown_forsythe_anova);
  brown.summary("Brown and Forsythe's F*: are all means the same, whatever the variances?");
  read_comparison(brown, kSeveral);
  read_confidence(brown, &BrownForsytheAnova::confidence);
  brown.source(core::cite("brown1974"))
      .example("hypothesis.brown_forsythe_anova([1, 2, 3], [2, 3, 4], [6, 7, 8]).statistic", 21, 1e-10);

  auto alexander = registry.kernel("hypothesis.alexander_govern", &alexander_govern);
  alexander.summary("Alexander and Govern's test: are all means the same, whatever the variances?");
  read_comparison(alexander, kSeveral);
  alexander.source(core::cite("alexander1994"))
      .example("hypothesis.alexander_govern([1, 2, 3], [2, 3, 4], [6, 7, 8]).statistic", 9.12460892949116, 1e-10);
}

}  // namespace

void declare_mean_tests(core::Registry& registry) {
  auto one = registry.kernel("hypothesis.one_sample_t", &one_sample_t);
  one.summary("One-sample t test: is the mean what it is held against?");
  read_comparison(one, kOne);
  one.parameter("mean", &OneSampleT::mean).meaning("The mean μ it is held against, in the unit of the data.");
  read_alternative(one, &OneSampleT::alternative, "\"greater\": the mean is above μ.");
  read_confidence(one, &OneSampleT::confidence);
  one.source(core::cite("student1908"))
      .example("hypothesis.one_sample_t([12.1, 14.3, 11.8, 15.2, 13.7, 12.9, 16.1, 14.8], mean = 13).p",
               0.1526054629688227, 1e-10);
  declare_two_means(registry);
  declare_several_means(registry);
}

}  // namespace ansatz::hypothesis
