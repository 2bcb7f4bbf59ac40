// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/resampled_t.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/means/t_statistic.h"

namespace ansatz::hypothesis {

TestResult resampled_t(const ResampledT& question, core::Run& run) {
  constexpr const char* kKernel = "resampled_t";
  const Alternative alternative = read_alternative(kKernel, question.alternative);
  check_confidence(kKernel, question.confidence);
  const auto check_size = [&](const char* name, double size) {
    if (!(size > 0) || std::isinf(size))
      throw core::BadParameter(kKernel, name, fmt::format("{:g}", size), "finite and above 0");
  };
  check_size("test_size", question.test_size);
  check_size("train_size", question.train_size);
  const Samples samples = read_matched(question, {.kernel = kKernel, .at_least = 2, .at_most = 2, .size = 2});
  std::vector<double> differences = samples.values[0];
  for (std::size_t i = 0; i < differences.size(); ++i) differences[i] -= samples.values[1][i];
  const Moments d = moments(differences);

  TestResult result = start_matched_result("corrected resampled", "t", samples, run);
  result.alternative = question.alternative;
  result.n = {d.n};
  result.estimate_of = "mean difference";
  fill_t(result,
         {.estimate = d.mean,
          .error = std::sqrt(d.variance() * (1 / d.n + question.test_size / question.train_size)),
          .df = d.n - 1,
          .constant = "all differences are equal",
          .equal = "the learners score the same on every split"},
         alternative, question.confidence, run);
  if (question.test_size > question.train_size)
    run.warn("resampled_t: the test sets are larger than the training sets");
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
