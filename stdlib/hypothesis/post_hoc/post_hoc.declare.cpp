// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/multiplicity/corrections.h"
#include "stdlib/hypothesis/post_hoc/compare_groups.h"
#include "stdlib/hypothesis/post_hoc/conover_iman.h"
#include "stdlib/hypothesis/post_hoc/dunn.h"
#include "stdlib/hypothesis/post_hoc/dunnett.h"
#include "stdlib/hypothesis/post_hoc/games_howell.h"
#include "stdlib/hypothesis/post_hoc/nemenyi.h"
#include "stdlib/hypothesis/post_hoc/pairwise_mann_whitney.h"
#include "stdlib/hypothesis/post_hoc/pairwise_t.h"
#include "stdlib/hypothesis/post_hoc/scheffe.h"
#include "stdlib/hypothesis/post_hoc/steel_dwass.h"
#include "stdlib/hypothesis/post_hoc/tukey_kramer.h"

namespace ansatz::hypothesis {

namespace {

void declare_pairwise_result(core::Registry& registry) {
  registry.structure<PairwiseResult>("pairwise_result")
      .field("reading", &PairwiseResult::reading)
      .meaning("The result as one line.")
      .field("test", &PairwiseResult::test)
      .meaning("The test.")
      .field("symbol", &PairwiseResult::symbol)
      .meaning("How its statistics are written.")
      .field("p", &PairwiseResult::p)
      .meaning("The least adjusted p: that of \"no two samples differ\".")
      .field("statistic", &PairwiseResult::statistic)
      .shape("pair")
      .meaning("Of each pair, named \"a − b\".")
      .field("degrees_of_freedom", &PairwiseResult::degrees_of_freedom)
      .shape("pair")
      .meaning("Of each pair; nothing where there are none.")
      .field("estimate", &PairwiseResult::estimate)
      .shape("pair")
      .meaning("First less second sample of each pair.")
      .field("estimate_of", &PairwiseResult::estimate_of)
      .meaning("What the estimates are of.")
      .field("low", &PairwiseResult::low)
      .shape("pair")
      .meaning("Lower ends of simultaneous intervals; nothing where there are none.")
      .field("high", &PairwiseResult::high)
      .shape("pair")
      .meaning("Upper ends.")
      .field("raw_p", &PairwiseResult::raw_p)
      .shape("pair")
      .meaning("p of each pair alone; nothing where the test is simultaneous as it is.")
      .field("adjusted_p", &PairwiseResult::adjusted_p)
      .shape("pair")
      .meaning("p of each pair, for all of them together.")
      .field("adjustment", &PairwiseResult::adjustment)
      .meaning("The correction; empty where the test is simultaneous as it is.")
      .field("n", &PairwiseResult::n)
      .meaning("Sizes of the samples.")
      .field("groups", &PairwiseResult::groups)
      .meaning("Names of the samples.")
      .field("missing", &PairwiseResult::missing)
      .meaning("NaNs left out.")
      .field("warnings", &PairwiseResult::warnings)
      .meaning("Doubts about the result.");
}

// Why there are none.
constexpr const char* kMeanRanks =
    "Differences of mean ranks have no intervals: they hang on what else was ranked with the two, and are of no "
    "quantity "
    "that the two have alone; steel_dwass gives shifts with intervals.";
constexpr const char* kThree = "([1, 2, 3], [2, 3, 4], [6, 7, 8])";

template <class Question>
auto declare_adjusted(core::Registry& registry, const char* name,
                      PairwiseResult (*function)(const Question&, core::Run&), const char* summary, const char* source,
                      double least) {
  auto kernel = registry.kernel(std::string("hypothesis.") + name, function);
  kernel.summary(summary);
  read_comparison(kernel, kSeveral);
  kernel.parameter("correct", &Question::correct)
      .range(core::one_of(correction_names()))
      .meaning("How the p of pairs are adjusted for each other; \"none\" leaves them as they are.")
      .source(core::cite(source))
      .example(std::string("hypothesis.") + name + kThree + ".p", least, 1e-10);
  return kernel;
}

void declare_choice(core::Registry& registry) {
  auto kernel = registry.kernel("hypothesis.compare_groups", &compare_groups);
  kernel.summary("Compares samples by a rule that is known beforehand, and says which test it took and why.")
      .details(
          "Two samples: Welch's t test, or a permutation of means where one is small or very skewed, with Mann & "
          "Whitney beside it. More: Welch's analysis of variance with Games & Howell's pairs, and Kruskal & Wallis "
          "with Dunn's.");
  read_comparison(kernel, kSeveral);
  read_confidence(kernel, &CompareGroups::confidence);
  kernel.parameter("draws", &CompareGroups::draws)
      .range(core::between(1, 100000000))
      .meaning("Permutations and bootstrap draws, where there are any.")
      .result("reading", &CompareGroupsResult::reading)
      .meaning("Effect and interval first, p after, and why.")
      .result("primary", &CompareGroupsResult::primary)
      .meaning("The test to report.")
      .result("second", &CompareGroupsResult::second)
      .meaning("The test by ranks beside it.")
      .result("pairs", &CompareGroupsResult::pairs)
      .meaning("Which means differ; nothing for two samples.")
      .result("rank_pairs", &CompareGroupsResult::rank_pairs)
      .meaning("Which ranks differ; nothing for two samples.")
      .result("why", &CompareGroupsResult::why)
      .meaning("Why this test.")
      .draws_randomness()
      .source(core::cite("zimmerman2004"))
      .example(std::string("hypothesis.compare_groups") + kThree + ".primary.statistic", 18, 1e-10);
}

}  // namespace

void declare_post_hoc(core::Registry& registry) {
  declare_pairwise_result(registry);

  auto tukey = registry.kernel("hypothesis.tukey_kramer", &tukey_kramer);
  tukey.summary("Tukey–Kramer comparison of all pairs of means, given one variance.")
      .details("Tukey's honest significant difference: p and intervals hold for all pairs at once.");
  read_comparison(tukey, kSeveral);
  read_confidence(tukey, &TukeyKramer::confidence);
  tukey.source(core::cite("kramer1956"))
      .example(std::string("hypothesis.tukey_kramer") + kThree + ".p", 0.0021012405816542845, 1e-8);

  auto games = registry.kernel("hypothesis.games_howell", &games_howell);
  games.summary("Games–Howell comparison of all pairs of means, whatever the variances.");
  read_comparison(games, kSeveral);
  read_confidence(games, &GamesHowell::confidence);
  games.source(core::cite("games1976"))
      .example(std::string("hypothesis.games_howell") + kThree + ".p", 0.0079197390968511749, 1e-8);

  auto contrasts = registry.kernel("hypothesis.scheffe", &scheffe);
  contrasts.summary("Scheffé's comparison of all pairs of means, given one variance.")
      .details("p and intervals hold for all contrasts at once, those that were chosen after seeing the means too.");
  read_comparison(contrasts, kSeveral);
  read_confidence(contrasts, &Scheffe::confidence);
  contrasts.source(core::cite("scheffe1953"))
      .example(std::string("hypothesis.scheffe") + kThree + ".p", 0.0026241338308253745, 1e-10);

  auto control = registry.kernel("hypothesis.dunnett", &dunnett);
  control.summary("Dunnett's comparison of every mean with a control's, given one variance.");
  read_comparison(control, kSeveral);
  control.parameter("control", &Dunnett::control).meaning("Name of the control; the first sample where none is named.");
  read_alternative(control, &Dunnett::alternative, "\"greater\": means are larger than the control's.");
  read_confidence(control, &Dunnett::confidence);
  control.source(core::cite("dunnett1955"))
      .example(std::string("hypothesis.dunnett") + kThree + ".p", 0.0015637966340376105, 1e-8);

  declare_adjusted(registry, "dunn", &dunn, "Dunn's comparison of all pairs by pooled ranks, after Kruskal–Wallis.",
                   "dunn1964", 0.048481922652331685)
      .details(kMeanRanks);
  declare_adjusted(registry, "conover_iman", &conover_iman,
                   "Conover–Iman comparison of all pairs by the t test of ranks, after Kruskal–Wallis.", "conover1979",
                   0.01657048229627257)
      .details(kMeanRanks);

  declare_adjusted(registry, "pairwise_mann_whitney", &pairwise_mann_whitney,
                   "Mann–Whitney tests of all pairs, adjusted for each other.", "mann1947", 0.3)
      .details("Shifts have intervals that hold all at once, by Bonferroni; with correct = \"none\" each holds alone.")
      .parameter("confidence", &PairwiseMannWhitney::confidence)
      .range(core::strictly_between(0, 1))
      .meaning("Level of the confidence intervals.");

  auto alone = registry.kernel("hypothesis.steel_dwass", &steel_dwass);
  alone.summary("Steel–Dwass–Critchlow–Fligner comparison of all pairs by ranks, each pair ranked by itself.");
  read_comparison(alone, kSeveral);
  read_confidence(alone, &SteelDwass::confidence);
  alone.source(core::cite("critchlow1991"))
      .example("hypothesis.steel_dwass([1, 2, 3, 4], [5, 6, 7, 8], [2.5, 9, 10, 11]).p", 0.054500630115210447, 1e-8);

  declare_adjusted(registry, "pairwise_t", &pairwise_t, "t tests of all pairs of means, adjusted for each other.",
                   "fisher1925", 0.0025990300196444224)
      .parameter("pooled", &PairwiseT::pooled)
      .meaning("One variance for all samples; otherwise Welch's test of each pair.");

  auto blocks = registry.kernel("hypothesis.nemenyi", &nemenyi);
  blocks.summary("Nemenyi's comparison of all pairs of matched samples, after Friedman.");
  blocks.details(kMeanRanks);
  read_comparison(blocks, kBlocks);
  blocks.source(core::cite("demsar2006"))
      .example("hypothesis.nemenyi([1, 2, 1, 2, 1], [2, 1, 3, 3, 4], [3, 3, 2, 1, 2], [4, 4, 4, 4, 3]).p",
               0.017325154890961092, 1e-8);
  declare_choice(registry);
}

}  // namespace ansatz::hypothesis
