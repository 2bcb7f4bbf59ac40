// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/yuen_t.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/effects/cliff_delta.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/means/t_statistic.h"

namespace ansatz::hypothesis {

namespace {

struct Trimmed {
  double mean, left, squares_of_mean;  ///< h and d
};

Trimmed trimmed(std::vector<double> values, double share, const std::string& name) {
  core::sort_numbers(values);
  const auto cut = static_cast<std::size_t>(share * static_cast<double>(values.size()));
  const std::size_t left = values.size() - 2 * cut;
  if (left < 2)
    throw core::BadParameter("yuen_t", "trim", fmt::format("{:g}, which leaves {} of \"{}\"", share, left, name),
                             "small enough to leave 2 values in each");
  const auto first = values.begin() + static_cast<std::ptrdiff_t>(cut), last = values.end() - (first - values.begin());
  const Moments inner = moments({first, last});
  std::fill(values.begin(), first, *first);
  std::fill(last, values.end(), *(last - 1));
  return {inner.mean, inner.n, moments(values).squares / (inner.n * (inner.n - 1))};
}

}  // namespace

TestResult yuen_t(const YuenT& question, core::Run& run) {
  const Alternative alternative = read_alternative("yuen_t", question.alternative);
  check_confidence("yuen_t", question.confidence);
  if (!(question.trim >= 0 && question.trim < 0.5))
    throw core::BadParameter("yuen_t", "trim", fmt::format("{:g}", question.trim), "in [0, 0.5)");
  const Samples samples = read_samples(question, {.kernel = "yuen_t", .at_least = 2, .at_most = 2, .size = 2});
  const Trimmed x = trimmed(samples.values[0], question.trim, samples.names[0]);
  const Trimmed y = trimmed(samples.values[1], question.trim, samples.names[1]);
  const double both = x.squares_of_mean + y.squares_of_mean, share = x.squares_of_mean / both;
  const double df = 1 / (share * share / (x.left - 1) + (1 - share) * (1 - share) / (y.left - 1));

  TestResult result = start_result("Yuen", "t", samples, run);
  result.alternative = question.alternative;
  result.estimate_of = "difference of trimmed means";
  result.effect = cliff_delta_of(samples.values[0], samples.values[1], question.confidence);
  fill_t(result,
         {.estimate = x.mean - y.mean,
          .error = std::sqrt(both),
          .df = df,
          .constant = "what trimming leaves of both samples is constant",
          .equal = "what trimming leaves of both samples is constant and equal"},
         alternative, question.confidence, run);
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
