// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/student_t.h"

#include <algorithm>
#include <cmath>

#include "stdlib/hypothesis/effects/cohen_d.h"
#include "stdlib/hypothesis/effects/variance_explained.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/means/t_statistic.h"

namespace ansatz::hypothesis {

void fill_student_t(TestResult& result, const Moments& x, const Moments& y, double null, Alternative alternative,
                    double confidence, core::Run& run) {
  const double df = x.n + y.n - 2, pooled = (x.squares + y.squares) / df;
  result.estimate_of = "difference of means";
  // The correction of g is 0 for a single degree of freedom.
  result.effect = df > 1 ? hedges_g_of(x, y, confidence) : cohen_d_of(x, y, confidence);
  const double error = std::sqrt(pooled) * std::sqrt(1 / x.n + 1 / y.n);
  fill_t(result,
         {.estimate = x.mean - y.mean,
          .null = null,
          .error = error,
          .df = df,
          .scale = std::max(std::abs(x.mean), std::abs(y.mean))},
         alternative, confidence, run);
}

TestResult student_t(const StudentT& question, core::Run& run) {
  const Alternative alternative = read_alternative("student_t", question.alternative);
  check_confidence("student_t", question.confidence);
  const Samples samples = read_samples(question, {.kernel = "student_t", .at_least = 2, .at_most = 2});
  check_enough("student_t", samples);

  TestResult result = start_result("Student", "t", samples, run);
  result.alternative = question.alternative;
  fill_student_t(result, moments(samples.values[0]), moments(samples.values[1]), 0, alternative, question.confidence,
                 run);
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
