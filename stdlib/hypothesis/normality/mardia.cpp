// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/normality/mardia.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "stdlib/core/error.h"
#include "stdlib/core/p_text.h"
#include "stdlib/hypothesis/normality/centred_points.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

MardiaResult mardia(const Mardia& question, core::Run& run) {
  constexpr const char* kKernel = "mardia";
  if (question.moments != "exact" && question.moments != "asymptotic")
    throw core::BadParameter(kKernel, "moments", "\"" + question.moments + "\"", "\"exact\" or \"asymptotic\"");
  const CentredPoints points = centred_points(kKernel, question.points, 1);
  const std::size_t width = points.width;
  const auto n = static_cast<double>(points.draws), p = static_cast<double>(width);
  if (points.draws < 4)
    throw core::BadParameter(kKernel, "points", fmt::format("{} draws", points.draws), "at least 4 draws");

  // Of whitened components z, Σᵢⱼ Dᵢⱼ³/n² is the sum over all triples of (the mean of z z z)².
  std::vector<double> triples(width * width * width, 0.0);
  double fourth = 0;
  for (std::size_t i = 0; i < points.draws; ++i) {
    run.tick();
    const std::vector<double> z = points.covariance.whitened(std::span(points.values).subspan(i * width, width));
    double length = 0;
    for (std::size_t a = 0; a < width; ++a) {
      length += z[a] * z[a];
      for (std::size_t b = 0; b < width; ++b)
        for (std::size_t c = 0; c < width; ++c) triples[(a * width + b) * width + c] += z[a] * z[b] * z[c] / n;
    }
    fourth += length * length / n;
  }
  double third = 0;
  for (const double mean : triples) third += mean * mean;

  const bool exact = question.moments == "exact";
  MardiaResult out;
  const auto start = [&](TestResult& result, const char* test, const char* symbol) {
    result.test = test, result.symbol = symbol;
    result.n = {n};
    result.method = "asymptotic";
  };
  start(out.skewness, "Mardia's skewness", "χ²");
  const double factor = exact ? (p + 1) * (n + 1) * (n + 3) / (n * ((n + 1) * (p + 1) - 6)) : 1;
  out.skewness.statistic = n * third / 6 * factor;
  out.skewness.degrees_of_freedom = {p * (p + 1) * (p + 2) / 6};
  out.skewness.p = chi_squared_survival(out.skewness.statistic, out.skewness.degrees_of_freedom[0]);
  out.skewness.effect = Effect{"b₁", third, std::nullopt, 0.95};

  start(out.kurtosis, "Mardia's kurtosis", "z");
  const double normal = p * (p + 2), mean = exact ? normal * (n - 1) / (n + 1) : normal;
  const double variance =
      exact ? 8 * normal * (n - 3) * (n - p - 1) * (n - p + 1) / ((n + 1) * (n + 1) * (n + 3) * (n + 5))
            : 8 * normal / n;
  out.kurtosis.statistic = (fourth - mean) / std::sqrt(variance);
  out.kurtosis.p = 2 * normal_survival(std::abs(out.kurtosis.statistic));
  out.kurtosis.effect = Effect{"excess b₂", fourth - normal, std::nullopt, 0.95};

  out.p = std::min(1.0, 2 * std::min(*out.skewness.p, *out.kurtosis.p));
  if (n < 20)
    for (TestResult* each : {&out.skewness, &out.kurtosis})
      each->warn(run, fmt::format("{:g} draws are few for the limit", n));
  out.skewness.read(), out.kurtosis.read();
  out.reading = fmt::format("{} of both; {}; {}", core::p_equation(out.p, core::kDigitsInReading), out.skewness.reading,
                            out.kurtosis.reading);
  return out;
}

}  // namespace ansatz::hypothesis
