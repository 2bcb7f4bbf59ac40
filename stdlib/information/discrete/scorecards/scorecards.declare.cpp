// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/scorecards/scorecards.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/discrete/scorecards/binning.h"
#include "stdlib/information/module.h"

namespace ansatz::information {

namespace {

// How empty cells and intervals are dealt with.
template <class Question, class Result>
void ask_how(core::KernelBuilder<Question, Result>& kernel) {
  kernel.parameter("empty", &Question::empty)
      .range(core::one_of({"smooth", "merge", "error"}))
      .meaning("What empty cells get: a little added to every count, their bin merged with the next, or a refusal.")
      .parameter("smoothing", &Question::smoothing)
      .range(core::above(0))
      .meaning("What smooth adds to every count of both groups.")
      .parameter("level", &Question::level)
      .range(core::strictly_between(0, 1))
      .meaning("Coverage of the interval.");
}

void declare_bins(core::Registry& registry) {
  registry.kernel("information.scorecard_bins", &scorecard_bins)
      .summary("Bins of a quantity for a scorecard, with the counts of both outcomes in each.")
      .parameter("x", &ScorecardBins::x)
      .required()
      .range(core::any_number())
      .meaning("The quantity, a number a row.")
      .parameter("outcome", &ScorecardBins::outcome)
      .required()
      .meaning("Whether each row is bad: truth values, or 0 and 1.")
      .parameter("bins", &ScorecardBins::bins)
      .range(core::at_least(2))
      .meaning("How many bins, at most.")
      .parameter("method", &ScorecardBins::method)
      .range(core::one_of({"quantile", "width", "chimerge", "stumps"}))
      .alternatives({"chimerge", "stumps"})
      .meaning("Equal counts, equal widths, merging by χ², or the thresholds of boosted stumps.")
      .parameter("monotone", &ScorecardBins::monotone)
      .meaning("Merges neighbours until the weight of evidence rises or falls throughout.")
      .result("edges", &ScorecardBinsResult::edges)
      .meaning("Between the bins, rising; a value at an edge lies below it.")
      .result("goods", &ScorecardBinsResult::goods)
      .shape("bin")
      .meaning("Counts of the good outcome.")
      .result("bads", &ScorecardBinsResult::bads)
      .shape("bin")
      .meaning("Counts of the bad outcome.")
      .result("bin", &ScorecardBinsResult::bin)
      .shape("row")
      .meaning("The bin of each row, counted from 1.")
      .source(core::cite("kerber1992", "for chimerge"))
      .source(core::cite("friedman2001", "for stumps"))
      .example("information.scorecard_bins([1, 2, 3, 4, 5, 6], [0, 0, 1, 0, 1, 1], bins = 2).edges[1]", 3.5, 0);
}

}  // namespace

void declare_scorecards(core::Registry& registry) {
  auto value = registry.kernel("information.information_value", &information_value);
  value.summary("Weight of evidence of bins and their information value, with sampling errors and a test.")
      .details(
          "The information value is Jeffreys' divergence between the shares of goods and of bads over the bins, which "
          "is the stability index of one against the other. The interval is the delta method's; where the shares are "
          "equal its variance vanishes, and the statistic, χ² there, is the test.")
      .parameter("goods", &InformationValue::goods)
      .required()
      .meaning("Counts of one outcome, one a bin.")
      .parameter("bads", &InformationValue::bads)
      .required()
      .meaning("Counts of the other, over the same bins.")
      .parameter("errors", &InformationValue::errors)
      .range(core::one_of({"totals", "simple"}))
      .meaning("Errors of the weights with the totals as given, or by the shorter 1/g + 1/b.");
  ask_how(value);
  value.result("value", &InformationValueResult::value)
      .meaning("Σ (p − q) ln(p/q), p and q the shares of goods and bads.")
      .result("standard_error", &InformationValueResult::standard_error)
      .meaning("Its standard error by the delta method; 0 at equal shares.")
      .result("low", &InformationValueResult::low)
      .meaning("Lower end of the interval, at least 0.")
      .result("high", &InformationValueResult::high)
      .meaning("Upper end.")
      .result("statistic", &InformationValueResult::statistic)
      .meaning("The value over 1/G + 1/B.")
      .result("df", &InformationValueResult::df)
      .meaning("Bins less one.")
      .result("p", &InformationValueResult::p)
      .meaning("Chance that χ² of that many degrees exceeds the statistic: of equal shares.")
      .result("weights", &InformationValueResult::weights)
      .shape("bin")
      .meaning("Weight of evidence ln(p/q) of each bin.")
      .result("weight_errors", &InformationValueResult::weight_errors)
      .shape("bin")
      .meaning("Their standard errors.")
      .result("shares", &InformationValueResult::shares)
      .shape("bin")
      .meaning("Share of all counts in each bin.")
      .result("reading", &InformationValueResult::reading)
      .meaning("A customary word for the size: none below 0.02, weak, medium from 0.1, strong from 0.3, suspicious.")
      .source(core::cite("sudjianto2025"))
      .source(core::cite("jeffreys1946"))
      .example("information.information_value([120, 200, 180, 100], [40, 30, 20, 10]).value", 0.21674300569579902,
               1e-12);

  auto stability = registry.kernel("information.stability_index", &stability_index);
  stability.summary("Population stability index: how far a sample has moved from what is expected.")
      .parameter("expected", &StabilityIndex::expected)
      .required()
      .meaning("Counts, one a bin, or shares that sum to one.")
      .parameter("actual", &StabilityIndex::actual)
      .required()
      .meaning("Likewise, over the same bins.");
  ask_how(stability);
  stability.result("value", &StabilityIndexResult::value)
      .meaning("Σ (a − e) ln(a/e) of the shares.")
      .result("standard_error", &StabilityIndexResult::standard_error)
      .meaning("Of counts by the delta method; nothing for shares.")
      .result("low", &StabilityIndexResult::low)
      .meaning("Lower end of the interval, at least 0.")
      .result("high", &StabilityIndexResult::high)
      .meaning("Upper end.")
      .result("statistic", &StabilityIndexResult::statistic)
      .meaning("The value over 1/N + 1/M, N and M the two totals.")
      .result("df", &StabilityIndexResult::df)
      .meaning("Bins less one.")
      .result("p", &StabilityIndexResult::p)
      .meaning("Chance that χ² of that many degrees exceeds the statistic: of one distribution.")
      .result("terms", &StabilityIndexResult::terms)
      .shape("bin")
      .meaning("What each bin adds.")
      .result("reading", &StabilityIndexResult::reading)
      .meaning("A customary word: stable below 0.1, moderate below 0.25, shifted.")
      .source(core::cite("sudjianto2025"))
      .example("information.stability_index([0.2, 0.3, 0.5], [0.25, 0.25, 0.5]).value", 0.02027325540540821, 1e-12);

  declare_bins(registry);
}

}  // namespace ansatz::information
