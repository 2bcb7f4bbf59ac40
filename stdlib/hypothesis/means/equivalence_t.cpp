// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/equivalence_t.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/means/paired_t.h"
#include "stdlib/hypothesis/means/welch_t.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

template <class Question>
Question same_samples(const EquivalenceT& question) {
  Question out;
  static_cast<Comparison&>(out) = question;
  out.confidence = question.confidence;
  return out;
}

}  // namespace

TestResult equivalence_t(const EquivalenceT& question, core::Run& run) {
  const core::Interval& bounds = question.bounds;
  if (!(bounds.low < bounds.high) || std::isinf(bounds.low) || std::isinf(bounds.high))
    throw core::BadParameter("equivalence_t", "bounds", fmt::format("{:g}..{:g}", bounds.low, bounds.high),
                             "an interval low..high of finite numbers with low < high");
  core::Run quiet;  // doubts are passed on below, in the name of this test
  TestResult result;
  try {
    result = question.paired ? paired_t(same_samples<PairedT>(question), quiet)
                             : welch_t(same_samples<WelchT>(question), quiet);
  } catch (const core::BadParameter& error) {
    throw core::BadParameter("equivalence_t", error.name, error.value, error.allowed);
  }
  result.test = "equivalence";
  result.alternative = "within bounds";
  const double difference = *result.estimate;
  const double above = difference - bounds.low, below = bounds.high - difference;
  const bool has_error = !result.degrees_of_freedom.empty();
  if (!has_error) result.warnings.pop_back();
  for (const auto& sentence : result.warnings) run.warn(result.test + ": " + sentence);
  if (!has_error) {
    const double nearer = std::min(above, below);
    result.statistic = nearer > 0 ? INFINITY : -INFINITY;
    result.p = nearer > 0 ? 0 : 1;
    result.interval = core::Interval{difference, difference};
    result.warn(run, "zero variance: the difference has no error");
  } else {
    // Of the interval rather than of t, which is 0 where the means are equal.
    const double df = result.degrees_of_freedom[0];
    const double error = (result.interval->high - difference) / student_t_quantile(0.5 + 0.5 * question.confidence, df);
    const double low = above / error, high = below / error;
    result.statistic = low < high ? low : -high;
    result.p = student_t_survival(std::min(low, high), df);
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
