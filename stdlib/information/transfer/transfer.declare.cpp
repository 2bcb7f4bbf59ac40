// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/module.h"
#include "stdlib/information/transfer/active_information.h"
#include "stdlib/information/transfer/embedding_choice.h"
#include "stdlib/information/transfer/transfer_entropy.h"

namespace ansatz::information {

namespace {

core::Range estimators() { return core::one_of({"ksg", "gaussian", "discrete", "ordinal"}); }
core::Range estimators_of_two() { return core::one_of({"ksg", "gaussian", "discrete", "ordinal", "attention"}); }
core::Range transfer_scales() { return core::one_of({"none", "standard", "copula"}); }

constexpr const char* kSource =
    "Series that may tell of the other: a value, or a row of components, for each time; of discrete, texts too.";
constexpr const char* kTarget = "Series that is told of, in step with the source; of discrete, texts too.";
constexpr const char* kTransferEstimator =
    "Nearest neighbours, linear regression, or relative frequencies of states or of patterns of order.";
constexpr const char* kEstimatorOfTwo =
    "Nearest neighbours, linear regression, relative frequencies of states or of patterns of order, or critics with "
    "attention over long pasts.";
constexpr const char* kCritic = "Of attention: how the critics are made and trained, of attention_critic.";
constexpr const char* kNeighbours = "Of ksg: rank k of the neighbour used.";
constexpr const char* kOrdinalOrder = "Of ordinal: values whose order is a step's state.";
constexpr const char* kTransferScale = "Of ksg and gaussian: what is done to each series first.";

/// What the three measures of one series share.
template <class Question, class Entry>
auto& of_one_series(Entry& entry) {
  return entry.parameter("x", &Question::x)
      .required()
      .range(core::any_number())
      .meaning("Series in even steps: a value, or a row of components, for each time; of discrete, texts too.")
      .parameter("estimator", &Question::estimator)
      .range(estimators())
      .meaning(kTransferEstimator)
      .parameter("history", &Question::history)
      .range(core::at_least(1))
      .meaning("Steps of the past.")
      .parameter("delay", &Question::delay)
      .range(core::at_least(1))
      .meaning("Time between them.")
      .parameter("neighbours", &Question::neighbours)
      .range(core::at_least(1))
      .meaning(kNeighbours)
      .parameter("window", &Question::window)
      .range(core::at_least(0))
      .meaning("Of ksg: times that differ by so little are no neighbours of each other.")
      .parameter("order", &Question::order)
      .range(core::between(2, 12))
      .meaning(kOrdinalOrder)
      .parameter("scale", &Question::scale)
      .range(transfer_scales())
      .meaning(kTransferScale)
      .parameter("base", &Question::base)
      .range(core::any_number())
      .meaning(kBase);
}

}  // namespace

void declare_transfer(core::Registry& registry) {
  registry.kernel("information.transfer_entropy", &transfer_entropy)
      .version(2)  // constants tell nothing, here and below
      .summary("What one series tells of the next step of another beyond that one's own past.")
      .parameter("source", &TransferEntropy::source)
      .required()
      .range(core::any_number())
      .meaning(kSource)
      .parameter("target", &TransferEntropy::target)
      .required()
      .range(core::any_number())
      .meaning(kTarget)
      .parameter("given", &TransferEntropy::given)
      .range(core::any_number())
      .meaning("Further series whose past is known beforehand; nothing where none is given.")
      .parameter("estimator", &TransferEntropy::estimator)
      .range(estimators_of_two())
      .meaning(kEstimatorOfTwo)
      .parameter("history", &TransferEntropy::history)
      .range(core::at_least(1))
      .meaning("Steps of the target's own past.")
      .parameter("source_history", &TransferEntropy::source_history)
      .range(core::at_least(1))
      .meaning("Steps of the source's past.")
      .parameter("delay", &TransferEntropy::delay)
      .range(core::at_least(1))
      .meaning("Time between the steps of the target's past.")
      .parameter("source_delay", &TransferEntropy::source_delay)
      .range(core::at_least(1))
      .meaning("Time between the steps of the source's past.")
      .parameter("given_history", &TransferEntropy::given_history)
      .range(core::at_least(1))
      .meaning("Steps of the given series' past.")
      .parameter("given_lag", &TransferEntropy::given_lag)
      .range(core::at_least(0))
      .meaning("Steps from the latest of these to now.")
      .parameter("lags", &TransferEntropy::lags)
      .range(core::at_least(0))
      .meaning("Steps from source to target; of several the one that tells most is taken, and p is told so.")
      .parameter("neighbours", &TransferEntropy::neighbours)
      .range(core::at_least(1))
      .meaning(kNeighbours)
      .parameter("window", &TransferEntropy::window)
      .range(core::at_least(0))
      .meaning("Of ksg: times that differ by so little are no neighbours of each other.")
      .parameter("order", &TransferEntropy::order)
      .range(core::between(2, 12))
      .meaning(kOrdinalOrder)
      .parameter("critic", &TransferEntropy::critic)
      .meaning(kCritic)
      .parameter("scale", &TransferEntropy::scale)
      .range(transfer_scales())
      .meaning(kTransferScale)
      .parameter("surrogates", &TransferEntropy::surrogates)
      .range(core::at_least(0))
      .meaning("How many unconnected sources to compare with; 0 for none.")
      .parameter("surrogate", &TransferEntropy::surrogate)
      .range(core::one_of({"rotate", "permute", "block", "phases"}))
      .meaning(
          "What is done to the source: it begins elsewhere, its histories are put into random order one by one or in "
          "blocks, or its values are, so that the power spectrum stays.")
      .parameter("block", &TransferEntropy::block)
      .range(core::at_least(0))
      .meaning("Of block: steps that stay together; 0 for the root of their number.")
      .parameter("base", &TransferEntropy::base)
      .range(core::any_number())
      .meaning(kBase)
      .result("information", &TransferEntropyEstimate::information)
      .meaning("The estimate at the lag that tells most.")
      .result("excess", &TransferEntropyEstimate::excess)
      .meaning("The estimate less the mean of the surrogates; nothing without them.")
      .result("share", &TransferEntropyEstimate::share)
      .meaning("The excess over what the target's own past leaves open, of states with surrogates; nothing otherwise.")
      .result("p", &TransferEntropyEstimate::p)
      .meaning("Of no transfer: by surrogates, or by χ² under gaussian with one lag; nothing otherwise.")
      .result("lag", &TransferEntropyEstimate::lag)
      .meaning("The lag that tells most.")
      .result("by_lag", &TransferEntropyEstimate::by_lag)
      .shape("lag")
      .meaning("The estimate at each lag, all over the same times.")
      .result("local", &TransferEntropyEstimate::local)
      .shape("time")
      .meaning("The share of each step at that lag; their mean is the estimate.")
      .result("surrogates", &TransferEntropyEstimate::surrogates)
      .shape("surrogate")
      .meaning("Of each surrogate the largest over the lags.")
      .source(core::cite("schreiber2000"))
      .source(core::cite("frenzel2007", "for ksg"))
      .source(core::cite("barnett2009", "for gaussian"))
      .source(core::cite("staniek2008", "for ordinal"))
      .source(core::cite("schreiber1996", "for phases"))
      .source(core::cite("lizier2008", "for local values"))
      .source(core::cite("luxembourg2024", "for attention"))
      .draws_randomness()
      // Each step repeats what the source did before: one bit of ln 2, less what eight steps tell by themselves.
      .example(
          "information.transfer_entropy([0, 0, 1, 1, 0, 1, 0, 0, 1], [1, 0, 0, 1, 1, 0, 1, 0, 0], "
          "estimator = \"discrete\", base = \"bit\").information",
          0.9056390622295665, 1e-12);

  registry.kernel("information.directed_information", &directed_information)
      .version(2)
      .summary("What one series tells of another in the same and earlier steps, a step.")
      .parameter("source", &DirectedInformation::source)
      .required()
      .range(core::any_number())
      .meaning(kSource)
      .parameter("target", &DirectedInformation::target)
      .required()
      .range(core::any_number())
      .meaning(kTarget)
      .parameter("estimator", &DirectedInformation::estimator)
      .range(estimators_of_two())
      .meaning(kEstimatorOfTwo)
      .parameter("memory", &DirectedInformation::memory)
      .range(core::at_least(1))
      .meaning("Steps of both pasts.")
      .parameter("neighbours", &DirectedInformation::neighbours)
      .range(core::at_least(1))
      .meaning(kNeighbours)
      .parameter("order", &DirectedInformation::order)
      .range(core::between(2, 12))
      .meaning(kOrdinalOrder)
      .parameter("critic", &DirectedInformation::critic)
      .meaning(kCritic)
      .parameter("scale", &DirectedInformation::scale)
      .range(transfer_scales())
      .meaning(kTransferScale)
      .parameter("base", &DirectedInformation::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("Estimate of I(Y_t; X_t, …, X_{t−m} | Y_{t−1}, …, Y_{t−m}).")
      .source(core::cite("massey1990"))
      .source(core::cite("luxembourg2024", "for attention"))
      .draws_randomness()
      .example(
          "information.directed_information([0, 0, 1, 1, 0, 1, 0, 0, 1], [1, 0, 0, 1, 1, 0, 1, 0, 0], "
          "estimator = \"discrete\", base = \"bit\")",
          0.9056390622295665, 1e-12);

  registry.structure<SeriesInformation>("series_information")
      .field("information", &SeriesInformation::information)
      .meaning("The estimate, in the base asked for; may be a little negative under ksg.")
      .field("local", &SeriesInformation::local)
      .shape("time")
      .meaning("The share of each step; their mean is the estimate.");

  // Eight steps, four of each, every one known by the one before.
  auto active = registry.kernel("information.active_information", &active_information);
  active.version(2);
  active.summary("What a series' past tells of its next step.");
  of_one_series<ActiveInformation>(active)
      .source(core::cite("lizier2012"))
      .example(
          "information.active_information([0, 1, 0, 1, 0, 1, 0, 1, 0], estimator = \"discrete\", base = \"bit\")"
          ".information",
          1, 1e-12);

  auto predictive = registry.kernel("information.predictive_information", &predictive_information);
  predictive.version(2);
  predictive.summary("What so many steps of a series tell of as many after them.");
  of_one_series<PredictiveInformation>(predictive)
      .source(core::cite("crutchfield2003", "§III"))
      .example(
          "information.predictive_information([0, 1, 2, 0, 1, 2, 0, 1, 2, 0], history = 1, estimator = \"discrete\", "
          "base = 3).information",
          1, 1e-12);

  auto rate = registry.kernel("information.entropy_rate", &entropy_rate);
  rate.summary("What is open of a series' next step once its past is known.");
  of_one_series<EntropyRate>(rate)
      .returns("Estimate of H(X_t | its past); a differential entropy under ksg and gaussian.")
      .source(core::cite("crutchfield2003", "§II"))
      .source(core::cite("frenzel2007", "for ksg"))
      .example("information.entropy_rate([0, 1, 0, 1, 0, 1, 0, 1, 0], estimator = \"discrete\")", 0, 1e-12);

  registry.kernel("information.embedding_choice", &embedding_choice)
      .version(2)
      .summary("How many steps of its own past a series needs, and how far apart.")
      .parameter("x", &EmbeddingChoice::x)
      .required()
      .range(core::any_number())
      .meaning("Series in even steps: a value, or a row of components, for each time.")
      .parameter("criterion", &EmbeddingChoice::criterion)
      .range(core::one_of({"prediction", "information"}))
      .meaning("How well the nearest pasts foretell the next step, or how much the past tells of it.")
      .parameter("histories", &EmbeddingChoice::histories)
      .range(core::at_least(1))
      .meaning("Lengths that may be chosen.")
      .parameter("delays", &EmbeddingChoice::delays)
      .range(core::at_least(1))
      .meaning("Times between the steps that may be chosen.")
      .parameter("neighbours", &EmbeddingChoice::neighbours)
      .range(core::at_least(1))
      .meaning("How many pasts are looked at.")
      .parameter("window", &EmbeddingChoice::window)
      .range(core::at_least(0))
      .meaning("Times that differ by so little are no neighbours of each other.")
      .parameter("scale", &EmbeddingChoice::scale)
      .range(transfer_scales())
      .meaning("What is done to the series first.")
      .result("history", &Embedding::history)
      .meaning("The shortest history that is as good as the best, within three standard errors of their difference.")
      .result("delay", &Embedding::delay)
      .meaning("Its delay.")
      .result("score", &Embedding::score)
      .meaning("Its error over the series' deviation, or its information in nats.")
      .result("scores", &Embedding::scores)
      .shape("history", "delay")
      .meaning("Of all.")
      .source(core::cite("ragwitz2002", "for prediction"))
      .example(
          "information.embedding_choice([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2], neighbours = 1, "
          "histories = [1, 2]).history",
          1, 0);
}

}  // namespace ansatz::information
