// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/one_sample_t.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/effects/standardised_mean.h"
#include "stdlib/hypothesis/means/t_statistic.h"

namespace ansatz::hypothesis {

void fill_one_sample_t(TestResult& result, const Moments& x, double null, Alternative alternative, double confidence,
                       core::Run& run) {
  result.estimate_of = "mean";
  result.effect = standardised_mean("Cohen's d", x, null, confidence);
  fill_t(result,
         {.estimate = x.mean,
          .null = null,
          .error = std::sqrt(x.variance() / x.n),
          .df = x.n - 1,
          .scale = std::abs(x.mean),
          .constant = "the sample is constant",
          .equal = "the sample is constant at the mean it is held against"},
         alternative, confidence, run);
}

TestResult one_sample_t(const OneSampleT& question, core::Run& run) {
  const Alternative alternative = read_alternative("one_sample_t", question.alternative);
  check_confidence("one_sample_t", question.confidence);
  if (!std::isfinite(question.mean))
    throw core::BadParameter("one_sample_t", "mean", fmt::format("{:g}", question.mean), "finite");
  const Samples samples = read_samples(question, {.kernel = "one_sample_t", .at_least = 1, .at_most = 1, .size = 2});

  TestResult result = start_result("one-sample", "t", samples, run);
  result.alternative = question.alternative;
  fill_one_sample_t(result, moments(samples.values[0]), question.mean, alternative, question.confidence, run);
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
