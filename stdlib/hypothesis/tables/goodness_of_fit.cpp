// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/goodness_of_fit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kKernel = "goodness_of_fit";

std::vector<double> counts_of(const core::Array& counts) {
  if (counts.rank() != 1 || counts.size() < 2)
    throw core::BadParameter(kKernel, "counts", fmt::format("an array of {} numbers", counts.size()),
                             "at least two counts along one dimension");
  const core::Array numbers = counts.as_real();
  const auto values = numbers.real();
  for (const double v : values) {
    if (!(v >= 0) || v != std::floor(v) || std::isinf(v))
      throw core::BadParameter(kKernel, "counts", fmt::format("{:g} somewhere", v), "whole numbers from 0 on");
  }
  return {values.begin(), values.end()};
}

std::vector<double> expected_of(const core::Array& expected, std::size_t cells, double total) {
  if (expected.size() == 0) return std::vector<double>(cells, total / static_cast<double>(cells));
  const core::Array numbers = expected.as_real();
  const auto values = numbers.real();
  if (values.size() != cells)
    throw core::BadParameter(kKernel, "expected", fmt::format("of {} cells", values.size()),
                             fmt::format("of as many as counts, {}", cells));
  double sum = 0;
  for (const double v : values) {
    if (!(v > 0) || std::isinf(v))
      throw core::BadParameter(kKernel, "expected", fmt::format("{:g} somewhere", v), "above 0 everywhere");
    sum += v;
  }
  if (std::abs(sum - total) > 1e-8 * total)
    throw core::BadParameter(kKernel, "expected", fmt::format("{:g} in all", sum),
                             fmt::format("{:g} in all, as the counts are", total));
  return {values.begin(), values.end()};
}

double term(double o, double e, double lambda) {
  if (lambda == 0) return o > 0 ? 2 * o * std::log(o / e) : 0;
  if (lambda == -1) return 2 * e * std::log(e / o);
  if (lambda == 1) return (o - e) * (o - e) / e;
  if (o == 0) return 0;
  return 2 / (lambda * (lambda + 1)) * o * (std::pow(o / e, lambda) - 1);
}

std::string title_of(double lambda) {
  if (lambda == 0) return "G";
  return lambda == 1 ? "χ²" : fmt::format("divergence of power {:.3g}", lambda);
}

}  // namespace

TestResult goodness_of_fit(const GoodnessOfFit& question, core::Run& run) {
  const std::vector<double> counts = counts_of(question.counts);
  const double total = std::accumulate(counts.begin(), counts.end(), 0.0);
  if (total == 0) throw core::BadParameter(kKernel, "counts", "0 everywhere", "above 0 somewhere");
  const std::vector<double> expected = expected_of(question.expected, counts.size(), total);
  const double df = static_cast<double>(counts.size()) - 1 - question.estimated;
  if (question.estimated < 0 || df < 1)
    throw core::BadParameter(kKernel, "estimated", std::to_string(question.estimated),
                             fmt::format("in [0, {}], so that a degree of freedom is left", counts.size() - 2));
  if (!std::isfinite(question.lambda))
    throw core::BadParameter(kKernel, "lambda", fmt::format("{:g}", question.lambda), "finite");
  if (question.lambda <= -1 && std::find(counts.begin(), counts.end(), 0.0) != counts.end())
    throw core::BadParameter(kKernel, "lambda", fmt::format("{:g} with a count of 0", question.lambda), "above -1");
  double statistic = 0, plain = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    statistic += term(counts[i], expected[i], question.lambda);
    plain += term(counts[i], expected[i], 1);
  }
  TestResult result;
  result.test = "goodness of fit";
  result.symbol = title_of(question.lambda);
  result.statistic = std::max(0.0, statistic);
  result.degrees_of_freedom = {df};
  result.n = {total};
  result.method = "asymptotic";
  result.p = chi_squared_survival(result.statistic, df);
  result.effect = Effect{"Cohen's w", std::sqrt(plain / total), std::nullopt, 0.95};
  const double least = *std::min_element(expected.begin(), expected.end());
  if (least < 5)
    result.warn(run, fmt::format("an expected count is {:.3g}; the χ² approximation wants at least 5", least));
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
