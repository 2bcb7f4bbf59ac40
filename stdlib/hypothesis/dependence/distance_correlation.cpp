// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/dependence/distance_correlation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/core/stop_point.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

/// A sample about its mean, its order, and the sums of distances from each value.
struct Distances {
  explicit Distances(const std::vector<double>& sample) : values(sample), rank(sample.size()), rows(sample.size()) {
    const Moments all = moments(values);
    for (double& v : values) v -= all.mean;
    places = core::sorted_places(values);
    double before = 0, sum = 0;
    for (const double v : values) sum += v;
    const auto n = static_cast<double>(values.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
      const double v = values[places[i]], below = static_cast<double>(i);
      rank[places[i]] = i;
      rows[places[i]] = below * v - before + (sum - before) - (n - below) * v;
      before += v;
    }
    for (const double row : rows) total += row;
    squares = all.squares;
  }
  std::vector<double> values;
  std::vector<std::size_t> places, rank;
  std::vector<double> rows;
  double total = 0, squares = 0;
  /// Σ (vᵢ − vⱼ)², the D of a sample with itself.
  double own() const { return 2 * static_cast<double>(values.size()) * squares; }
};

/// Sums over the values seen so far, up to a rank: a binary indexed tree of four sums at once.
struct Sums {
  double count = 0, x = 0, y = 0, product = 0;
  void add(const Sums& other) { count += other.count, x += other.x, y += other.y, product += other.product; }
};

/// D for y taken in another order: y[shuffled[i]] belongs to x[i].
double cross_sum(const Distances& x, const Distances& y, std::span<const std::size_t> shuffled,
                 std::vector<Sums>& tree) {
  core::stop_point();
  const std::size_t n = x.values.size();
  std::fill(tree.begin(), tree.end(), Sums{});
  Sums all;
  double sum = 0;
  for (const std::size_t place : x.places) {
    const std::size_t other = shuffled[place];
    const double u = x.values[place], v = y.values[other];
    Sums below;
    for (std::size_t k = y.rank[other]; k > 0; k &= k - 1) below.add(tree[k]);
    // (u − x)|v − y| over what was seen: its sign is that of the ranks.
    const auto part = [&](const Sums& s) { return u * v * s.count - u * s.y - v * s.x + s.product; };
    sum += 2 * part(below) - part(all);
    const Sums here{1, u, v, u * v};
    all.add(here);
    for (std::size_t k = y.rank[other] + 1; k <= n; k += k & (~k + 1)) tree[k].add(here);
  }
  return 2 * sum;
}

double rows_product(const Distances& x, const Distances& y, std::span<const std::size_t> shuffled) {
  double sum = 0;
  for (std::size_t i = 0; i < shuffled.size(); ++i) sum += x.rows[i] * y.rows[shuffled[i]];
  return sum;
}

double biased(double cross, double rows, double a, double b, double n) {
  return cross / (n * n) - 2 * rows / (n * n * n) + a * b / (n * n * n * n);
}

double unbiased(double cross, double rows, double a, double b, double n) {
  return cross / (n * (n - 3)) - 2 * rows / (n * (n - 2) * (n - 3)) + a * b / (n * (n - 1) * (n - 2) * (n - 3));
}

}  // namespace

TestResult distance_correlation(const DistanceCorrelation& question, core::Run& run) {
  constexpr const char* kKernel = "distance_correlation";
  if (question.method != "permutation" && question.method != "t")
    throw core::BadParameter(kKernel, "method", "\"" + question.method + "\"", "\"permutation\" or \"t\"");
  if (question.draws < 1) throw core::BadParameter(kKernel, "draws", std::to_string(question.draws), "at least 1");
  const Samples samples = read_matched(question, {.kernel = kKernel, .at_least = 2, .at_most = 2, .size = 4});
  const Distances x(samples.values[0]), y(samples.values[1]);
  const std::size_t size = x.values.size();
  const auto n = static_cast<double>(size);

  TestResult result = start_result("distance correlation", "dCor", samples, run);
  result.alternative = "greater";
  result.n = {n};
  if (!(x.squares > 0 && y.squares > 0)) {
    result.statistic = std::nan("");
    result.warn(run, "undefined: a sample is constant");
    result.read();
    return result;
  }
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<Sums> tree(size + 1);
  const double cross = cross_sum(x, y, order, tree), rows = rows_product(x, y, order);
  const auto own = [&](const Distances& d, auto&& kind) {
    return kind(d.own(), rows_product(d, d, order), d.total, d.total, n);
  };
  const double covariance = std::max(0.0, biased(cross, rows, x.total, y.total, n));
  result.statistic = std::sqrt(std::min(1.0, covariance / std::sqrt(own(x, biased) * own(y, biased))));
  result.estimate = std::sqrt(covariance);
  result.estimate_of = "distance covariance";
  const double scale = std::sqrt(own(x, unbiased) * own(y, unbiased));
  const double corrected = std::clamp(unbiased(cross, rows, x.total, y.total, n) / scale, -1.0, 1.0);
  result.effect = Effect{"bias-corrected dCor²", corrected, std::nullopt, 0.95};
  if (question.method == "t") {
    const double df = 0.5 * n * (n - 3) - 1;
    result.method = "asymptotic";
    result.degrees_of_freedom = {df};
    result.p = student_t_survival(corrected * std::sqrt(df / ((1 - corrected) * (1 + corrected))), df);
  } else {
    // Only D and Σ aᵢ bᵢ change with the order.
    constexpr double kTie = 1e-12;
    const double observed = cross - 2 * rows / n;
    const core::Stream stream = run.stream("permutation");
    double as_large = 1;
    for (int b = 0; b < question.draws; ++b) {
      run.tick();
      std::iota(order.begin(), order.end(), std::size_t{0});
      stream.at(static_cast<std::uint64_t>(b)).shuffle(order);
      as_large += cross_sum(x, y, order, tree) - 2 * rows_product(x, y, order) / n >= observed - kTie * std::abs(cross);
    }
    result.method = "Monte Carlo";
    result.p = as_large / (question.draws + 1.0);
    result.smallest_p = 1 / (question.draws + 1.0);
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
