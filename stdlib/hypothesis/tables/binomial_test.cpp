// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/binomial_test.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/binomial.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

core::Interval interval_of(const BinomialTest& question) {
  const double k = question.successes, n = question.trials;
  if (question.interval == "clopper_pearson") return clopper_pearson(k, n, question.confidence);
  if (question.interval == "jeffreys") {
    const double tail = 0.5 * (1 - question.confidence);
    return {k > 0 ? incomplete_beta_inverse(k + 0.5, n - k + 0.5, tail) : 0.0,
            k < n ? incomplete_beta_inverse(k + 0.5, n - k + 0.5, 1 - tail) : 1.0};
  }
  if (question.interval == "wilson") return wilson(k, n, question.confidence);
  if (question.interval != "agresti_coull")
    throw core::BadParameter("binomial_test", "interval", "\"" + question.interval + "\"",
                             "\"clopper_pearson\", \"wilson\", \"agresti_coull\" or \"jeffreys\"");
  const double z = normal_quantile(0.5 + 0.5 * question.confidence), middle = (k + 0.5 * z * z) / (n + z * z);
  const double reach = z * std::sqrt(middle * (1 - middle) / (n + z * z));
  return {std::max(0.0, middle - reach), std::min(1.0, middle + reach)};
}

double two_sided(double k, double n, double probability, core::Run& run) {
  if (probability == 0 || probability == 1) return k == probability * n ? 1 : 0;
  const double own = log_binomial_pmf(k, n, probability) + 1e-7, mean = n * probability;
  if (k == mean) return 1;
  // No likelier numbers fill one tail on the other side of the mean, up to where the mass passes the own one.
  double edge = k < mean ? std::ceil(mean) : std::floor(mean);
  const double step = k < mean ? 1 : -1;
  while (edge >= 0 && edge <= n && log_binomial_pmf(edge, n, probability) > own) {
    if (std::fmod(edge, 4096) == 0) run.tick();
    edge += step;
  }
  const double near_tail = k < mean ? binomial_cdf(k, n, probability) : binomial_survival(k, n, probability);
  const double far_tail = k < mean ? binomial_survival(edge, n, probability) : binomial_cdf(edge, n, probability);
  return std::min(1.0, near_tail + far_tail);
}

}  // namespace

TestResult binomial_test(const BinomialTest& question, core::Run& run) {
  const Alternative alternative = read_alternative("binomial_test", question.alternative);
  check_confidence("binomial_test", question.confidence);
  const double k = question.successes, n = question.trials, probability = question.probability;
  if (!(n >= 1) || n != std::floor(n) || n > 0x1p53)
    throw core::BadParameter("binomial_test", "trials", fmt::format("{:g}", n), "a whole number of at least 1");
  if (!(k >= 0 && k <= n) || k != std::floor(k))
    throw core::BadParameter("binomial_test", "successes", fmt::format("{:g}", k),
                             fmt::format("a whole number in [0, {:g}]", n));
  if (!(probability >= 0 && probability <= 1))
    throw core::BadParameter("binomial_test", "probability", fmt::format("{:g}", probability), "in [0, 1]");

  TestResult result;
  result.test = "binomial";
  result.symbol = "k";
  result.statistic = k;
  result.n = {n};
  result.alternative = question.alternative;
  result.method = "exact";
  result.p = alternative == Alternative::two_sided ? two_sided(k, n, probability, run)
             : alternative == Alternative::greater ? binomial_survival(k, n, probability)
                                                   : binomial_cdf(k, n, probability);
  result.estimate = k / n;
  result.estimate_of = "share of successes";
  result.interval = interval_of(question);
  result.effect = Effect{"Cohen's h", 2 * std::asin(std::sqrt(k / n)) - 2 * std::asin(std::sqrt(probability)),
                         std::nullopt, question.confidence};
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
