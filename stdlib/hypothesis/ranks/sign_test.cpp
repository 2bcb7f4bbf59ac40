// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/sign_test.h"

#include <algorithm>
#include <cmath>

#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/binomial.h"
#include "stdlib/hypothesis/ranks/differences.h"

namespace ansatz::hypothesis {

TestResult sign_test(const SignTest& question, core::Run& run) {
  const Alternative alternative = read_alternative("sign_test", question.alternative);
  check_confidence("sign_test", question.confidence);
  Differences d = read_differences(question, question.median, "sign_test");
  const auto above =
      static_cast<double>(std::count_if(d.values.begin(), d.values.end(), [](double v) { return v > 0; }));
  const auto below =
      static_cast<double>(std::count_if(d.values.begin(), d.values.end(), [](double v) { return v < 0; }));
  const double off = above + below;

  TestResult result = start_result("sign", "S", d.samples, run);
  result.alternative = question.alternative;
  result.n = {static_cast<double>(d.values.size())};
  result.statistic = above;
  result.method = "exact";
  if (off > 0) {
    result.p = p_of_tails(alternative, binomial_cdf(above, off, 0.5), binomial_survival(above, off, 0.5));
    result.smallest_p = p_of_tails(alternative, std::pow(0.5, off), std::pow(0.5, off));
    result.effect =
        Effect{"share above", above / off, clopper_pearson(above, off, question.confidence), question.confidence};
  } else {
    result.p = result.smallest_p = 1;
    result.warn(run, "all values are at the median they are held against");
  }
  core::sort_numbers(d.values);
  const std::size_t n = d.values.size();
  result.estimate = 0.5 * d.values[(n - 1) / 2] + 0.5 * d.values[n / 2] + question.median;
  result.estimate_of = d.are_paired ? "median of the differences" : "median";
  const double outside = half_binomial_quantile(static_cast<double>(n), 0.5 * (1 - question.confidence));
  if (outside < 0) {
    result.interval = core::Interval{-INFINITY, INFINITY};
  } else {
    const auto k = static_cast<std::size_t>(outside);  // the median is below x₍k+1₎ where k values at most are below it
    result.interval = core::Interval{d.values[k] + question.median, d.values[n - 1 - k] + question.median};
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
