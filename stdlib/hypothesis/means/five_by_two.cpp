// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/five_by_two.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

TestResult five_by_two(const FiveByTwo& question, core::Run& run) {
  constexpr const char* kKernel = "five_by_two";
  constexpr std::size_t kScores = 10;
  const Alternative alternative = read_alternative(kKernel, question.alternative);
  const bool by_f = question.statistic == "f";
  if (!by_f && question.statistic != "t")
    throw core::BadParameter(kKernel, "statistic", "\"" + question.statistic + "\"", "\"f\" or \"t\"");
  if (by_f && alternative != Alternative::two_sided)
    throw core::BadParameter(kKernel, "alternative", "\"" + question.alternative + "\" with statistic = \"f\"",
                             "\"two-sided\": F has no sides, statistic = \"t\" has");
  const Samples samples = read_matched(question, {.kernel = kKernel, .at_least = 2, .at_most = 2, .size = kScores});
  if (samples.values[0].size() != kScores)
    throw core::BadParameter(kKernel, "samples", fmt::format("{} scores of each", samples.values[0].size()),
                             "10 of each: five halvings with two scores");

  double squares = 0, spread = 0, mean = 0, first = 0;
  for (std::size_t i = 0; i < kScores; i += 2) {
    const double one = samples.values[0][i] - samples.values[1][i];
    const double other = samples.values[0][i + 1] - samples.values[1][i + 1];
    if (i == 0) first = one;
    squares += one * one + other * other;
    spread += 0.5 * (one - other) * (one - other);
    mean += (one + other) / kScores;
  }
  TestResult result = start_matched_result("5 × 2 cross-validation", by_f ? "F" : "t", samples, run);
  result.alternative = question.alternative;
  result.n = {5};
  result.estimate = mean;
  result.estimate_of = "mean difference";
  const double above = by_f ? squares : first;
  if (spread > 0) {
    result.statistic = by_f ? squares / (2 * spread) : first / std::sqrt(spread / 5);
    result.p = by_f ? f_survival(result.statistic, 10, 5)
                    : p_of_tails(alternative, student_t_survival(-result.statistic, 5),
                                 student_t_survival(result.statistic, 5));
  } else if (above != 0) {
    result.statistic = std::copysign(std::numeric_limits<double>::infinity(), above);
    result.p = p_of_tails(alternative, above > 0 ? 1 : 0, above > 0 ? 0 : 1);
    result.warn(run, "zero variance: the two differences of each halving are equal");
  } else {
    result.statistic = std::nan("");
    result.warn(run, "undefined: the learners score the same");
  }
  if (by_f) result.degrees_of_freedom = {10, 5};
  if (!by_f) result.degrees_of_freedom = {5};
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
