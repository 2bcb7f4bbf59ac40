// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/module.h"
#include "stdlib/core/declare/bibliography.h"

#include "stdlib/hypothesis/adjusted_p.h"
#include "stdlib/hypothesis/cliff_delta.h"
#include "stdlib/hypothesis/cohen_d.h"
#include "stdlib/hypothesis/hodges_lehmann.h"
#include "stdlib/hypothesis/kolmogorov_smirnov.h"
#include "stdlib/hypothesis/kruskal_wallis.h"
#include "stdlib/hypothesis/mann_whitney.h"
#include "stdlib/hypothesis/one_way_anova.h"
#include "stdlib/hypothesis/permutation_test.h"
#include "stdlib/hypothesis/variance_explained.h"
#include "stdlib/hypothesis/welch_t.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kTwoExamples =
    "[12.1, 14.3, 11.8, 15.2, 13.7, 12.9, 16.1, 14.8], [10.4, 11.9, 12.3, 9.8, 13.1, 11.2, 10.7]";

std::string example(const std::string& kernel, const std::string& rest) {
  return "hypothesis." + kernel + "(" + kTwoExamples + ")" + rest;
}

void declare_results(core::Registry& registry) {
  registry.structure<Effect>("effect_size")
      .field("name", &Effect::name)
      .meaning("What measures the effect.")
      .field("value", &Effect::value)
      .meaning("How large it is.")
      .field("interval", &Effect::interval)
      .meaning("Two-sided confidence interval; nothing where there is none.")
      .field("confidence", &Effect::confidence)
      .meaning("Level of the interval.");
  registry.structure<TestResult>("test_result")
      .field("reading", &TestResult::reading)
      .meaning("The result as one line.")
      .field("test", &TestResult::test)
      .meaning("The test.")
      .field("symbol", &TestResult::symbol)
      .meaning("How its statistic is written.")
      .field("statistic", &TestResult::statistic)
      .meaning("The statistic, of the first sample where samples differ.")
      .field("degrees_of_freedom", &TestResult::degrees_of_freedom)
      .meaning("None, one or two.")
      .field("p", &TestResult::p)
      .meaning("Probability of a statistic as extreme under the null hypothesis; nothing where it is undefined.")
      .field("alternative", &TestResult::alternative)
      .meaning("\"two-sided\", \"greater\" or \"less\".")
      .field("n", &TestResult::n)
      .meaning("Sizes of the samples.")
      .field("groups", &TestResult::groups)
      .meaning("Names of the samples.")
      .field("estimate", &TestResult::estimate)
      .meaning("In the unit of the data; nothing where the test has none.")
      .field("estimate_of", &TestResult::estimate_of)
      .meaning("What the estimate is of.")
      .field("interval", &TestResult::interval)
      .meaning("Two-sided confidence interval of the estimate.")
      .field("effect", &TestResult::effect)
      .meaning("Effect size with its interval.")
      .field("method", &TestResult::method)
      .meaning("How p was found: \"exact\", \"asymptotic\", \"Monte Carlo\"; empty where there is one way.")
      .field("ties", &TestResult::ties)
      .meaning("Distinct values that occur more than once.")
      .field("missing", &TestResult::missing)
      .meaning("NaNs left out.")
      .field("smallest_p", &TestResult::smallest_p)
      .meaning("The least p that samples of these sizes could have given.")
      .field("warnings", &TestResult::warnings)
      .meaning("Doubts about the result.");
}

// What every comparison of samples is asked.
template <class Question, class Out>
void read_comparison(core::KernelBuilder<Question, Out>& kernel, const char* samples) {
  kernel.parameter("samples", &Comparison::samples)
      .independent()
      .rest()
      .required()
      .range(core::any_number())
      .meaning(samples)
      .parameter("groups", &Comparison::groups)
      .meaning("Names of the groups to compare, in this order; all where none are named.")
      .parameter("missing", &Comparison::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning("What a NaN gets: an error with their number, or \"drop\" to leave it out.");
}

constexpr const char* kTwo = "Two samples: x by g, or two arrays, or one array with a sample a row.";
constexpr const char* kSeveral = "Two samples or more: x by g, or an array each, or one array with a sample a row.";

template <class Question, class Out>
void read_confidence(core::KernelBuilder<Question, Out>& kernel, double Question::*confidence) {
  kernel.parameter("confidence", confidence)
      .range(core::strictly_between(0, 1))
      .meaning("Level of the confidence intervals.");
}

template <class Question, class Out>
void read_alternative(core::KernelBuilder<Question, Out>& kernel, std::string Question::*alternative,
                      const char* meaning) {
  kernel.parameter("alternative", alternative).range(core::one_of({"two-sided", "greater", "less"})).meaning(meaning);
}

template <class Question, class Out>
void read_method(core::KernelBuilder<Question, Out>& kernel, std::string Question::*method, const char* meaning) {
  kernel.parameter("method", method).range(core::one_of({"auto", "exact", "asymptotic"})).meaning(meaning);
}

void declare_rank_tests(core::Registry& registry) {
  auto mann_whitney_kernel = registry.kernel("hypothesis.mann_whitney", &mann_whitney);
  mann_whitney_kernel.summary("Mann–Whitney U test: does one sample tend to be larger than the other?");
  read_comparison(mann_whitney_kernel, kTwo);
  read_alternative(mann_whitney_kernel, &MannWhitney::alternative, "\"greater\": the first sample is larger.");
  read_method(mann_whitney_kernel, &MannWhitney::method,
              "How p is found; \"auto\" is exact where a sample has at most 8 values and there are no ties.");
  mann_whitney_kernel.parameter("continuity", &MannWhitney::continuity)
      .meaning("The half in the normal approximation.");
  read_confidence(mann_whitney_kernel, &MannWhitney::confidence);
  mann_whitney_kernel.source(core::cite("mann1947"))
      .source(core::cite("lehmann1975"))
      .example(example("mann_whitney", ".p"), 0.009324009324009324, 1e-10);

  auto kruskal = registry.kernel("hypothesis.kruskal_wallis", &kruskal_wallis);
  kruskal.summary("Kruskal–Wallis rank test: do all samples come from one distribution?");
  read_comparison(kruskal, kSeveral);
  read_confidence(kruskal, &KruskalWallis::confidence);
  kruskal.source(core::cite("kruskal1952"))
      .example("hypothesis.kruskal_wallis([1, 3, 5, 7, 9], [2, 4, 6, 8, 10], [11, 12, 13, 14, 15]).statistic", 9.5,
               1e-10);

  auto kolmogorov = registry.kernel("hypothesis.kolmogorov_smirnov", &kolmogorov_smirnov);
  kolmogorov.summary("Two-sample Kolmogorov–Smirnov test: do the samples come from one distribution?");
  read_comparison(kolmogorov, kTwo);
  read_alternative(kolmogorov, &KolmogorovSmirnov::alternative, "\"greater\": the first sample is larger somewhere.");
  read_method(kolmogorov, &KolmogorovSmirnov::method,
              "How p is found; \"auto\" is exact up to 10⁴ values in each sample.");
  read_confidence(kolmogorov, &KolmogorovSmirnov::confidence);
  kolmogorov.source(core::cite("hodges1958"))
      .source(core::cite("schroer1995"))
      .example(example("kolmogorov_smirnov", ".p"), 0.055944055944055944, 1e-10);
}

void declare_mean_tests(core::Registry& registry) {
  auto welch = registry.kernel("hypothesis.welch_t", &welch_t);
  welch.summary("Welch's t test: do two means differ, whatever the variances?");
  read_comparison(welch, kTwo);
  read_alternative(welch, &WelchT::alternative, "\"greater\": the first mean is larger.");
  read_confidence(welch, &WelchT::confidence);
  welch.source(core::cite("welch1947")).example(example("welch_t", ".p"), 0.0030831338480811392, 1e-10);

  auto anova = registry.kernel("hypothesis.one_way_anova", &one_way_anova);
  anova.summary("One-way analysis of variance: are all means the same, given one variance?");
  read_comparison(anova, kSeveral);
  read_confidence(anova, &OneWayAnova::confidence);
  anova.source(core::cite("fisher1925"))
      .example("hypothesis.one_way_anova([1, 2, 3], [2, 3, 4], [6, 7, 8]).statistic", 21, 1e-10);

  auto permutation = registry.kernel("hypothesis.permutation_test", &permutation_test);
  permutation.summary("Permutation test of any statistic: how often does a random division do as well?")
      .details(
          "All divisions are enumerated when there are no more of them than draws; otherwise that many random ones are "
          "drawn and p = (b + 1)/(B + 1). Two-sided p is twice the smaller tail.");
  read_comparison(permutation, kSeveral);
  permutation.parameter("statistic", &PermutationTest::statistic)
      .arity(2)
      .meaning("\"mean_difference\", \"median_difference\", or a function of the samples that gives a number.");
  read_alternative(permutation, &PermutationTest::alternative, "\"greater\": the observed statistic is large.");
  permutation.parameter("draws", &PermutationTest::draws)
      .range(core::between(1, 100000000))
      .meaning("Random divisions B; the most that are enumerated is this or a million.")
      .draws_randomness()
      .source(core::cite("phipson2010"))
      .example("hypothesis.permutation_test([1, 2, 3], [4, 5, 6]).p", 0.1, 1e-12);
}

void declare_effects(core::Registry& registry) {
  auto cohen = registry.kernel("hypothesis.cohen_d", &cohen_d);
  cohen.summary("Cohen's d with the interval of the noncentral t.");
  read_comparison(cohen, kTwo);
  read_confidence(cohen, &CohenD::confidence);
  cohen.source(core::cite("cohen1988"))
      .source(core::cite("cumming2001"))
      .example(example("cohen_d", ".value"), 1.846884925476413, 1e-10);

  auto hedges = registry.kernel("hypothesis.hedges_g", &hedges_g);
  hedges.summary("Hedges' g: Cohen's d without its bias, with the interval of the noncentral t.");
  read_comparison(hedges, kTwo);
  read_confidence(hedges, &CohenD::confidence);
  hedges.source(core::cite("hedges1981")).example(example("hedges_g", ".value"), 1.7378863343100623, 1e-10);

  auto cliff = registry.kernel("hypothesis.cliff_delta", &cliff_delta);
  cliff.summary("Cliff's δ = P(X > Y) − P(X < Y), with its asymmetric interval.");
  read_comparison(cliff, kTwo);
  read_confidence(cliff, &CliffDelta::confidence);
  cliff.source(core::cite("cliff1993")).example(example("cliff_delta", ".value"), 0.7857142857142857, 1e-12);

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
}

void declare_corrections(core::Registry& registry) {
  constexpr const char* kFamily = "The p-values of one family; a NaN stays and is not counted.";
  registry.kernel("hypothesis.holm", &holm)
      .summary("Holm's adjusted p-values: no false rejection with the given chance.")
      .parameter("p", &AdjustedP::p)
      .required()
      .range(core::any_number())
      .meaning(kFamily)
      .returns("Adjusted p-values in the order given.")
      .source(core::cite("holm1979"))
      .example("hypothesis.holm([0.01, 0.04, 0.03])[2]", 0.06, 1e-12);
  registry.kernel("hypothesis.benjamini_hochberg", &benjamini_hochberg)
      .summary("Benjamini–Hochberg adjusted p-values: the share of false rejections at most the given one.")
      .parameter("p", &AdjustedP::p)
      .required()
      .range(core::any_number())
      .meaning(kFamily)
      .returns("Adjusted p-values in the order given.")
      .source(core::cite("benjamini1995"))
      .example("hypothesis.benjamini_hochberg([0.01, 0.04, 0.03])[3]", 0.04, 1e-12);
}

}  // namespace

void declare(core::Registry& registry) {
  registry.module("hypothesis", "Hypothesis tests, effect sizes and corrections.");
  declare_results(registry);
  declare_rank_tests(registry);
  declare_mean_tests(registry);
  declare_effects(registry);
  declare_corrections(registry);
}

}  // namespace ansatz::hypothesis
