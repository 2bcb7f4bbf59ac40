// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/adaptive/holdout_ledger.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/adaptive/reusable_holdout.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

// ln Σ_{j ≤ k} C(m, j) a^j of a possible answers, without overflow.
double log_courses(double m, double k, double log_answers) {
  double largest = 0, sum = 1;  // the term of j = 0
  for (double j = 1; j <= k; ++j) {
    const double term = log_choose(m, j) + j * log_answers;
    if (term > largest) {
      sum = sum * std::exp(largest - term) + 1;
      largest = term;
    } else {
      sum += std::exp(term - largest);
    }
  }
  return largest + std::log(sum);
}

double error_bound(double m, double k, double n, double log_answers, double allowed) {
  return std::sqrt((std::log(2 * m) + log_courses(m, k, log_answers) + std::log(m * (m + 1)) +
                    std::log((k + 1) * (k + 2)) - std::log(allowed)) /
                   (2 * n));
}

double privacy_of(const ReusableHoldout& holdout) {
  const auto asked = static_cast<double>(holdout.answers().size());
  if (asked == 0) return 0;
  const double spent = holdout.spent(), scale = holdout.terms().noise * static_cast<double>(holdout.samples());
  if (scale == 0 || holdout.terms().method == "ladder") return std::numeric_limits<double>::infinity();
  if (holdout.terms().method == "laplace") return asked / scale;
  return (2 * spent + (spent < holdout.terms().budget ? 1 : 0)) / scale;
}

}  // namespace

HoldoutLedger holdout_ledger(const HoldoutLedgerQuestion& question, core::Run&) {
  check_confidence("holdout_ledger", question.confidence);
  const auto* holdout = dynamic_cast<const ReusableHoldout*>(question.holdout.get());
  if (!holdout) throw core::BadParameter("holdout_ledger", "holdout", "another function", "what holdout gave");
  HoldoutLedger ledger;
  std::vector<double> answers, held_out;
  for (const HoldoutAnswer& each : holdout->answers()) {
    answers.push_back(each.value);
    held_out.push_back(each.from_held_out ? 1 : 0);
  }
  const double budget = holdout->terms().budget, n = static_cast<double>(holdout->samples());
  const double answers_of = holdout->log_options();
  ledger.asked = static_cast<double>(answers.size());
  ledger.spent = holdout->spent();
  ledger.left = budget - ledger.spent;
  ledger.confidence = question.confidence;
  ledger.privacy = privacy_of(*holdout);
  if (ledger.asked > 0) ledger.error = error_bound(ledger.asked, ledger.spent, n, answers_of, 1 - question.confidence);
  ledger.error_when_spent = error_bound(ledger.asked + ledger.left, budget, n, answers_of, 1 - question.confidence);
  ledger.answers = core::Array::along("query", std::move(answers));
  ledger.held_out = core::Array::along("query", std::move(held_out));
  ledger.reading = fmt::format(
      "{} queries, {} of the budget of {} left; with confidence {:g} every held-out mean is within {:.2g} of the "
      "truth, "
      "and within {:.2g} once the budget is spent",
      ledger.asked, ledger.left, budget, ledger.confidence, ledger.error, ledger.error_when_spent);
  return ledger;
}

}  // namespace ansatz::hypothesis
