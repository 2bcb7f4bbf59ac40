// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/hotelling.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/distributions/pair_table.h"
#include "stdlib/hypothesis/means/linear_model.h"
#include "stdlib/hypothesis/means/point_moments.h"
#include "stdlib/hypothesis/null_distributions/noncentrality.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

/// T² = scale · D² of means that are `apart`, and what follows from it. `df` degrees of freedom stand behind S.
void fill(TestResult& result, const char* kernel, const std::vector<double>& apart, std::vector<double> products,
          double df, double scale, double confidence) {
  const std::size_t width = apart.size();
  for (double& value : products) value /= df;
  const Cholesky covariance(std::move(products), width);
  if (!covariance.is_definite())
    throw core::BadParameter(kernel, "samples", "of components that depend on each other by a line, or are constant",
                             "of components that vary by themselves: leave one out");
  const auto p = static_cast<double>(width);
  const double squared = covariance.inverse_form(apart), df2 = df - p + 1;
  result.statistic = scale * squared;
  result.degrees_of_freedom = {p, df2};
  const double f = df2 / (p * df) * result.statistic;
  result.p = f_survival(f, p, df2);
  const core::Interval lambda = noncentral_f_interval(f, p, df2, confidence);
  result.effect = Effect{"Mahalanobis' D", std::sqrt(squared),
                         core::Interval{std::sqrt(lambda.low / scale), std::sqrt(lambda.high / scale)}, confidence};
}

}  // namespace

TestResult one_sample_hotelling(const OneSampleHotelling& question, core::Run&) {
  constexpr const char* kKernel = "one_sample_hotelling";
  check_confidence(kKernel, question.confidence);
  if (question.points.rank() != 2)
    throw core::BadParameter(kKernel, "points", fmt::format("an array of {} dimensions", question.points.rank()),
                             "an array [draw, component]");
  const std::size_t draws = question.points.dimension(0).size, width = question.points.dimension(1).size;
  if (width == 0 || draws <= width)
    throw core::BadParameter(kKernel, "points", fmt::format("{} draws of {} components", draws, width),
                             "more draws than components, at least one");
  const core::Array numbers = question.points.as_real();
  const std::vector<double> points(numbers.real().begin(), numbers.real().end());
  const auto bad = std::find_if(points.begin(), points.end(), [](double v) { return !(std::abs(v) < 1e152); });
  if (bad != points.end()) throw core::BadParameter(kKernel, "points", fmt::format("{:g} somewhere", *bad), "finite");
  if (!question.mean.empty() && question.mean.size() != width)
    throw core::BadParameter(kKernel, "mean", fmt::format("{} numbers", question.mean.size()),
                             fmt::format("{}, one a component", width));

  TestResult result;
  result.test = "one-sample Hotelling";
  result.symbol = "T²";
  const auto n = static_cast<double>(draws);
  result.n = {n};
  std::vector<double> apart = mean_of_points(points, width), products(width * width, 0.0);
  add_products(products, points, apart);
  for (std::size_t c = 0; c < question.mean.size(); ++c) apart[c] -= question.mean[c];
  fill(result, kKernel, apart, std::move(products), n - 1, n, question.confidence);
  result.read();
  return result;
}

TestResult hotelling(const Hotelling& question, core::Run& run) {
  check_confidence("hotelling", question.confidence);
  const Samples samples =
      read_samples(question, {.kernel = "hotelling", .at_least = 2, .at_most = 2, .size = 2, .points = true});
  pooled_points("hotelling", samples);
  const std::size_t width = samples.width(0);
  TestResult result = start_result("Hotelling", "T²", samples, run);
  const double n = result.n[0], m = result.n[1];
  if (!(n + m > static_cast<double>(width) + 1))
    throw core::BadParameter("hotelling", "samples", fmt::format("{:g} points of {} components", n + m, width),
                             fmt::format("at least {} points in all", width + 2));
  std::vector<double> apart = mean_of_points(samples.values[0], width), products(width * width, 0.0);
  const std::vector<double> other = mean_of_points(samples.values[1], width);
  add_products(products, samples.values[0], apart);
  add_products(products, samples.values[1], other);
  for (std::size_t c = 0; c < width; ++c) apart[c] -= other[c];
  fill(result, "hotelling", apart, std::move(products), n + m - 2, n * m / (n + m), question.confidence);
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
