// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/normality/henze_zirkler.h"

#include <fmt/format.h>

#include <cmath>
#include <span>

#include "stdlib/hypothesis/distributions/pair_table.h"
#include "stdlib/hypothesis/normality/centred_points.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

TestResult henze_zirkler(const HenzeZirkler& question, core::Run& run) {
  constexpr const char* kKernel = "henze_zirkler";
  const CentredPoints centred = centred_points(kKernel, question.points);
  const std::size_t draws = centred.draws, width = centred.width;
  const std::vector<double>& points = centred.values;
  const Cholesky& factors = centred.covariance;
  check_tabled(kKernel, draws, "");
  const auto n = static_cast<double>(draws), p = static_cast<double>(width);
  const double beta = std::pow((2 * p + 1) * n / 4, 1 / (p + 4)) / std::sqrt(2.0), b2 = beta * beta;
  double pairs = 0, singles = 0;
  std::vector<double> apart(width);
  for (std::size_t i = 0; i < draws; ++i) {
    run.tick();
    for (std::size_t j = 0; j < i; ++j) {
      for (std::size_t c = 0; c < width; ++c) apart[c] = points[i * width + c] - points[j * width + c];
      pairs += 2 * std::exp(-0.5 * b2 * factors.inverse_form(apart));
    }
    pairs += 1;
    const std::span<const double> here(points.data() + i * width, width);
    singles += std::exp(-b2 / (2 * (1 + b2)) * factors.inverse_form(here));
  }
  TestResult result;
  result.test = "Henze–Zirkler";
  result.symbol = "HZ";
  result.method = "asymptotic";
  result.n = {n};
  result.statistic = pairs / n - 2 * std::pow(1 + b2, -p / 2) * singles + n * std::pow(1 + 2 * b2, -p / 2);
  const double a = 1 + 2 * b2, w = (1 + b2) * (1 + 3 * b2), b4 = b2 * b2, b8 = b4 * b4;
  const double centre = 1 - std::pow(a, -p / 2) * (1 + p * b2 / a + p * (p + 2) * b4 / (2 * a * a));
  const double variance =
      2 * std::pow(1 + 4 * b2, -p / 2) +
      2 * std::pow(a, -p) * (1 + 2 * p * b4 / (a * a) + 3 * p * (p + 2) * b8 / (4 * std::pow(a, 4))) -
      4 * std::pow(w, -p / 2) * (1 + 3 * p * b4 / (2 * w) + p * (p + 2) * b8 / (2 * w * w));
  const double spread = std::sqrt(std::log1p(variance / (centre * centre)));
  const double middle = std::log(centre) - 0.5 * spread * spread;
  result.p = normal_survival((std::log(result.statistic) - middle) / spread);
  if (n < 20) result.warn(run, fmt::format("{:g} draws are few for the lognormal limit", n));
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
