// SPDX-License-Identifier: MIT
#include "stdlib/information/continuous/differential_entropy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/continuous/binned_density.h"
#include "stdlib/information/continuous/kernel_density.h"
#include "stdlib/information/digamma.h"
#include "stdlib/information/neighbours/estimate.h"
#include "stdlib/information/neighbours/nearest.h"
#include "stdlib/information/neighbours/neighbour_weights.h"
#include "stdlib/information/neighbours/paired_points.h"
#include "stdlib/information/sample.h"

namespace ansatz::information {

namespace {

using core::BadParameter;
using Sample = std::vector<double>;

constexpr const char* kDifferentialEntropy = "differential_entropy";
constexpr std::size_t kManyValues = 5000;  // above, a kernel density is taken off a grid

// ln of the leave-one-out density, by shifted exponentials: an outlier far beyond the kernels' reach keeps a finite
// one.
double log_density_without(const Sample& sample, std::size_t i, double bandwidth) {
  double nearest = std::numeric_limits<double>::infinity();
  if (i > 0) nearest = std::min(nearest, sample[i] - sample[i - 1]);
  if (i + 1 < sample.size()) nearest = std::min(nearest, sample[i + 1] - sample[i]);
  const double shift = 0.5 * nearest * nearest / (bandwidth * bandwidth);
  double sum = 0;
  const auto add = [&](std::size_t j) {
    const double z = (sample[i] - sample[j]) / bandwidth;
    const double term = std::exp(shift - 0.5 * z * z);
    sum += term;
    return term > 1e-20;  // further ones are smaller still
  };
  for (std::size_t j = i; j-- > 0 && add(j);) {
  }
  for (std::size_t j = i + 1; j < sample.size() && add(j); ++j) {
  }
  const double n = static_cast<double>(sample.size()) - 1;
  return std::log(sum / (n * bandwidth * std::sqrt(2 * std::numbers::pi))) - shift;
}

double by_binned_density(const BinnedDensity& density, bool leave_one_out, const Sample& sample, double bandwidth,
                         core::Run& run) {
  const auto n = static_cast<double>(sample.size());
  const double own = 1 / (bandwidth * std::sqrt(2 * std::numbers::pi));
  CompensatedSum sum;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    run.tick();
    const double whole = density.at(sample[i]), others = n * whole - own;
    // Where a value stands almost alone the grid's error is not small against what the others leave there.
    const bool is_crowded = others > 30 * own;
    if (leave_one_out) {
      sum.add(is_crowded ? std::log(others / (n - 1)) : log_density_without(sample, i, bandwidth));
    } else {
      sum.add(std::log(is_crowded ? whole : density_at(sample, bandwidth, sample[i])));
    }
  }
  return -sum.value() / n;
}

double by_kernel(const DifferentialEntropy& question, const Sample& sample, core::Run& run) {
  const double bandwidth = choose_bandwidth(kDifferentialEntropy, question.bandwidth, sample, run);
  if (sample.size() > kManyValues)
    if (const auto density = BinnedDensity::of(sample, bandwidth))
      return by_binned_density(*density, question.leave_one_out, sample, bandwidth, run);
  CompensatedSum sum;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    run.tick();
    sum.add(question.leave_one_out ? log_density_without(sample, i, bandwidth)
                                   : std::log(density_at(sample, bandwidth, sample[i])));
  }
  return -sum.value() / static_cast<double>(sample.size());
}

// Distance from sample[i] to its k-th neighbour: the closest window of k + 1 values that holds it.
double neighbour_distance(const Sample& sample, std::size_t i, std::size_t k) {
  std::size_t left = i, right = i;
  double reach = 0;
  for (std::size_t found = 0; found < k; ++found) {
    const double down = left > 0 ? sample[i] - sample[left - 1] : std::numeric_limits<double>::infinity();
    const double up =
        right + 1 < sample.size() ? sample[right + 1] - sample[i] : std::numeric_limits<double>::infinity();
    reach = std::min(down, up);
    down <= up ? --left : ++right;
  }
  return reach;
}

double by_neighbours(const DifferentialEntropy& question, const Sample& sample, core::Run& run) {
  const double n = static_cast<double>(sample.size());
  if (question.neighbours < 1 || question.neighbours >= n)
    throw BadParameter(kDifferentialEntropy, "neighbours", std::to_string(question.neighbours),
                       fmt::format("in [1, {:g})", n));
  CompensatedSum sum;
  double kept = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    run.tick();
    const double reach = neighbour_distance(sample, i, static_cast<std::size_t>(question.neighbours));
    if (reach == 0) continue;
    sum.add(std::log(reach));
    kept += 1;
  }
  if (kept == 0) throw BadParameter(kDifferentialEntropy, "x", "repeated values only", "a continuous sample");
  if (kept < n) run.warn(fmt::format("{}: {:g} repeated values left out", kDifferentialEntropy, n - kept));
  return digamma(kept) - digamma(question.neighbours) + std::numbers::ln2 + sum.value() / kept;
}

double log_ball(const std::string& norm, double d) {
  return norm == "largest" ? d * std::numbers::ln2 : 0.5 * d * std::log(std::numbers::pi) - std::lgamma(1 + 0.5 * d);
}

double by_neighbours_in_space(const DifferentialEntropy& question, core::Run& run) {
  const Points points = paired_points(kDifferentialEntropy, {{"x", &question.x}}, question.missing, 2, run)[0];
  const std::size_t k = checked_neighbours(kDifferentialEntropy, question.neighbours, points.count, 0);
  const Norm norm = question.norm == "largest" ? Norm::largest : Norm::euclidean;
  const Nearest nearest(points, norm, run);
  std::vector<double> weights{1};  // of the last so many distances
  if (question.weighted) weights = neighbour_weights(kDifferentialEntropy, points.dimension, k);
  const std::size_t count = weights.size(), first = k - count;
  const auto distances = question.weighted ? nearest.distances(k, 0, run) : nearest.kth_distances(k, 0, run);
  CompensatedSum sum;
  double kept = 0;
  for (std::size_t i = 0; i < points.count; ++i) {
    double logs = 0;
    for (std::size_t j = 0; j < count; ++j)
      if (weights[j] != 0) logs += weights[j] * std::log(distances[i * count + j]);
    if (!std::isfinite(logs)) continue;  // a row that has a twin
    sum.add(logs);
    kept += 1;
  }
  if (kept == 0) throw BadParameter(kDifferentialEntropy, "x", "repeated rows only", "a continuous sample");
  if (kept < static_cast<double>(points.count))
    run.warn(
        fmt::format("{}: {:g} repeated rows left out", kDifferentialEntropy, static_cast<double>(points.count) - kept));
  const auto d = static_cast<double>(points.dimension);
  double expected = 0;
  for (std::size_t j = 0; j < count; ++j) expected += weights[j] * digamma(static_cast<double>(first + j + 1));
  return digamma(kept) - expected + log_ball(question.norm, d) + d * sum.value() / kept;
}

double by_histogram(const DifferentialEntropy& question, const Sample& sample, core::Run& run) {
  const auto counts = histogram(sample, count_bins(kDifferentialEntropy, question.bins, sample));
  const double width = (sample.back() - sample.front()) / static_cast<double>(counts.size());
  if (!(width > 0)) {
    run.warn(fmt::format("{}: all values are equal", kDifferentialEntropy));
    return -std::numeric_limits<double>::infinity();
  }
  CompensatedSum sum;
  for (const double count : counts) {
    const double p = count / static_cast<double>(sample.size());
    if (p > 0) sum.add(-p * std::log(p / width));
  }
  return sum.value();
}

}  // namespace

double differential_entropy(const DifferentialEntropy& question, core::Run& run) {
  const double scale = log_of_base(kDifferentialEntropy, question.base);
  if (question.norm != "largest" && question.norm != "euclidean")
    throw BadParameter(kDifferentialEntropy, "norm", "\"" + question.norm + "\"", "\"largest\" or \"euclidean\"");
  if (question.estimator == "nearest" && (question.x.rank() == 2 || question.weighted))
    return by_neighbours_in_space(question, run) / scale;
  const Sample sample = sorted_sample(kDifferentialEntropy, question.x, question.missing, 2, run);
  if (question.estimator == "kernel") return by_kernel(question, sample, run) / scale;
  if (question.estimator == "nearest") return by_neighbours(question, sample, run) / scale;
  if (question.estimator == "histogram") return by_histogram(question, sample, run) / scale;
  throw BadParameter(kDifferentialEntropy, "estimator", "\"" + question.estimator + "\"",
                     "\"kernel\", \"nearest\" or \"histogram\"");
}

}  // namespace ansatz::information
