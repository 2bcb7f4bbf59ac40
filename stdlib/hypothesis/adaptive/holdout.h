// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::hypothesis {

/// Two samples of one population, and how the second may be asked about.
struct Holdout {
  core::Value training;                 ///< free to look at: an array [sample, …], a table, or a record of arrays
  core::Value held_out;                 ///< seen by queries alone; of the same make, other samples
  int budget = 0;                       ///< how often the held-out sample may speak, at least 1
  double threshold = 0.04;              ///< T: a gap between the two means that is let pass, in (0, 1)
  double noise = 0.01;                  ///< σ: scale of the noise, at least 0
  std::string method = "thresholdout";  ///< or "laplace": every answer from the held-out sample; "sparse_validate"
};

/// A held-out sample that can be asked again and again, each query chosen after the answers to those before.
///
///   ask = holdout(training, held_out, budget = 20)
///   ask(d => d.x * d.y > 0)
///
/// A query is a function of the data that gives each sample a value in [0, 1] (true is 1), [sample] or, for several
/// queries in order, [sample, query]. The answer estimates its mean over the population:
///
///   thresholdout   γ ~ Lap(2σ);  η ~ Lap(4σ), ξ ~ Lap(σ) anew for each query
///                  |mean_h − mean_t| > T + γ + η:  mean_h + ξ; one of the budget is spent and γ drawn anew
///                  else:                           mean_t, free of charge
///   laplace        mean_h + ξ, one of the budget each
///   sparse_validate   true where |mean_h − mean_t| ≤ T + γ + η, free of charge; else false, one of the budget, and γ
///                  drawn anew
///
/// An answer from the held-out sample is rounded to a multiple of 1/n, which bounds how many there could have been; the
/// ledger's statement rests on that (holdout_ledger.h). Once the budget is spent every query is refused.
///
/// Why a function with a memory, in a language whose values do not change: what is spent is a fact about the world, not
/// about a name. Were the state a value that each answer gives anew, an earlier one could be asked again and the budget
/// would never end. So the ledger belongs to the held-out data: in a script or at the prompt, holding the same data out
/// once more goes on in the same ledger, with a warning, and refuses other terms. In `run` each call has its own, as
/// each row is a study of its own; and a row cannot take one along from outside, since rows have no order.
/// A ledger ends with its session; what another session learned it cannot know.
///
/// Errors   BadParameter: budget, threshold or noise out of range, data without samples, a query that is no number in
///          [0, 1] for each sample, other terms for data that are held out already. Error: the budget is spent.
/// Edges    with σ as large as T/4 more than one query in five is charged though nothing is amiss; T ≥ 40 σ makes that
///          1 in 10⁴. A query that looks at several samples at once (a rank, a maximum) is outside what is guaranteed.
/// Random   run.stream("holdout"), by the number of the query.
/// Source   Dwork, Feldman, Hardt, Pitassi, Reingold & Roth, Science 349 (2015) 636; NIPS 28 (2015) 2350, for
///          sparse_validate.
std::shared_ptr<core::Callable> holdout(const Holdout& question, core::Run& run);

/// A held-out sample that keeps a leaderboard.
struct Ladder {
  core::Value held_out;    ///< as above
  double step = 0;         ///< η in (0, 1): what counts as better; 0: (ln k/n)^⅓ of k submissions and n samples
  int submissions = 1000;  ///< k, at least 2: about how many there will be
};

/// The ladder: a function that tells how low a loss has come, and nothing of losses that are no record.
///
///   score = ladder(held_out)
///   score(d => predict(d.x) != d.y)
///
/// A query gives each sample its loss, in [0, 1]. Where its mean lies more than η below the best so far, the best
/// becomes the mean, rounded to a multiple of η; the answer is the best. So no more than 1/η answers tell anything, and
/// the best is off by O((ln(k n)/n)^⅓) after any k submissions, whatever each has learnt from those before it. State,
/// sessions, ledger and bad input as of `holdout`; its budget is the number of records there can be.
///
/// Errors   BadParameter: a step outside [0, 1), fewer than 2 submissions, and those of holdout.
/// Source   Blum & Hardt, Int. Conf. Mach. Learn. 37 (2015) 1006.
std::shared_ptr<core::Callable> ladder(const Ladder& question, core::Run& run);

}  // namespace ansatz::hypothesis
