// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/dependence/hilbert_schmidt.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/dependence/order_permutations.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kHilbertSchmidt = "hilbert_schmidt";

double mean_of_pairs(const PairTable& table) {
  double sum = 0;
  for (std::size_t i = 0; i < table.size; ++i)
    for (std::size_t j = 0; j < i; ++j) sum += table.at(i, j);
  const auto n = static_cast<double>(table.size);
  return 2 * sum / (n * (n - 1));
}

/// P(HSIC as large), given its mean under independence.
double gamma_survival_of(double criterion, double mean, const PairTable& x, const PairTable& y) {
  const auto n = static_cast<double>(x.size);
  double products = 0;
  for (std::size_t i = 0; i < x.size; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double product = x.at(i, j) * y.at(i, j);
      products += 2 * product * product;
    }
  }
  const double variance = 2 * (n - 4) * (n - 5) / (n * (n - 1) * (n - 2) * (n - 3)) * products / (n * (n - 1));
  // A gamma variable of shape a and scale s is s/2 times a χ² of 2a degrees of freedom.
  return chi_squared_survival(2 * criterion * mean / variance, 2 * mean * mean / variance);
}

}  // namespace

TestResult hilbert_schmidt(const HilbertSchmidt& question, core::Run& run) {
  const bool by_gamma = question.method == "gamma";
  if (!by_gamma && question.method != "permutation")
    throw core::BadParameter(kHilbertSchmidt, "method", "\"" + question.method + "\"", "\"permutation\" or \"gamma\"");
  if (question.draws < 1)
    throw core::BadParameter(kHilbertSchmidt, "draws", std::to_string(question.draws), "at least 1");
  check_width(kHilbertSchmidt, "first_width", question.first_width);
  check_width(kHilbertSchmidt, "second_width", question.second_width);
  const Samples samples = read_matched(
      question, {.kernel = kHilbertSchmidt, .at_least = 2, .at_most = 2, .size = by_gamma ? 6U : 4U, .points = true});
  const std::size_t size = samples.size(0);
  check_tabled(kHilbertSchmidt, size, "");
  const auto n = static_cast<double>(size);

  TestResult result = start_matched_result("Hilbert–Schmidt independence", "HSIC", samples, run);
  result.alternative = "greater";
  result.n = {n};
  PairTable x = distances(samples.values[0], samples.width(0), run);
  PairTable y = distances(samples.values[1], samples.width(1), run);
  const auto is_constant = [](const PairTable& table) {
    return std::all_of(table.values.begin(), table.values.end(), [](double d) { return d == 0; });
  };
  if (is_constant(x) || is_constant(y)) {
    result.p = result.smallest_p = 1;
    result.warn(run, "a sample is constant, which depends on nothing");
    result.read();
    return result;
  }
  make_gaussian(x, question.first_width);
  make_gaussian(y, question.second_width);
  result.estimate = unbiased_covariance(x, y);
  result.estimate_of = "HSIC without bias";
  const double scale = unbiased_covariance(x, x) * unbiased_covariance(y, y);
  if (scale > 0)
    result.effect =
        Effect{"kernel alignment", std::clamp(*result.estimate / std::sqrt(scale), -1.0, 1.0), std::nullopt, 0.95};
  const double mu = mean_of_pairs(x), nu = mean_of_pairs(y);
  centre(x);
  centre(y);
  const auto of_order = [&](std::span<const std::size_t> order) { return table_product(x, y, order) / (n * n); };
  if (by_gamma) {
    std::vector<std::size_t> order(size);
    std::iota(order.begin(), order.end(), std::size_t{0});
    result.statistic = of_order(order);
    result.method = "asymptotic";
    result.p = gamma_survival_of(result.statistic, (1 + mu * nu - mu - nu) / n, x, y);
    if (size < 30) result.warn(run, fmt::format("{} pairs are few for the gamma approximation", size));
  } else {
    constexpr double kTie = 1e-13;  // kernels are at most 1, and so is what is summed
    result.statistic = permuted_orders(result, of_order, size, kTie, question.draws, run);
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
