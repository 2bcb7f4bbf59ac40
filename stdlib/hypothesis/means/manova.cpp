// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/manova.h"

#include <fmt/format.h>

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/p_text.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/effects/variance_explained.h"
#include "stdlib/hypothesis/means/point_moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

Samples read_points(const char* kernel, const Comparison& question) {
  Samples samples = read_samples(question, {.kernel = kernel, .points = true});
  for (std::size_t g = 1; g < samples.values.size(); ++g)
    if (samples.width(g) != samples.width(0))
      throw core::BadParameter(kernel, "samples",
                               fmt::format("points of {} and of {} components", samples.width(0), samples.width(g)),
                               "points of one number of components");
  return samples;
}

/// Eigenvalues of W⁻¹B, at least 0, the largest last.
Eigen::VectorXd eigenvalues_of(const Samples& samples) {
  const std::size_t width = samples.width(0);
  const auto p = static_cast<Eigen::Index>(width);
  std::vector<double> pooled, within(width * width, 0.0), between(width * width, 0.0);
  for (const auto& group : samples.values) pooled.insert(pooled.end(), group.begin(), group.end());
  const std::vector<double> all = mean_of_points(pooled, width);
  for (const auto& group : samples.values) {
    std::vector<double> mean = mean_of_points(group, width);
    add_products(within, group, mean);
    std::vector<double> once(width * width, 0.0);
    add_products(once, mean, all);
    const auto n = static_cast<double>(group.size() / width);
    for (std::size_t i = 0; i < once.size(); ++i) between[i] += n * once[i];
  }
  using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  Matrix w = Eigen::Map<const Matrix>(within.data(), p, p), b = Eigen::Map<const Matrix>(between.data(), p, p);
  // In units of each component's spread inside groups: the components' own units decide nothing.
  Eigen::VectorXd scale = w.diagonal().cwiseSqrt();
  const bool varies = (scale.array() > 0).all();
  if (varies) {
    const Eigen::VectorXd inverse = scale.cwiseInverse();
    w = inverse.asDiagonal() * w * inverse.asDiagonal();
    b = inverse.asDiagonal() * b * inverse.asDiagonal();
  }
  const Eigen::LLT<Matrix> factors(w);
  if (!varies || factors.info() != Eigen::Success || factors.rcond() < 1e-12)
    throw core::BadParameter("manova", "samples",
                             "of components that depend on each other by a line, or are constant inside groups",
                             "of components that vary by themselves: leave one out");
  const Matrix half = factors.matrixL().solve(b);
  const Matrix whole = factors.matrixL().solve(Matrix(half.transpose()));
  return Eigen::SelfAdjointEigenSolver<Matrix>(whole, Eigen::EigenvaluesOnly).eigenvalues().cwiseMax(0.0);
}

}  // namespace

ManovaResult manova(const Manova& question, core::Run& run) {
  check_confidence("manova", question.confidence);
  const Samples samples = read_points("manova", question);
  const double p = static_cast<double>(samples.width(0)), groups = static_cast<double>(samples.values.size());
  double total = 0;
  for (std::size_t g = 0; g < samples.values.size(); ++g) total += static_cast<double>(samples.size(g));
  const double q = groups - 1, v = total - groups;  // degrees of freedom between and within
  if (v < p)
    throw core::BadParameter("manova", "samples",
                             fmt::format("{:g} points of {:g} components in {:g} groups", total, p, groups),
                             fmt::format("at least {:g} points in all", p + groups));
  const Eigen::VectorXd lambda = eigenvalues_of(samples);

  ManovaResult out;
  const CovarianceDoubt doubt = box_m_of(samples.values, samples.width(0));
  const auto tell = [&](const char* name, const char* symbol, double statistic, double f, double df1, double df2,
                        const char* method) {
    TestResult result = start_result(name, symbol, samples, run);
    result.statistic = statistic;
    result.degrees_of_freedom = {df1, df2};
    result.method = method;
    result.p = f_survival(f, df1, df2);
    result.effect = partial_eta_squared(f, df1, df2, question.confidence);
    if (doubt.p < 0.001)
      result.warn(run, fmt::format("the groups' covariances differ (Box's M, {})",
                                   core::p_equation(doubt.p, core::kDigitsInReading)));
    result.read();
    return result;
  };
  const double s = std::min(p, q), m = 0.5 * (std::abs(p - q) - 1), n = 0.5 * (v - p - 1);
  double pillai = 0, log_wilks = 0;
  for (const double l : lambda) pillai += l / (1 + l), log_wilks -= std::log1p(l);
  const double df_pillai = s * (2 * m + s + 1), df_left = s * (2 * n + s + 1);
  const char* by = s == 1 ? "exact" : "asymptotic";
  out.pillai = tell("Pillai", "V", pillai, df_left / df_pillai * pillai / (s - pillai), df_pillai, df_left, by);

  const double squares = p * p + q * q - 5, t = squares > 0 ? std::sqrt((p * p * q * q - 4) / squares) : 1;
  const double df_wilks = (v - 0.5 * (p - q + 1)) * t - 0.5 * (p * q - 2), root = log_wilks / t;
  out.wilks = tell("Wilks", "Λ", std::exp(log_wilks), std::expm1(-root) * df_wilks / (p * q), p * q, df_wilks,
                   s <= 2 ? "exact" : "asymptotic");

  const double sum = lambda.sum(), df_sum = 2 * (s * n + 1);
  out.hotelling_lawley =
      tell("Hotelling–Lawley", "U", sum, df_sum * sum / (s * s * (2 * m + s + 1)), df_pillai, df_sum, by);
  const double largest = lambda(lambda.size() - 1), df_roy = std::max(p, q), rest = v - df_roy + q;
  out.roy = tell("Roy", "θ", largest, rest / df_roy * largest, df_roy, rest, s == 1 ? "exact" : "lower bound of p");
  out.reading =
      out.pillai.reading + "; " + out.wilks.reading + "; " + out.hotelling_lawley.reading + "; " + out.roy.reading;
  return out;
}

TestResult box_m(const BoxM& question, core::Run& run) {
  const Samples samples = read_points("box_m", question);
  const std::size_t width = samples.width(0);
  for (std::size_t g = 0; g < samples.values.size(); ++g)
    if (samples.size(g) <= width)
      throw core::BadParameter(
          "box_m", "samples",
          fmt::format("{} points of {} components in \"{}\"", samples.size(g), width, samples.names[g]),
          "more points than components in each");
  const CovarianceDoubt doubt = box_m_of(samples.values, width);
  if (!doubt.is_defined)
    throw core::BadParameter("box_m", "samples",
                             "too few for their components, or of components that depend on each other by a line",
                             "more points, of components that vary by themselves");
  TestResult result = start_result("Box", "χ²", samples, run);
  result.statistic = doubt.statistic;
  result.degrees_of_freedom = {doubt.df};
  result.p = doubt.p;
  result.method = "asymptotic";
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
