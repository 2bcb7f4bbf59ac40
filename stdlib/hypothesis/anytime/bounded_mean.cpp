// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/anytime/bounded_mean.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/means/moments.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kBoundedMean = "bounded_mean";

double relative_entropy(double p, double q) {
  const auto part = [](double a, double b) { return a > 0 ? a * std::log(a / b) : 0; };
  return part(p, q) + part(1 - p, 1 - q);
}

/// The μ furthest from the mean towards `end` with n kl ≤ limit.
double chernoff_end(double mean, double end, double limit) {
  if (mean == end) return end;
  double inside = mean, outside = end;
  for (int i = 0; i < 80; ++i) {
    const double middle = 0.5 * (inside + outside);
    (relative_entropy(mean, middle) <= limit ? inside : outside) = middle;
  }
  return inside;
}

}  // namespace

BoundedMeanResult bounded_mean(const BoundedMean& question, core::Run&) {
  check_confidence(kBoundedMean, question.confidence);
  if (!(question.low < question.high) || !std::isfinite(question.low) || !std::isfinite(question.high))
    throw core::BadParameter(kBoundedMean, "low", fmt::format("{:g} with high = {:g}", question.low, question.high),
                             "finite and below high");
  const core::Array numbers = question.values.as_real();
  std::vector<double> values(numbers.real().begin(), numbers.real().end());
  const bool by_variance = question.method == "empirical_bernstein";
  const std::size_t least = by_variance ? 2 : 1;
  if (values.size() < least)
    throw core::BadParameter(kBoundedMean, "values", fmt::format("{} numbers", values.size()),
                             fmt::format("at least {}", least));
  for (double& v : values) {
    if (!(v >= question.low && v <= question.high))
      throw core::BadParameter(kBoundedMean, "values", fmt::format("{:g} somewhere", v),
                               fmt::format("in [{:g}, {:g}]", question.low, question.high));
    v = (v - question.low) / (question.high - question.low);
  }
  const Moments all = moments(values);
  const double mean = std::clamp(all.mean, 0.0, 1.0), delta = 1 - question.confidence, n = all.n;
  core::Interval ends;
  if (question.method == "hoeffding") {
    const double reach = std::sqrt(std::log(2 / delta) / (2 * n));
    ends = {mean - reach, mean + reach};
  } else if (question.method == "chernoff") {
    const double limit = std::log(2 / delta) / n;
    ends = {chernoff_end(mean, 0, limit), chernoff_end(mean, 1, limit)};
  } else if (by_variance) {
    const double log = std::log(4 / delta), reach = std::sqrt(2 * all.variance() * log / n) + 7 * log / (3 * (n - 1));
    ends = {mean - reach, mean + reach};
  } else {
    throw core::BadParameter(kBoundedMean, "method", "\"" + question.method + "\"",
                             "\"chernoff\", \"hoeffding\" or \"empirical_bernstein\"");
  }
  const auto back = [&](double share) {
    return question.low + std::clamp(share, 0.0, 1.0) * (question.high - question.low);
  };
  BoundedMeanResult out;
  out.mean = back(mean);
  out.interval = {back(ends.low), back(ends.high)};
  out.confidence = question.confidence;
  out.reading =
      fmt::format("mean = {:.4g} [{:.4g}, {:.4g}] with confidence {:g}, whatever the distribution ({}), n = {}",
                  out.mean, out.interval.low, out.interval.high, out.confidence, question.method, values.size());
  return out;
}

}  // namespace ansatz::hypothesis
