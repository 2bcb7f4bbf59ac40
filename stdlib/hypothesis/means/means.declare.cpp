// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/means/alexander_govern.h"
#include "stdlib/hypothesis/means/brown_forsythe_anova.h"
#include "stdlib/hypothesis/means/equivalence_t.h"
#include "stdlib/hypothesis/means/factorial_anova.h"
#include "stdlib/hypothesis/means/five_by_two.h"
#include "stdlib/hypothesis/means/hotelling.h"
#include "stdlib/hypothesis/means/manova.h"
#include "stdlib/hypothesis/means/mixed_anova.h"
#include "stdlib/hypothesis/means/one_sample_t.h"
#include "stdlib/hypothesis/means/one_way_anova.h"
#include "stdlib/hypothesis/means/paired_t.h"
#include "stdlib/hypothesis/means/repeated_measures_anova.h"
#include "stdlib/hypothesis/means/resampled_t.h"
#include "stdlib/hypothesis/means/student_t.h"
#include "stdlib/hypothesis/means/summary_t.h"
#include "stdlib/hypothesis/means/welch_anova.h"
#include "stdlib/hypothesis/means/welch_t.h"
#include "stdlib/hypothesis/means/yuen_t.h"
#include "stdlib/hypothesis/means/z_test.h"

namespace ansatz::hypothesis {

namespace {

constexpr Takes kSeveralOfPoints{"Two samples or more of points, [draw, component]: an array each."};
constexpr const char* kPoints = "([[1, 2], [2, 1], [3, 4], [4, 3]], [[4, 5], [5, 5], [6, 8], [8, 7]])";
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

  auto splits = registry.kernel("hypothesis.resampled_t", &resampled_t);
  splits.summary("Corrected resampled t test: does one learner score higher than another on splits of the same data?");
  read_comparison(splits, kPairs);
  splits.parameter("test_size", &ResampledT::test_size)
      .required()
      .range(core::above(0))
      .meaning("Things in each test set.")
      .parameter("train_size", &ResampledT::train_size)
      .required()
      .range(core::above(0))
      .meaning("Things in each training set.");
  read_alternative(splits, &ResampledT::alternative, "\"greater\": the first learner scores higher.");
  read_confidence(splits, &ResampledT::confidence);
  splits.source(core::cite("nadeau2003"))
      .example("hypothesis.resampled_t([0.9, 0.8, 0.85], [0.8, 0.75, 0.85], test_size = 10, train_size = 20).statistic",
               1.0954451150103321, 1e-9);

  auto halvings = registry.kernel("hypothesis.five_by_two", &five_by_two);
  halvings
      .summary(
          "5 × 2 cross-validated F or t test: does one learner score higher than another on halves of the same data?")
      .details(
          "The mean difference has no interval: ten scores of the same data do not tell how it would vary over "
          "others.");
  read_comparison(halvings,
                  {"Ten scores of either learner, the two of a halving side by side: two arrays, or x by g.", 2});
  halvings.parameter("statistic", &FiveByTwo::statistic)
      .range(core::one_of({"f", "t"}))
      .meaning("Alpaydın's F of all ten differences, or Dietterich's t of the first of them.");
  read_alternative(halvings, &FiveByTwo::alternative, "Of \"t\"; \"greater\": the first learner scores higher.");
  halvings.source(core::cite("dietterich1998"))
      .source(core::cite("alpaydin1999", "for F"))
      .example("hypothesis.five_by_two([3, 2, 4, 2, 3, 5, 4, 4, 3, 3], [1, 2, 3, 3, 1, 2, 2, 3, 1, 4]).statistic",
               29.0 / 19, 1e-12);

  auto yuen = registry.kernel("hypothesis.yuen_t", &yuen_t);
  yuen.summary("Yuen's t test: do two trimmed means differ, whatever the variances and the outliers?");
  read_comparison(yuen, kTwo);
  yuen.parameter("trim", &YuenT::trim)
      .range(core::from_to_below(0, 0.5))
      .meaning("Share of a sample left out at either end.");
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

void declare_known(core::Registry& registry) {
  auto known = registry.kernel("hypothesis.z_test", &z_test);
  known.summary(
      "z test: is a mean what it is said to be, or do two means differ, where standard deviations are known?");
  read_comparison(known, {"One sample, or two: x by g, an array each, or one array with a sample a row.", 2});
  known.parameter("deviations", &ZTest::deviations)
      .required()
      .range(core::above(0))
      .meaning("The known standard deviation of each sample, or one for both.")
      .parameter("mean", &ZTest::mean)
      .meaning("What the mean, or the difference of means, is held against.");
  read_alternative(known, &ZTest::alternative, kFirstLarger);
  read_confidence(known, &ZTest::confidence);
  known.source(core::cite("altman2005"))
      .example("hypothesis.z_test([3, 5, 4, 8], deviations = [2], mean = 3).statistic", 2, 1e-12);

  auto told = registry.kernel("hypothesis.summary_t", &summary_t);
  told.summary("t test from what a paper tells: means, standard deviations and sizes.")
      .parameter("means", &SummaryT::means)
      .required()
      .meaning("The mean of one sample, or of each of two.")
      .parameter("deviations", &SummaryT::deviations)
      .required()
      .range(core::at_least(0))
      .meaning("Their standard deviations.")
      .parameter("sizes", &SummaryT::sizes)
      .required()
      .range(core::at_least(2))
      .meaning("How many values each has.")
      .parameter("mean", &SummaryT::mean)
      .meaning("What the mean, or the difference of means, is held against.")
      .parameter("pooled", &SummaryT::pooled)
      .meaning("One variance for both samples (Student); otherwise Welch's test.");
  read_alternative(told, &SummaryT::alternative, kFirstLarger);
  read_confidence(told, &SummaryT::confidence);
  told.source(core::cite("welch1947"))
      .source(core::cite("altman2005"))
      .example("hypothesis.summary_t([3, 2], [1, 2], [10, 20]).degrees_of_freedom[1]", 27.981818181818184, 1e-10);
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

void declare_repeated_measures(core::Registry& registry) {
  const char* rows = "([7, 6, 8, 5, 9], [5, 5, 7, 4, 6], [4, 5, 5, 4, 3])";
  auto anova = registry.kernel("hypothesis.repeated_measures_anova", &repeated_measures_anova);
  anova.summary("Analysis of variance of repeated measures: do matched samples have one mean?");
  read_comparison(anova, kPairsOrMore);
  anova.parameter("correction", &RepeatedMeasuresAnova::correction)
      .range(core::one_of({"greenhouse_geisser", "huynh_feldt", "none"}))
      .meaning("Of the degrees of freedom, for differences whose variances are not the same.");
  read_confidence(anova, &RepeatedMeasuresAnova::confidence);
  anova.source(core::cite("greenhouse1959"))
      .source(core::cite("huynh1976"))
      .example(std::string("hypothesis.repeated_measures_anova") + rows + ".statistic", 8.835820895522394, 1e-9);

  auto mixed = registry.kernel("hypothesis.mixed_anova", &mixed_anova);
  mixed
      .summary(
          "Analysis of variance of repeated measures of groups: what groups do, what measures do, and both together.")
      .parameter("samples", &MixedAnova::samples)
      .independent()
      .rest()
      .required()
      .range(core::any_number())
      .meaning("The measures: two samples or more of one length, a value a subject.")
      .parameter("groups", &MixedAnova::groups)
      .meaning("Names of the measures to take, of x by g; all where none are named.")
      .parameter("group", &MixedAnova::group)
      .required()
      .meaning("The group of each subject: a text or number for each.")
      .parameter("squares", &MixedAnova::squares)
      .range(core::one_of({"II", "III"}))
      .meaning("Measures averaged over subjects, or over groups whatever their sizes.")
      .parameter("correction", &MixedAnova::correction)
      .range(core::one_of({"greenhouse_geisser", "huynh_feldt", "none"}))
      .meaning("Of the degrees of freedom, for differences whose variances are not the same.");
  read_confidence(mixed, &MixedAnova::confidence);
  mixed.result("reading", &MixedAnovaResult::reading)
      .meaning("The results as one line.")
      .result("between", &MixedAnovaResult::between)
      .meaning("What groups do.")
      .result("within", &MixedAnovaResult::within)
      .meaning("What measures do.")
      .result("interaction", &MixedAnovaResult::interaction)
      .meaning("Whether measures differ otherwise in one group than in another.")
      .result("epsilon", &MixedAnovaResult::epsilon)
      .meaning("Greenhouse and Geisser's ε̂: 1 where differences of measures have one variance.")
      .source(core::cite("winer1971"))
      .source(core::cite("huynh1976"))
      .source(core::cite("lecoutre1991", "for groups"))
      .example(
          "hypothesis.mixed_anova([7, 6, 8, 5, 9, 4], [5, 5, 7, 4, 6, 6], group = [1, 1, 1, 2, 2, "
          "2]).interaction.statistic",
          0.2, 1e-9);

  auto sphere = registry.kernel("hypothesis.mauchly", &mauchly);
  sphere.summary("Mauchly's test of sphericity: have all differences of matched samples one variance?");
  read_comparison(sphere, kBlocks);
  sphere.source(core::cite("mauchly1940"))
      .example(std::string("hypothesis.mauchly") + rows + ".statistic", 0.17041657384745901, 1e-9);
}

void declare_means_of_points(core::Registry& registry) {
  auto one = registry.kernel("hypothesis.one_sample_hotelling", &one_sample_hotelling);
  one.summary("Hotelling's T² of one sample: is the mean of points what it is held against?")
      .parameter("points", &OneSampleHotelling::points)
      .shape("draw", "component")
      .required()
      .range(core::any_number())
      .meaning("A row a point; of matched samples their differences.")
      .parameter("mean", &OneSampleHotelling::mean)
      .range(core::any_number())
      .meaning("The mean μ it is held against, a number a component; 0 where none is given.");
  read_confidence(one, &OneSampleHotelling::confidence);
  one.source(core::cite("hotelling1931"))
      .example("hypothesis.one_sample_hotelling([[6, 9], [10, 6], [8, 3]], mean = [9, 5]).statistic", 7.0 / 9, 1e-10);

  auto two = registry.kernel("hypothesis.hotelling", &hotelling);
  two.summary("Hotelling's T² of two samples: have points the same mean, given one covariance?");
  read_comparison(two, kTwoOfPoints);
  read_confidence(two, &Hotelling::confidence);
  two.source(core::cite("hotelling1931"))
      .source(core::cite("reiser2001", "for the interval"))
      .example(two_sample_example("hotelling", ".statistic"), 3.5685207015915608 * 3.5685207015915608, 1e-9);

  auto several = registry.kernel("hypothesis.manova", &manova);
  several.summary("Multivariate analysis of variance: have points of several groups one mean?")
      .details("Pillai's, Wilks', Hotelling and Lawley's and Roy's functions of the same eigenvalues.");
  read_comparison(several, kSeveralOfPoints);
  read_confidence(several, &Manova::confidence);
  several.result("reading", &ManovaResult::reading)
      .meaning("The results as one line.")
      .result("pillai", &ManovaResult::pillai)
      .meaning("Pillai's trace, which minds unequal covariances least.")
      .result("wilks", &ManovaResult::wilks)
      .meaning("Wilks' Λ, the likelihood ratio.")
      .result("hotelling_lawley", &ManovaResult::hotelling_lawley)
      .meaning("Hotelling and Lawley's trace.")
      .result("roy", &ManovaResult::roy)
      .meaning("Roy's largest root; its p is a lower bound.")
      .source(core::cite("wilks1932"))
      .source(core::cite("pillai1955"))
      .source(core::cite("roy1953"))
      .example(std::string("hypothesis.manova") + kPoints + ".pillai.statistic", 0.713409961685822935, 1e-9);

  auto same = registry.kernel("hypothesis.box_m", &box_m);
  same.summary("Box's M: have groups of points one covariance?")
      .details(
          "There is no effect with an interval: M grows with the points, and no one number says how covariances of "
          "several components differ.");
  read_comparison(same, kSeveralOfPoints);
  same.source(core::cite("box1949"))
      .example(std::string("hypothesis.box_m") + kPoints + ".degrees_of_freedom[1]", 3, 0);
}

void declare_factors(core::Registry& registry) {
  auto two = registry.kernel("hypothesis.two_way_anova", &two_way_anova);
  two.summary("Analysis of variance of two factors: does the mean depend on either, or on how they come together?")
      .details("Cells may be of any sizes; the types of sums of squares agree where all are of one.")
      .parameter("values", &TwoWayAnova::values)
      .required()
      .range(core::any_number())
      .meaning("What was measured.")
      .parameter("first", &TwoWayAnova::first)
      .required()
      .meaning("The first factor: a text or number for each value.")
      .parameter("second", &TwoWayAnova::second)
      .required()
      .meaning("The second factor.")
      .parameter("covariates", &TwoWayAnova::covariates)
      .range(core::any_number())
      .default_text("[]")
      .meaning("Arrays of numbers that are allowed for, a number for each value.")
      .parameter("squares", &TwoWayAnova::squares)
      .range(core::one_of({"I", "II", "III"}))
      .meaning("Type of the sums of squares: in the order given, beside what does not contain it, beside all else.")
      .parameter("interaction", &TwoWayAnova::interaction)
      .meaning("Whether what one factor does may depend on the other.");
  read_confidence(two, &TwoWayAnova::confidence);
  two.result("reading", &TwoWayAnovaResult::reading)
      .meaning("The results as one line.")
      .result("first", &TwoWayAnovaResult::first)
      .meaning("What the first factor does.")
      .result("second", &TwoWayAnovaResult::second)
      .meaning("What the second does.")
      .result("interaction", &TwoWayAnovaResult::interaction)
      .meaning("What they do together beside that; nothing without it.")
      .source(core::cite("yates1934"))
      .source(core::cite("langsrud2003", "for type II"))
      .example(
          "hypothesis.two_way_anova([1, 2, 3, 4, 6, 9, 8, 9], [\"a\", \"a\", \"a\", \"a\", \"b\", \"b\", \"b\", "
          "\"b\"], [1, 1, 2, 2, 1, 1, 2, 2]).first.statistic",
          40.333333333333336, 1e-9);

  auto lines = registry.kernel("hypothesis.ancova", &ancova);
  lines.summary("Analysis of covariance: do the means of groups differ beside what covariates explain?")
      .parameter("values", &Ancova::values)
      .required()
      .range(core::any_number())
      .meaning("What was measured.")
      .parameter("group", &Ancova::group)
      .required()
      .meaning("A text or number for each value.")
      .parameter("covariates", &Ancova::covariates)
      .rest()
      .required()
      .range(core::any_number())
      .meaning("Arrays of numbers that are allowed for, a number for each value.");
  read_confidence(lines, &Ancova::confidence);
  lines.source(core::cite("fisher1925"))
      .example(
          "hypothesis.ancova([1, 2, 3, 4, 6, 7, 8, 9.5], [1, 1, 1, 1, 2, 2, 2, 2], [1, 2, 3, 4, 2, 3, 4, "
          "5]).statistic",
          1041.4285714285713, 1e-6);
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
  declare_known(registry);
  declare_several_means(registry);
  declare_repeated_measures(registry);
  declare_factors(registry);
  declare_means_of_points(registry);
}

}  // namespace ansatz::hypothesis
