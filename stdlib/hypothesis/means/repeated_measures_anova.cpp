// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/repeated_measures_anova.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/effects/variance_explained.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/means/linear_model.h"
#include "stdlib/hypothesis/means/point_moments.h"
#include "stdlib/hypothesis/means/sphericity.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

/// Sums of squares of measures and of errors, and the covariance of measures with rows and columns centred.
struct Parted {
  double measures = 0, errors = 0;
  std::vector<double> covariance;  ///< [k * k]
};

Parted part(const Samples& samples) {
  const std::size_t k = samples.values.size(), n = samples.values[0].size();
  const auto subjects = static_cast<double>(n), number = static_cast<double>(k);
  // About the first value: a large common offset costs no digits.
  const double offset = samples.values[0][0];
  std::vector<double> mean(k, 0.0), of_subject(n, 0.0);
  for (std::size_t j = 0; j < k; ++j)
    for (std::size_t i = 0; i < n; ++i) {
      const double v = samples.values[j][i] - offset;
      mean[j] += v / subjects, of_subject[i] += v / number;
    }
  double all = 0;
  for (const double m : mean) all += m / number;
  Parted out{0, 0, std::vector<double>(k * k, 0.0)};
  for (const double m : mean) out.measures += subjects * (m - all) * (m - all);
  std::vector<double> left(k);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      left[j] = samples.values[j][i] - offset - of_subject[i] - mean[j] + all;
      out.errors += left[j] * left[j];
    }
    for (std::size_t a = 0; a < k; ++a)
      for (std::size_t b = 0; b < k; ++b) out.covariance[a * k + b] += left[a] * left[b] / (subjects - 1);
  }
  // What rounding leaves of nothing.
  double size = 0;
  for (const auto& sample : samples.values)
    for (const double v : sample) size = std::max(size, std::abs(v - offset));
  const double nothing = 1e-28 * size * size * subjects * number;
  if (out.errors <= nothing) out.errors = 0;
  if (out.measures <= nothing) out.measures = 0;
  return out;
}

}  // namespace

TestResult repeated_measures_anova(const RepeatedMeasuresAnova& question, core::Run& run) {
  constexpr const char* kKernel = "repeated_measures_anova";
  check_confidence(kKernel, question.confidence);
  check_correction(kKernel, question.correction);
  const Samples samples = read_matched(question, {.kernel = kKernel, .size = 2});
  const std::size_t measures = samples.values.size();
  const auto k = static_cast<double>(measures), n = static_cast<double>(samples.values[0].size());
  const Parted parted = part(samples);

  TestResult result = start_matched_result("repeated-measures ANOVA", "F", samples, run);
  result.n = {n};
  const double df1 = k - 1, df2 = (n - 1) * (k - 1);
  result.degrees_of_freedom = {df1, df2};
  if (parted.errors > 0) {
    const double found = greenhouse_geisser(parted.covariance, measures);
    const double epsilon = sphericity_factor(question.correction, found, df1, n - 1);
    const double f = parted.measures / df1 / (parted.errors / df2);
    result.statistic = f;
    result.degrees_of_freedom = {epsilon * df1, epsilon * df2};
    result.p = f_survival(f, epsilon * df1, epsilon * df2);
    result.effect = partial_eta_squared(f, df1, df2, question.confidence);
    if (question.correction == "none" && measures > 2)
      result.warn(run,
                  fmt::format("differences are taken to have one variance; ε is {:.2f}, 1 where they have", found));
  } else if (parted.measures > 0) {
    result.statistic = std::numeric_limits<double>::infinity();
    result.p = 0;
    result.warn(run, "zero variance: all subjects differ by the same");
  } else {
    result.statistic = std::numeric_limits<double>::quiet_NaN();
    result.warn(run, "undefined: every subject has one value only");
  }
  result.read();
  return result;
}

TestResult mauchly(const Mauchly& question, core::Run& run) {
  const Samples samples = read_matched(question, {.kernel = "mauchly", .at_least = 3, .size = 2});
  const std::size_t k = samples.values.size(), q = k - 1;
  const auto n = static_cast<double>(samples.values[0].size()), width = static_cast<double>(q);
  if (!(n - 1 >= width))
    throw core::BadParameter("mauchly", "samples", fmt::format("{:g} subjects measured {} times", n, k),
                             fmt::format("at least {} subjects", k));
  const Parted parted = part(samples);
  const auto contrast = helmert_contrasts(k);
  std::vector<double> matrix(q * q, 0.0);
  double trace = 0;
  for (std::size_t a = 0; a < q; ++a) {
    for (std::size_t b = 0; b < q; ++b) {
      for (std::size_t i = 0; i < k; ++i)
        for (std::size_t j = 0; j < k; ++j)
          matrix[a * q + b] += contrast[a][i] * parted.covariance[i * k + j] * contrast[b][j];
    }
    trace += matrix[a * q + a];
  }
  const Cholesky factors(std::move(matrix), q);
  if (!(trace > 0) || !factors.is_definite())
    throw core::BadParameter("mauchly", "samples", "of differences that depend on each other by a line",
                             "of differences that vary by themselves");

  TestResult result = start_matched_result("Mauchly", "W", samples, run);
  result.n = {n};
  result.method = "asymptotic";
  const double log_w = factors.log_determinant() - width * std::log(trace / width), df = width * (width + 1) / 2 - 1;
  const double rho = 1 - (2 * width * width + width + 2) / (6 * width * (n - 1));
  result.statistic = std::exp(log_w);
  result.degrees_of_freedom = {df};
  const double z = -(n - 1) * rho * log_w;
  const double next = (width + 2) * (width - 1) * (width - 2) *
                      (2 * width * width * width + 6 * width * width + 3 * width + 2) /
                      (288 * (n - 1) * width * rho * (n - 1) * width * rho);
  const double first = chi_squared_survival(z, df), second = chi_squared_survival(z, df + 4);
  result.p = std::clamp(first + next * (second - first), 0.0, 1.0);
  if (n < 10) result.warn(run, fmt::format("{:g} subjects are few for the χ² approximation", n));
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
