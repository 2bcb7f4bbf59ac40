// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/multiplicity/adjusted_p.h"
#include "stdlib/hypothesis/multiplicity/combine_p.h"
#include "stdlib/hypothesis/multiplicity/corrections.h"
#include "stdlib/hypothesis/multiplicity/online_discoveries.h"
#include "stdlib/hypothesis/multiplicity/weighted_p.h"
#include "stdlib/hypothesis/multiplicity/westfall_young.h"

namespace ansatz::hypothesis {

namespace {

/// A correction of whole families: what `correct` of an experiment's hypothesis may name.
struct Declared {
  const char* name;
  core::Array (*kernel)(const AdjustedP&, core::Run&);
  const char* summary;
  const char* source;
  double second_of_three;  ///< of 0.01, 0.04, 0.03
};

template <class Question>
auto& family(core::KernelBuilder<Question, core::Array>& kernel) {
  return kernel.parameter("p", &AdjustedP::p)
      .required()
      .range(core::any_number())
      .meaning("The p-values of one family; a NaN stays and is not counted.");
}

void declare_adjustments(core::Registry& registry) {
  const Declared all[] = {
      {"holm", &holm, "Holm's adjusted p-values: no false rejection with the given chance.", "holm1979", 0.06},
      {"benjamini_hochberg", &benjamini_hochberg,
       "Benjamini–Hochberg adjusted p-values: the share of false rejections at most the given one.", "benjamini1995",
       0.04},
      {"bonferroni", &bonferroni, "Bonferroni's adjusted p-values: no false rejection with the given chance.",
       "holm1979", 0.12},
      {"sidak", &sidak, "Šidák's adjusted p-values: no false rejection of independent tests with the given chance.",
       "sidak1967", 0.115264},
      {"holm_sidak", &holm_sidak, "Šidák's adjusted p-values stepped down as Holm's.", "sidak1967", 0.0591},
      {"hochberg", &hochberg, "Hochberg's adjusted p-values: Holm's stepped up, for independent tests.", "hochberg1988",
       0.04},
      {"hommel", &hommel, "Hommel's adjusted p-values: by Simes' test of every subset, for independent tests.",
       "hommel1988", 0.04},
      {"benjamini_yekutieli", &benjamini_yekutieli,
       "Benjamini–Yekutieli adjusted p-values: the share of false rejections, whatever the dependence.",
       "benjamini2001", 0.04 * 11 / 6},
  };
  for (const Declared& each : all) {
    auto kernel = registry.kernel(std::string("hypothesis.") + each.name, each.kernel);
    kernel.summary(each.summary);
    if (each.name == std::string_view("hommel")) kernel.source(core::cite("meijer2019", "(in time O(m log m))"));
    family(kernel)
        .returns("Adjusted p-values in the order given.")
        .source(core::cite(each.source))
        .example(std::string("hypothesis.") + each.name + "([0.01, 0.04, 0.03])[2]", each.second_of_three, 1e-12);
  }
}

void declare_estimating(core::Registry& registry) {
  auto stages = registry.kernel("hypothesis.benjamini_krieger_yekutieli", &benjamini_krieger_yekutieli);
  stages.summary("Two-stage Benjamini–Hochberg adjusted p-values: the first stage tells how many hypotheses hold.")
      .details("Compare them with the level of the first stage and no other.");
  family(stages)
      .parameter("level", &TwoStage::level)
      .range(core::strictly_between(0, 1))
      .meaning("The share of false rejections q asked for.")
      .returns("Adjusted p-values in the order given.")
      .source(core::cite("benjamini2006"))
      .example("hypothesis.benjamini_krieger_yekutieli([0.01, 0.6, 0.03])[1]", 0.03 * 1.05 / 3, 1e-12);

  auto storey = registry.kernel("hypothesis.storey_q", &storey_q);
  storey.summary("Storey's q-values: Benjamini–Hochberg times the estimated share of true hypotheses.");
  storey.version(2);  // where no p was above lambda every q was 0
  family(storey)
      .parameter("lambda", &StoreyQ::lambda)
      .range(core::from_to_below(0, 1))
      .meaning("p above it are taken to come from true hypotheses.")
      .parameter("null_share", &StoreyQ::null_share)
      .range(core::one_of({"lambda", "spline"}))
      .meaning("How the share of true hypotheses is found: above lambda, or by a spline over many of them, for many p.")
      .returns("q-values in the order given.")
      .source(core::cite("storey2002"))
      .source(core::cite("storey2003", "for the spline"))
      .example("hypothesis.storey_q([0.01, 0.6, 0.03, 0.02])[1]", 0.02, 1e-12);

  auto weighted = registry.kernel("hypothesis.weighted_benjamini_hochberg", &weighted_benjamini_hochberg);
  weighted.summary("Benjamini–Hochberg adjusted p-values with weights that were known before.");
  family(weighted)
      .parameter("weights", &WeightedP::weights)
      .required()
      .range(core::at_least(0))
      .meaning("One for each p, larger where a hypothesis was thought likelier to be false; not from the same data.")
      .returns("Adjusted p-values in the order given.")
      .source(core::cite("genovese2006"))
      .example("hypothesis.weighted_benjamini_hochberg([0.01, 0.04, 0.03], [1, 2, 3])[3]", 0.03, 1e-12);

  auto grouped = registry.kernel("hypothesis.grouped_benjamini_hochberg", &grouped_benjamini_hochberg);
  grouped.summary("Benjamini–Hochberg adjusted p-values, groups weighed by how many of their hypotheses seem to hold.");
  family(grouped)
      .parameter("group", &GroupedP::group)
      .required()
      .meaning("A text or number for each p.")
      .returns("Adjusted p-values in the order given.")
      .source(core::cite("hu2010"))
      .source(core::cite("benjamini2000", "for the shares"))
      .example("hypothesis.grouped_benjamini_hochberg([0.01, 0.02, 0.03, 0.9, 0.8], [1, 1, 1, 2, 2])[1]", 0.02, 1e-12);
}

}  // namespace

void declare_corrections(core::Registry& registry) {
  declare_adjustments(registry);
  declare_estimating(registry);
  registry.kernel("hypothesis.combine_p", &combine_p)
      .summary("One p of the independent p-values of one hypothesis.")
      .parameter("p", &CombineP::p)
      .required()
      .range(core::any_number())
      .meaning("The p-values, each in [0, 1].")
      .parameter("method", &CombineP::method)
      .range(core::one_of({"fisher", "pearson", "stouffer", "tippett", "mudholkar_george", "cauchy", "harmonic_mean"}))
      .meaning("How. \"cauchy\" hardly minds dependence, \"harmonic_mean\" not at all.")
      .parameter("weights", &CombineP::weights)
      .range(core::any_number())
      .default_text("[]")
      .meaning("Weights of \"stouffer\" and \"cauchy\", one a p; equal where there are none.")
      .source(core::cite("fisher1925"))
      .source(core::cite("liu2020"))
      .source(core::cite("vovk2020"))
      .example("hypothesis.combine_p([0.01, 0.2, 0.3]).p", 0.021561751324834632, 1e-12);

  registry.kernel("hypothesis.online_discoveries", &online_discoveries)
      .summary("Rejections of hypotheses that come one after the other: the share of false ones at most the given one.")
      .details("Every level is known before its p; what comes later changes nothing. Holds for independent p.")
      .parameter("p", &OnlineDiscoveries::p)
      .required()
      .range(core::any_number())
      .meaning("The p-values in the order of the tests; a NaN is no test.")
      .parameter("method", &OnlineDiscoveries::method)
      .range(core::one_of({"lord", "saffron", "addis"}))
      .meaning(
          "How levels are spent and earned; \"saffron\" finds more where many hypotheses are false, \"addis\" where "
          "those that hold give large p.")
      .parameter("alpha", &OnlineDiscoveries::alpha)
      .range(core::strictly_between(0, 1))
      .meaning("The share of false rejections.")
      .parameter("candidates", &OnlineDiscoveries::candidates)
      .range(core::from_to_below(0, 1))
      .meaning("λ: tests with p up to it cost nothing; 0 takes ½ for \"saffron\" and ¼ for \"addis\".")
      .parameter("discarded", &OnlineDiscoveries::discarded)
      .range(core::above_up_to(0, 1))
      .meaning("τ of \"addis\": tests with p above it are left out.")
      .result("reading", &OnlineDiscoveriesResult::reading)
      .meaning("The result as one line.")
      .result("levels", &OnlineDiscoveriesResult::levels)
      .shape("test")
      .meaning("What each p was held against.")
      .result("rejected", &OnlineDiscoveriesResult::rejected)
      .shape("test")
      .meaning("Which hypotheses are rejected.")
      .result("discoveries", &OnlineDiscoveriesResult::discoveries)
      .meaning("How many.")
      .result("next", &OnlineDiscoveriesResult::next)
      .meaning("What the next p will be held against.")
      .source(core::cite("ramdas2017", "\"lord\""))
      .source(core::cite("ramdas2018", "\"saffron\""))
      .source(core::cite("tian2019", "\"addis\""))
      .example("hypothesis.online_discoveries([0.5]).levels[1]", 0.0002675839, 1e-9);

  auto divided = registry.kernel("hypothesis.westfall_young", &westfall_young);
  divided.summary("Westfall–Young's max T: which of many quantities differ between two samples?")
      .details(
          "Things are divided anew, whole, so that what quantities have in common counts: no false rejection with the "
          "given chance, and more found than by Holm's where they hang together.");
  read_comparison(divided, kTwoOfPoints);
  divided.parameter("draws", &WestfallYoung::draws)
      .range(core::between(1, 100000000))
      .meaning("Random divisions B; the most that are enumerated is this or a million.")
      .result("reading", &WestfallYoungResult::reading)
      .meaning("The result as one line.")
      .result("statistic", &WestfallYoungResult::statistic)
      .shape("component")
      .meaning("Welch's t of each.")
      .result("p", &WestfallYoungResult::p)
      .shape("component")
      .meaning("Of each by itself.")
      .result("adjusted_p", &WestfallYoungResult::adjusted_p)
      .shape("component")
      .meaning("For all together.")
      .result("method", &WestfallYoungResult::method)
      .meaning("\"exact\" or \"Monte Carlo\".")
      .draws_randomness()
      .source(core::cite("westfall1993"))
      .example("hypothesis.westfall_young([[1, 9], [2, 8], [3, 7]], [[4, 9], [5, 7], [6, 8]]).adjusted_p[1]", 0.1,
               1e-12);
}

}  // namespace ansatz::hypothesis
