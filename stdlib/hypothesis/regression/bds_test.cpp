// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/regression/bds_test.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

/// Pairs that are near.
struct NearPairs {
  double singles = 0, late_singles = 0;  ///< of all steps, of those from m − 1 on
  double stretches = 0;                  ///< of m steps each
  double squares = 0;                    ///< Σᵢ (how many are near to i)²
};

std::size_t count(const std::vector<std::uint8_t>& flags, std::size_t size) {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += flags[i];
  return sum;
}

/// Along diagonals, a lag each: a stretch is near where its steps are, one after the other. Plain loops over flags,
/// each of which runs many at once.
NearPairs near_pairs(const std::vector<double>& x, double reach, std::size_t dimension, core::Run& run) {
  const std::size_t n = x.size();
  std::vector<std::uint32_t> near(n, 0);
  std::vector<std::uint8_t> flags(n), together(n);
  NearPairs out;
  for (std::size_t lag = 1; lag < n; ++lag) {
    run.tick();
    const std::size_t size = n - lag;
    for (std::size_t i = 0; i < size; ++i) flags[i] = std::abs(x[i] - x[i + lag]) < reach;
    for (std::size_t i = 0; i < size; ++i) near[i] += flags[i];
    for (std::size_t i = 0; i < size; ++i) near[i + lag] += flags[i];
    const std::size_t all = count(flags, size), early = count(flags, std::min(size, dimension - 1));
    out.singles += static_cast<double>(all), out.late_singles += static_cast<double>(all - early);
    if (size < dimension) continue;
    const std::size_t stretches = size - dimension + 1;
    together = flags;
    for (std::size_t step = 1; step < dimension; ++step)
      for (std::size_t i = 0; i < stretches; ++i) together[i] &= flags[i + step];
    out.stretches += static_cast<double>(count(together, stretches));
  }
  for (const std::uint32_t each : near) out.squares += static_cast<double>(each) * each;
  return out;
}

}  // namespace

TestResult bds_test(const BdsTest& question, core::Run& run) {
  constexpr const char* kKernel = "bds_test";
  check_confidence(kKernel, question.confidence);
  if (question.dimension < 2)
    throw core::BadParameter(kKernel, "dimension", std::to_string(question.dimension), "at least 2");
  if (!(question.distance > 0) || std::isinf(question.distance))
    throw core::BadParameter(kKernel, "distance", fmt::format("{:g}", question.distance), "finite and above 0");
  const auto dimension = static_cast<std::size_t>(question.dimension);
  const Samples samples =
      read_samples(question, {.kernel = kKernel, .at_least = 1, .at_most = 1, .size = dimension + 3});
  const std::vector<double>& x = samples.values[0];
  const Moments all = moments(x);
  const NearPairs pairs = near_pairs(x, question.distance * std::sqrt(all.variance()), dimension, run);

  const double n = all.n, m = question.dimension, steps = n - m + 1;
  const double c = pairs.singles / (n * (n - 1) / 2);
  // Ordered triples of different steps, both ends of which are near the middle.
  const double k = (pairs.squares - 2 * pairs.singles) / (n * (n - 1) * (n - 2));
  double sum = 0;
  for (double j = 1; j < m; ++j) sum += std::pow(k, m - j) * std::pow(c, 2 * j);
  const double variance =
      4 * (std::pow(k, m) + 2 * sum + (m - 1) * (m - 1) * std::pow(c, 2 * m) - m * m * k * std::pow(c, 2 * m - 2));
  const double apart =
      pairs.stretches / (steps * (steps - 1) / 2) - std::pow(pairs.late_singles / (steps * (steps - 1) / 2), m);

  TestResult result = start_result("BDS", "z", samples, run);
  result.n = {n};
  result.method = "asymptotic";
  if (!(variance > 1e-14)) {
    result.statistic = std::nan("");
    result.warn(run, all.squares > 0 ? "undefined: all pairs are near, or none: distance wants another value"
                                     : "undefined: the series is constant");
    result.read();
    return result;
  }
  const double error = std::sqrt(variance / steps), reach = normal_quantile(0.5 + 0.5 * question.confidence) * error;
  result.statistic = apart / error;
  result.p = 2 * normal_survival(std::abs(result.statistic));
  result.effect = Effect{fmt::format("C_{0:g} − C₁^{0:g}", m), apart, core::Interval{apart - reach, apart + reach},
                         question.confidence};
  if (n < 200) result.warn(run, fmt::format("{:g} values are few for the normal limit", n));
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
