// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/distributions/epps_singleton.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/means/linear_model.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kEppsSingleton = "epps_singleton";

double quantile(const std::vector<double>& sorted, double level) {
  const double place = level * static_cast<double>(sorted.size() - 1), whole = std::floor(place);
  const auto i = static_cast<std::size_t>(whole);
  return i + 1 < sorted.size() ? sorted[i] + (place - whole) * (sorted[i + 1] - sorted[i]) : sorted.back();
}

/// Means of cosines and sines and N/n of their covariances, added to what is there.
void add(const std::vector<double>& sample, const std::vector<double>& frequencies, double centre, double total,
         std::vector<double>& mean, std::vector<double>& covariance) {
  const std::size_t width = 2 * frequencies.size();
  const auto n = static_cast<double>(sample.size());
  std::vector<double> waves(sample.size() * width);
  mean.assign(width, 0.0);
  for (std::size_t i = 0; i < sample.size(); ++i) {
    for (std::size_t k = 0; k < frequencies.size(); ++k) {
      const double angle = frequencies[k] * (sample[i] - centre);
      waves[i * width + 2 * k] = std::cos(angle), waves[i * width + 2 * k + 1] = std::sin(angle);
    }
    for (std::size_t c = 0; c < width; ++c) mean[c] += waves[i * width + c] / n;
  }
  for (std::size_t i = 0; i < sample.size(); ++i)
    for (std::size_t a = 0; a < width; ++a)
      for (std::size_t b = 0; b < width; ++b)
        covariance[a * width + b] +=
            total / n * (waves[i * width + a] - mean[a]) * (waves[i * width + b] - mean[b]) / n;
}

}  // namespace

TestResult epps_singleton(const EppsSingleton& question, core::Run& run) {
  const Samples samples = read_samples(question, {.kernel = kEppsSingleton, .at_least = 2, .at_most = 2, .size = 5});
  if (question.points.empty() || question.points.size() > 20 ||
      std::any_of(question.points.begin(), question.points.end(), [](double t) { return !(t > 0) || std::isinf(t); }))
    throw core::BadParameter(kEppsSingleton, "points", fmt::format("{} numbers", question.points.size()),
                             "1 to 20 finite numbers above 0");
  std::vector<double> pool = samples.values[0];
  pool.insert(pool.end(), samples.values[1].begin(), samples.values[1].end());
  core::sort_numbers(pool);
  const double width = 0.5 * (quantile(pool, 0.75) - quantile(pool, 0.25)), centre = quantile(pool, 0.5);
  if (!(width > 0))
    throw core::BadParameter(kEppsSingleton, "samples", "half of all values equal", "of some interquartile range");
  std::vector<double> frequencies;
  for (const double t : question.points) frequencies.push_back(t / width);
  const std::size_t waves = 2 * frequencies.size();
  std::vector<double> first, second, covariance(waves * waves, 0.0);
  const auto total = static_cast<double>(pool.size());
  add(samples.values[0], frequencies, centre, total, first, covariance);
  add(samples.values[1], frequencies, centre, total, second, covariance);

  // Waves that others determine, as those of two values do, tell nothing new.
  std::vector<std::size_t> kept;
  const auto part_of = [&](const std::vector<std::size_t>& places) {
    std::vector<double> part;
    for (const std::size_t a : places)
      for (const std::size_t b : places) part.push_back(covariance[a * waves + b]);
    return part;
  };
  for (std::size_t c = 0; c < waves; ++c) {
    kept.push_back(c);
    if (!Cholesky(part_of(kept), kept.size()).is_definite()) kept.pop_back();
  }
  std::vector<double> apart;
  for (const std::size_t c : kept) apart.push_back(first[c] - second[c]);

  TestResult result = start_result("Epps–Singleton", "W", samples, run);
  result.method = "asymptotic";
  result.degrees_of_freedom = {static_cast<double>(kept.size())};
  result.statistic = total * Cholesky(part_of(kept), kept.size()).inverse_form(apart);
  const double n = result.n[0], m = result.n[1];
  if (std::max(n, m) < 25)
    result.statistic /= 1 + std::pow(total, -0.45) + 10.1 * (std::pow(n, -1.7) + std::pow(m, -1.7));
  result.p = chi_squared_survival(result.statistic, result.degrees_of_freedom[0]);
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
