// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/module.h"
#include "stdlib/information/transfer/transfer_entropy.h"

namespace ansatz::information {

namespace {

core::Range estimators() { return core::one_of({"ksg", "gaussian", "discrete"}); }
core::Range scales() { return core::one_of({"none", "standard", "copula"}); }

constexpr const char* kSource = "Series that may tell of the other: a value, or a row of components, for each time.";
constexpr const char* kTarget = "Series that is told of, in step with the source.";
constexpr const char* kEstimator = "Nearest neighbours, linear regression, or relative frequencies of states.";
constexpr const char* kNeighbours = "Of ksg: rank k of the neighbour used.";
constexpr const char* kScale = "Of ksg and gaussian: what is done to each series first.";

}  // namespace

void declare_transfer(core::Registry& registry) {
  registry.kernel("information.transfer_entropy", &transfer_entropy)
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
      .meaning("A third series whose last step is known beforehand; nothing where none is given.")
      .parameter("estimator", &TransferEntropy::estimator)
      .range(estimators())
      .meaning(kEstimator)
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
      .parameter("lags", &TransferEntropy::lags)
      .range(core::at_least(0))
      .meaning("Steps from source to target; of several the one that tells most is taken, and p is told so.")
      .parameter("neighbours", &TransferEntropy::neighbours)
      .range(core::at_least(1))
      .meaning(kNeighbours)
      .parameter("window", &TransferEntropy::window)
      .range(core::at_least(0))
      .meaning("Of ksg: times that differ by so little are no neighbours of each other.")
      .parameter("scale", &TransferEntropy::scale)
      .range(scales())
      .meaning(kScale)
      .parameter("surrogates", &TransferEntropy::surrogates)
      .range(core::at_least(0))
      .meaning("How many unconnected sources to compare with; 0 for none.")
      .parameter("surrogate", &TransferEntropy::surrogate)
      .range(core::one_of({"rotate", "permute"}))
      .meaning("Rotating keeps the source's own course in time, permuting its histories does not.")
      .parameter("base", &TransferEntropy::base)
      .range(core::any_number())
      .meaning(kBase)
      .result("information", &TransferEntropyEstimate::information)
      .meaning("The estimate at the lag that tells most.")
      .result("excess", &TransferEntropyEstimate::excess)
      .meaning("The estimate less the mean of the surrogates; nothing without them.")
      .result("p", &TransferEntropyEstimate::p)
      .meaning("Of no transfer: by surrogates, or by χ² under gaussian with one lag; nothing otherwise.")
      .result("lag", &TransferEntropyEstimate::lag)
      .meaning("The lag that tells most.")
      .result("by_lag", &TransferEntropyEstimate::by_lag)
      .shape("lag")
      .meaning("The estimate at each lag, all over the same times.")
      .result("surrogates", &TransferEntropyEstimate::surrogates)
      .shape("surrogate")
      .meaning("Of each surrogate the largest over the lags.")
      .source(core::cite("schreiber2000"))
      .source(core::cite("frenzel2007", "for ksg"))
      .source(core::cite("barnett2009", "for gaussian"))
      .draws_randomness()
      // Each step repeats what the source did before: one bit of ln 2, less what eight steps tell by themselves.
      .example(
          "information.transfer_entropy([0, 0, 1, 1, 0, 1, 0, 0, 1], [1, 0, 0, 1, 1, 0, 1, 0, 0], "
          "estimator = \"discrete\", base = \"bit\").information",
          0.9056390622295665, 1e-12);

  registry.kernel("information.directed_information", &directed_information)
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
      .range(estimators())
      .meaning(kEstimator)
      .parameter("memory", &DirectedInformation::memory)
      .range(core::at_least(1))
      .meaning("Steps of both pasts.")
      .parameter("neighbours", &DirectedInformation::neighbours)
      .range(core::at_least(1))
      .meaning(kNeighbours)
      .parameter("scale", &DirectedInformation::scale)
      .range(scales())
      .meaning(kScale)
      .parameter("base", &DirectedInformation::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("Estimate of I(Y_t; X_t, …, X_{t−m} | Y_{t−1}, …, Y_{t−m}).")
      .source(core::cite("massey1990"))
      .example(
          "information.directed_information([0, 0, 1, 1, 0, 1, 0, 0, 1], [1, 0, 0, 1, 1, 0, 1, 0, 0], "
          "estimator = \"discrete\", base = \"bit\")",
          0.9056390622295665, 1e-12);
}

}  // namespace ansatz::information
