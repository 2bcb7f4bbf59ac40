// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/dependence/spearman.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/dependence/correlation.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/ranks/ranks.h"

namespace ansatz::hypothesis {

namespace {

constexpr std::size_t kMostArranged = 9;  // 9! orders

bool is_exact(const Spearman& question, std::size_t n) {
  if (question.method == "asymptotic") return false;
  if (question.method == "auto") return n <= kMostArranged;
  if (question.method != "exact")
    throw core::BadParameter("spearman", "method", "\"" + question.method + "\"",
                             "\"auto\", \"exact\" or \"asymptotic\"");
  if (n > kMostArranged)
    throw core::BadParameter("spearman", "method", fmt::format("\"exact\" for {} pairs", n),
                             fmt::format("\"asymptotic\" beyond {}", kMostArranged));
  return true;
}

void exact_p(TestResult& result, const std::vector<double>& x, std::vector<double> y, Alternative alternative) {
  const auto product = [&] {
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];  // multiples of ¼: exact
    return sum;
  };
  const double observed = product();
  std::sort(y.begin(), y.end());
  double all = 0, lower = 0, upper = 0, least = observed, most = observed, at_least = 0, at_most = 0;
  do {
    const double here = product();
    all += 1, lower += here <= observed, upper += here >= observed;
    if (here < least) least = here, at_least = 0;
    if (here > most) most = here, at_most = 0;
    at_least += here == least, at_most += here == most;
  } while (std::next_permutation(y.begin(), y.end()));
  result.method = "exact";
  result.p = p_of_tails(alternative, lower / all, upper / all);
  result.smallest_p = p_of_tails(alternative, at_least / all, at_most / all);
}

}  // namespace

TestResult spearman(const Spearman& question, core::Run& run) {
  const Alternative alternative = read_alternative("spearman", question.alternative);
  check_confidence("spearman", question.confidence);
  const Samples samples =
      read_matched(question, {.kernel = "spearman", .at_least = 2, .at_most = 2, .size = 2, .finite = false});
  const std::vector<double> x = midranks(samples.values[0]), y = midranks(samples.values[1]);
  const auto n = static_cast<double>(x.size());
  const bool exact = is_exact(question, x.size());

  TestResult result = start_matched_result("Spearman", "ρ", samples, run);
  result.alternative = question.alternative;
  result.n = {n};
  result.statistic = correlation(x, y);
  if (std::isnan(result.statistic)) {
    result.warn(run, "undefined: a sample is constant");
    result.read();
    return result;
  }
  if (exact) {
    exact_p(result, x, y, alternative);
  } else {
    result.method = "asymptotic";
    result.p = correlation_p(result.statistic, n, alternative);
  }
  const double error = n > 3 ? std::sqrt((1 + 0.5 * result.statistic * result.statistic) / (n - 3)) : 0;
  result.effect =
      Effect{"ρ", result.statistic, fisher_interval(result.statistic, error, question.confidence), question.confidence};
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
