// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/paired_t.h"

#include <algorithm>
#include <cmath>

#include "stdlib/hypothesis/effects/standardised_mean.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/means/t_statistic.h"

namespace ansatz::hypothesis {

namespace {

/// Root mean square: values about 0 are no smaller for it.
double size_of(const std::vector<double>& sample) {
  const Moments m = moments(sample);
  return std::hypot(m.mean, std::sqrt(m.variance()));
}

}  // namespace

TestResult paired_t(const PairedT& question, core::Run& run) {
  const Alternative alternative = read_alternative("paired_t", question.alternative);
  check_confidence("paired_t", question.confidence);
  const Samples samples = read_matched(question, {.kernel = "paired_t", .at_least = 2, .at_most = 2, .size = 2});
  std::vector<double> differences = samples.values[0];
  for (std::size_t i = 0; i < differences.size(); ++i) differences[i] -= samples.values[1][i];
  const Moments d = moments(differences);

  TestResult result = start_matched_result("paired", "t", samples, run);
  result.alternative = question.alternative;
  result.n = {d.n};
  result.estimate_of = "mean difference";
  result.effect = standardised_mean("Cohen's d_z", d, 0, question.confidence);
  fill_t(result,
         {.estimate = d.mean,
          .error = std::sqrt(d.variance() / d.n),
          .df = d.n - 1,
          .scale = std::max(size_of(samples.values[0]), size_of(samples.values[1])),
          .constant = "all differences are equal",
          .equal = "the samples are equal pair by pair"},
         alternative, question.confidence, run);
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
