// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/mcnemar.h"

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/null_distributions/binomial.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/tables/counts.h"

namespace ansatz::hypothesis {

TestResult mcnemar(const Mcnemar& question, core::Run& run) {
  if (question.method != "auto" && question.method != "exact" && question.method != "asymptotic")
    throw core::BadParameter("mcnemar", "method", "\"" + question.method + "\"",
                             "\"auto\", \"exact\" or \"asymptotic\"");
  const Counts counts = read_four_counts("mcnemar", question.table);
  const double b = counts.at(0, 1), c = counts.at(1, 0), changed = b + c;
  const bool exact = question.method == "exact" || (question.method == "auto" && changed < 25);

  TestResult result;
  result.test = "McNemar";
  result.symbol = exact ? "b" : "χ²";
  result.n = {counts.total};
  result.method = exact ? "exact" : "asymptotic";
  result.statistic = exact ? b : 0;
  if (changed == 0) {
    result.p = result.smallest_p = 1;
    result.warn(run, "no pair changed its outcome");
    result.read();
    return result;
  }
  result.effect = Effect{"b/(b + c)", b / changed, clopper_pearson(b, changed, 0.95), 0.95};
  if (exact) {
    result.p = std::min(1.0, 2 * binomial_cdf(std::min(b, c), changed, 0.5));
    result.smallest_p = std::min(1.0, 2 * std::pow(0.5, changed));
  } else {
    const double off = std::max(0.0, std::abs(b - c) - (question.continuity ? 1 : 0));
    result.statistic = off * off / changed;
    result.degrees_of_freedom = {1};
    result.p = chi_squared_survival(result.statistic, 1);
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
