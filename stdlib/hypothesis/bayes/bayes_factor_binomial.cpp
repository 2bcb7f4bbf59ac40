// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/bayes/bayes_factor_binomial.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/bayes/log_incomplete_beta.h"

namespace ansatz::hypothesis {

namespace {

void check_binomial_question(const BayesFactorBinomial& question) {
  constexpr const char* kKernel = "bayes_factor_binomial";
  const double k = question.successes, n = question.trials;
  if (!(n >= 1) || n != std::floor(n) || n > 0x1p53)
    throw core::BadParameter(kKernel, "trials", fmt::format("{:g}", n), "a whole number of at least 1");
  if (!(k >= 0 && k <= n) || k != std::floor(k))
    throw core::BadParameter(kKernel, "successes", fmt::format("{:g}", k),
                             fmt::format("a whole number in [0, {:g}]", n));
  if (!(question.probability > 0 && question.probability < 1))
    throw core::BadParameter(kKernel, "probability", fmt::format("{:g}", question.probability), "in (0, 1)");
  constexpr double kLeast = 1e-6, kMost = 1e9;
  const auto good = [&](double shape) { return shape >= kLeast && shape <= kMost; };
  if (question.prior.size() != 2 || !good(question.prior[0]) || !good(question.prior[1]))
    throw core::BadParameter(kKernel, "prior", fmt::format("[{:g}]", fmt::join(question.prior, ", ")),
                             fmt::format("two numbers in [{:g}, {:g}]", kLeast, kMost));
}

}  // namespace

BayesFactor bayes_factor_binomial(const BayesFactorBinomial& question, core::Run& run) {
  const Alternative alternative = read_alternative("bayes_factor_binomial", question.alternative);
  check_binomial_question(question);
  const double k = question.successes, n = question.trials, p = question.probability;
  const double a = question.prior[0], b = question.prior[1];
  double log_factor = log_beta(k + a, n - k + b) - log_beta(a, b) - k * std::log(p) - (n - k) * std::log1p(-p);
  if (alternative == Alternative::less)
    log_factor += log_incomplete_beta(k + a, n - k + b, p) - log_incomplete_beta(a, b, p);
  if (alternative == Alternative::greater)
    log_factor += log_incomplete_beta(n - k + b, k + a, 1 - p) - log_incomplete_beta(b, a, 1 - p);

  TestResult found;
  found.test = "Bayesian binomial";
  found.symbol = "k";
  found.statistic = k;
  found.n = {n};
  found.alternative = question.alternative;
  return bayes_factor_of(found, log_factor, run);
}

}  // namespace ansatz::hypothesis
