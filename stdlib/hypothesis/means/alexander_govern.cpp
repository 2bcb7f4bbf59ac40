// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/alexander_govern.h"

#include <cmath>

#include "stdlib/hypothesis/means/varying_moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

double normal_deviate(double t, double df) {
  const double a = df - 0.5, b = 48 * a * a, c = std::sqrt(a * std::log1p(t * t / df));
  const double c3 = c * c * c, c4 = c3 * c, c5 = c4 * c, c7 = c5 * c * c;
  return c + (c3 + 3 * c) / b - (4 * c7 + 33 * c5 + 240 * c3 + 855 * c) / (10 * b * b + 8 * b * c4 + 1000 * b);
}

}  // namespace

TestResult alexander_govern(const AlexanderGovern& question, core::Run& run) {
  const Samples samples = read_samples(question, {.kernel = "alexander_govern", .size = 2});
  const std::vector<Moments> all = varying_moments("alexander_govern", samples);
  const double origin = all.front().mean;
  double weights = 0, mean = 0;
  for (const Moments& one : all) {
    weights += one.n / one.variance();
    mean += one.n / one.variance() * (one.mean - origin);
  }
  mean /= weights;

  TestResult result = start_result("Alexander–Govern", "A", samples, run);
  for (const Moments& one : all) {
    const double z = normal_deviate((one.mean - origin - mean) / std::sqrt(one.variance() / one.n), one.n - 1);
    result.statistic += z * z;
  }
  result.degrees_of_freedom = {static_cast<double>(all.size()) - 1};
  result.p = chi_squared_survival(result.statistic, result.degrees_of_freedom[0]);
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
