// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/dependence/distance_correlation.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/core/stop_point.h"
#include "stdlib/hypothesis/dependence/order_permutations.h"
#include "stdlib/hypothesis/matched_result.h"
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

/// What the distances of two samples, and of their pairs in any order, make of dCov and its kin.
struct Covariances {
  double covariance, first_variance, second_variance;  ///< biased: means of products
  double corrected;                                    ///< R*
  OrderStatistic statistic;                            ///< rises with dCov, the rest being fixed
  double tie;
};

Covariances on_lines(const std::vector<double>& first, const std::vector<double>& second) {
  const auto x = std::make_shared<const Distances>(first), y = std::make_shared<const Distances>(second);
  const std::size_t size = first.size();
  const auto n = static_cast<double>(size);
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto tree = std::make_shared<std::vector<Sums>>(size + 1);
  const double cross = cross_sum(*x, *y, order, *tree), rows = rows_product(*x, *y, order);
  const auto own = [&](const Distances& d, auto&& kind) {
    return kind(d.own(), rows_product(d, d, order), d.total, d.total, n);
  };
  const double scale = std::sqrt(own(*x, unbiased) * own(*y, unbiased));
  // Only D and Σ aᵢ bᵢ change with the order.
  return {.covariance = biased(cross, rows, x->total, y->total, n),
          .first_variance = own(*x, biased),
          .second_variance = own(*y, biased),
          .corrected = unbiased(cross, rows, x->total, y->total, n) / scale,
          .statistic =
              [x, y, tree, n](std::span<const std::size_t> shuffled) {
                return cross_sum(*x, *y, shuffled, *tree) - 2 * rows_product(*x, *y, shuffled) / n;
              },
          .tie = 1e-12 * std::abs(cross)};
}

Covariances in_space(const Samples& samples, core::Run& run) {
  check_tabled("distance_correlation", samples.size(0), " of several components");
  auto x = distances(samples.values[0], samples.width(0), run), y = distances(samples.values[1], samples.width(1), run);
  const double n = static_cast<double>(x.size);
  const double scale = std::sqrt(unbiased_covariance(x, x) * unbiased_covariance(y, y));
  const double corrected = unbiased_covariance(x, y) / scale;
  centre(x);
  centre(y);
  std::vector<std::size_t> order(x.size);
  std::iota(order.begin(), order.end(), std::size_t{0});
  const double cross = table_product(x, y, order), xx = table_product(x, x, order), yy = table_product(y, y, order);
  return {.covariance = cross / (n * n),
          .first_variance = xx / (n * n),
          .second_variance = yy / (n * n),
          .corrected = corrected,
          .statistic = [a = std::make_shared<const PairTable>(std::move(x)),
                        b = std::make_shared<const PairTable>(std::move(y))](
                           std::span<const std::size_t> shuffled) { return table_product(*a, *b, shuffled); },
          .tie = 1e-13 * std::sqrt(xx * yy)};
}

bool is_constant(const Samples& samples, std::size_t g) {
  const auto& values = samples.values[g];
  const std::size_t width = samples.width(g);
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i] != values[i % width]) return false;
  return true;
}

}  // namespace

TestResult distance_correlation(const DistanceCorrelation& question, core::Run& run) {
  constexpr const char* kKernel = "distance_correlation";
  if (question.method != "permutation" && question.method != "t")
    throw core::BadParameter(kKernel, "method", "\"" + question.method + "\"", "\"permutation\" or \"t\"");
  if (question.draws < 1) throw core::BadParameter(kKernel, "draws", std::to_string(question.draws), "at least 1");
  const Samples samples =
      read_matched(question, {.kernel = kKernel, .at_least = 2, .at_most = 2, .size = 4, .points = true});
  const std::size_t size = samples.size(0);
  const auto n = static_cast<double>(size);

  TestResult result = start_matched_result("distance correlation", "dCor", samples, run);
  result.alternative = "greater";
  result.n = {n};
  if (is_constant(samples, 0) || is_constant(samples, 1)) {
    result.statistic = std::nan("");
    result.warn(run, "undefined: a sample is constant");
    result.read();
    return result;
  }
  const bool lines = samples.width(0) == 1 && samples.width(1) == 1;
  const Covariances found = lines ? on_lines(samples.values[0], samples.values[1]) : in_space(samples, run);
  const double covariance = std::max(0.0, found.covariance);
  result.statistic = std::sqrt(std::min(1.0, covariance / std::sqrt(found.first_variance * found.second_variance)));
  result.estimate = std::sqrt(covariance);
  result.estimate_of = "distance covariance";
  const double corrected = std::clamp(found.corrected, -1.0, 1.0);
  result.effect = Effect{"bias-corrected dCor²", corrected, std::nullopt, 0.95};
  if (question.method == "t") {
    const double df = 0.5 * n * (n - 3) - 1;
    result.method = "asymptotic";
    result.degrees_of_freedom = {df};
    result.p = student_t_survival(corrected * std::sqrt(df / ((1 - corrected) * (1 + corrected))), df);
  } else {
    permuted_orders(result, found.statistic, size, found.tie, question.draws, run);
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
