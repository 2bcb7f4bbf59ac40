// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/anytime/test_martingales.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/p_text.h"
#include "stdlib/hypothesis/anytime/check_positive.h"

namespace ansatz::hypothesis {

namespace {

TestMartingale finished(const char* title, std::vector<double> logarithms) {
  TestMartingale out;
  double largest = 0;
  for (const double value : logarithms) largest = std::max(largest, value);
  out.e = logarithms.empty() ? 1 : std::exp(logarithms.back());
  out.p = std::exp(-largest);
  out.reading = fmt::format("{}: e = {:.4g} after {} observations, {} whenever one stopped", title, out.e,
                            logarithms.size(), core::p_equation(out.p, core::kDigitsInReading));
  out.log_evidence = core::Array::along("observation", std::move(logarithms));
  return out;
}

}  // namespace

TestMartingale bernoulli_martingale(const BernoulliMartingale& question, core::Run& run) {
  const char* kernel = "bernoulli_martingale";
  if (!(question.probability > 0 && question.probability < 1))
    throw core::BadParameter(kernel, "probability", fmt::format("{:g}", question.probability), "in (0, 1)");
  check_positive(kernel, "a", question.a);
  check_positive(kernel, "b", question.b);
  const core::Array numbers = question.observations.as_real();
  const double if_success = std::log(question.probability), if_failure = std::log1p(-question.probability);
  // Each factor is the chance that the mixture gave what came, over the hypothesis'.
  double a = question.a, b = question.b, sum = 0;
  std::vector<double> logarithms;
  for (const double x : numbers.real()) {
    run.tick();
    if (x != 0 && x != 1) throw core::BadParameter(kernel, "observations", fmt::format("{:g} somewhere", x), "0 or 1");
    sum += std::log((x == 1 ? a : b) / (a + b)) - (x == 1 ? if_success : if_failure);
    (x == 1 ? a : b) += 1;
    logarithms.push_back(sum);
  }
  return finished("Bernoulli martingale", std::move(logarithms));
}

TestMartingale normal_martingale(const NormalMartingale& question, core::Run& run) {
  const char* kernel = "normal_martingale";
  check_positive(kernel, "sd", question.sd);
  check_positive(kernel, "prior_sd", question.prior_sd);
  if (!std::isfinite(question.mean))
    throw core::BadParameter(kernel, "mean", fmt::format("{:g}", question.mean), "finite");
  const core::Array numbers = question.observations.as_real();
  const double ratio = question.prior_sd / question.sd;
  double sum = 0, n = 0;
  std::vector<double> logarithms;
  for (const double x : numbers.real()) {
    run.tick();
    if (!std::isfinite(x)) throw core::BadParameter(kernel, "observations", fmt::format("{:g} somewhere", x), "finite");
    sum += (x - question.mean) / question.sd;
    n += 1;
    const double spread = 1 + n * ratio * ratio;
    logarithms.push_back(0.5 * sum * sum * ratio * ratio / spread - 0.5 * std::log(spread));
  }
  return finished("normal martingale", std::move(logarithms));
}

}  // namespace ansatz::hypothesis
