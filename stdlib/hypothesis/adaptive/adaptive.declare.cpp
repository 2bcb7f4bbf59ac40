// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/core/declare/registry.h"
#include "stdlib/hypothesis/adaptive/holdout.h"
#include "stdlib/hypothesis/adaptive/holdout_ledger.h"

namespace ansatz::hypothesis {

void declare_adaptive_analysis(core::Registry& registry) {
  registry.kernel("hypothesis.holdout", &holdout)
      .summary("A held-out sample that answers queries chosen after its earlier answers, until its budget is spent.")
      .details(
          "Gives a function. Called with a query, a function of the data that gives each sample a value in [0, 1], it "
          "answers with the query's mean: that of the training sample where the two samples agree, else that of the "
          "held-out one with noise, which costs one of the budget. Once that is spent every query is refused. The "
          "ledger "
          "belongs to the held-out data: holding them out once more in the same script or session goes on in it. "
          "holdout_ledger reads it.")
      .parameter("training", &Holdout::training)
      .required()
      .meaning("The sample one may look at: an array [sample, …], a table, or a record of arrays.")
      .parameter("held_out", &Holdout::held_out)
      .required()
      .meaning("Other samples of the same make, seen by queries alone.")
      .parameter("budget", &Holdout::budget)
      .required()
      .range(core::at_least(1))
      .meaning("How often the held-out sample may speak.")
      .parameter("threshold", &Holdout::threshold)
      .range(core::strictly_between(0, 1))
      .meaning("T: a gap between the two means that is let pass.")
      .parameter("noise", &Holdout::noise)
      .range(core::at_least(0))
      .meaning("σ: scale of the Laplace noise; T ≥ 40 σ keeps chance from spending the budget.")
      .parameter("method", &Holdout::method)
      .range(core::one_of({"thresholdout", "laplace", "sparse_validate"}))
      .meaning(
          "\"laplace\" answers every query from the held-out sample, with noise, at one of the budget each; "
          "\"sparse_validate\" says true where the samples agree, and false, at one of the budget, where they do not.")
      .returns("A function that answers queries.")
      .draws_randomness()
      .source(core::cite("dwork2015"))
      .example("hypothesis.holdout([0, 1, 1, 1], [0, 1, 0, 1], budget = 1, threshold = 0.4, noise = 0)(x => x)", 0.75,
               1e-12);

  registry.kernel("hypothesis.ladder", &ladder)
      .summary(
          "A held-out sample that keeps a leaderboard: it tells the least loss so far, and only when it is beaten.")
      .details(
          "Gives a function. Called with a query, a function of the data that gives each sample a loss in [0, 1], it "
          "answers with the best mean loss so far, rounded to the step. A loss that does not beat it by more than the "
          "step says nothing else. holdout_ledger reads what was asked.")
      .parameter("held_out", &Ladder::held_out)
      .required()
      .meaning("Samples seen by queries alone: an array [sample, …], a table, or a record of arrays.")
      .parameter("step", &Ladder::step)
      .range(core::from_to_below(0, 1))
      .meaning("η: what counts as better; 0 takes (ln k/n)^⅓ of k submissions and n samples.")
      .parameter("submissions", &Ladder::submissions)
      .range(core::at_least(2))
      .meaning("k: about how many queries there will be; for the step alone.")
      .returns("A function that answers with the least loss so far.")
      .source(core::cite("blum2015"))
      .example("hypothesis.ladder([0, 1, 0, 1], step = 0.25)(x => x)", 0.5, 1e-12);

  registry.kernel("hypothesis.holdout_ledger", &holdout_ledger)
      .summary("What was asked of a holdout, and how much validity is left.")
      .details(
          "The error counts the courses that the analysis could have taken: every answer from the held-out sample is "
          "one of n + 2 numbers, and Hoeffding's inequality holds for all queries of all courses at once. It may be "
          "looked at as often as one likes.")
      .parameter("holdout", &HoldoutLedgerQuestion::holdout)
      .required()
      .meaning("What holdout or ladder gave.")
      .parameter("confidence", &HoldoutLedgerQuestion::confidence)
      .range(core::strictly_between(0, 1))
      .meaning("How sure the errors are to be.")
      .result("reading", &HoldoutLedger::reading)
      .meaning("The ledger as one line.")
      .result("asked", &HoldoutLedger::asked)
      .meaning("Queries answered.")
      .result("spent", &HoldoutLedger::spent)
      .meaning("How many the held-out sample answered.")
      .result("left", &HoldoutLedger::left)
      .meaning("What is left of the budget.")
      .result("error", &HoldoutLedger::error)
      .meaning("No held-out mean asked for so far is further from the population's, with the confidence.")
      .result("error_when_spent", &HoldoutLedger::error_when_spent)
      .meaning("The same once the budget is spent, if every query from here on costs one.")
      .result("privacy", &HoldoutLedger::privacy)
      .meaning("ε of the differential privacy of all answers so far.")
      .result("confidence", &HoldoutLedger::confidence)
      .meaning("How sure the errors are.")
      .result("answers", &HoldoutLedger::answers)
      .shape("query")
      .meaning("The answers.")
      .result("held_out", &HoldoutLedger::held_out)
      .shape("query")
      .meaning("1 where the held-out sample answered.")
      .source(core::cite("dwork2015adaptive"))
      .example("hypothesis.holdout_ledger(hypothesis.holdout([0, 1, 1, 1], [0, 1, 0, 1], budget = 3)).left", 3, 0);
}

}  // namespace ansatz::hypothesis
