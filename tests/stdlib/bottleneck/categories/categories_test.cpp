// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <map>

#include "stdlib/bottleneck/categories/best_categories.h"
#include "support/rows.h"

using namespace ansatz::bottleneck;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;
using support::in_rows;

namespace {

CategoryCostEstimate cost(const Array& x, std::vector<double> labels, double beta = 1) {
  Run run;
  return category_cost({.x = x, .labels = Array::of(std::move(labels)), .beta = beta}, run);
}

BestCategoriesResult best(const Array& x, std::vector<double> beta, int restarts = 5) {
  Run run{Stream(1)};
  return best_categories({.x = x, .beta = Array::of(std::move(beta)), .restarts = restarts}, run);
}

KMeansResult clusters(const Array& x, int count, int restarts = 10) {
  Run run{Stream(2)};
  return k_means({.x = x, .clusters = count, .restarts = restarts}, run);
}

/// Complexity and distortion from their definitions, in two passes.
std::pair<double, double> plainly(const Array& x, const std::vector<int>& label) {
  const std::size_t n = label.size(), d = x.size() / n;
  std::map<int, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < n; ++i) members[label[i]].push_back(i);
  double entropy = 0, scatter = 0;
  for (const auto& [name, items] : members) {
    const double share = static_cast<double>(items.size()) / static_cast<double>(n);
    entropy -= share * std::log(share);
    for (std::size_t a = 0; a < d; ++a) {
      double mean = 0;
      for (const std::size_t i : items) mean += x.real()[i * d + a] / static_cast<double>(items.size());
      for (const std::size_t i : items) scatter += std::pow(x.real()[i * d + a] - mean, 2);
    }
  }
  return {entropy, scatter / static_cast<double>(n)};
}

/// Least of f(complexity, distortion) over all partitions into at most `most` categories.
template <class F>
double least_of_all(const Array& x, std::size_t n, int most, const F& f) {
  std::vector<int> label(n, 0);
  double least = std::numeric_limits<double>::infinity();
  const auto place = [&](const auto& self, std::size_t i, int begun) -> void {
    if (i == n) {
      const auto [complexity, distortion] = plainly(x, label);
      least = std::min(least, f(complexity, distortion));
      return;
    }
    for (int c = 0; c <= std::min(begun, most - 1); ++c) {
      label[i] = c;
      self(self, i + 1, std::max(begun, c + 1));
    }
  };
  place(place, 0, 0);
  return least;
}

}  // namespace

TEST_CASE("category cost: meets categories worked out by hand", "[bottleneck][categories]") {
  const Array x = Array::of({0, 1, 10, 11});
  const auto two = cost(x, {7, 7, 3, 3}, 2);
  CHECK(two.complexity == Approx(std::log(2)).epsilon(1e-14));
  CHECK(two.distortion == Approx(0.25).epsilon(1e-14));
  CHECK(two.cost == Approx(std::log(2) + 0.5).epsilon(1e-14));
  CHECK(two.categories == 2);
  CHECK(cost(x, {1, 1, 1, 1}).complexity == 0);
  CHECK(cost(x, {1, 1, 1, 1}).distortion == Approx(25.25).epsilon(1e-14));
  CHECK(cost(x, {1, 2, 3, 4}).complexity == Approx(std::log(4)).epsilon(1e-14));
  CHECK(cost(x, {1, 2, 3, 4}).distortion == 0);
  Run run;
  CategoryCost texts;
  texts.x = x;
  texts.labels = std::vector<std::string>{"a", "b", "a", "b"};
  CHECK(category_cost(texts, run).distortion == Approx(25).epsilon(1e-14));
}

TEST_CASE("category cost: is that of the definitions", "[bottleneck][categories]") {
  const Array x = support::cloud(1, 40, 3);
  std::vector<int> label;
  std::vector<double> numbers;
  for (const double u : support::uniforms(2, 40)) {
    label.push_back(static_cast<int>(5 * u * u));
    numbers.push_back(label.back());
  }
  const auto [complexity, distortion] = plainly(x, label);
  CHECK(cost(x, numbers).complexity == Approx(complexity).epsilon(1e-12));
  CHECK(cost(x, numbers).distortion == Approx(distortion).epsilon(1e-12));
}

TEST_CASE("best categories: cost the least of all partitions of a few items", "[bottleneck][categories]") {
  const Array x = support::cloud(3, 8, 2);
  const std::vector<double> betas{0.1, 0.5, 1, 2, 5};
  const auto found = best(x, betas);
  for (std::size_t b = 0; b < betas.size(); ++b) {
    const double wanted =
        least_of_all(x, 8, 8, [&](double complexity, double distortion) { return complexity + betas[b] * distortion; });
    CHECK(found.cost.real()[b] == Approx(wanted).epsilon(1e-12));
    std::vector<double> labels(found.labels.real().begin() + static_cast<std::ptrdiff_t>(8 * b),
                               found.labels.real().begin() + static_cast<std::ptrdiff_t>(8 * b + 8));
    CHECK(labels[0] == 1);
    CHECK(cost(x, labels, betas[b]).cost == Approx(found.cost.real()[b]).epsilon(1e-12));
  }
}

TEST_CASE("best categories: moves find the least of all partitions of a few more", "[bottleneck][categories]") {
  // 11 items are searched by moves; their 678 570 partitions are looked at here.
  const Array x = support::cloud(4, 11, 2);
  const double wanted =
      least_of_all(x, 11, 11, [](double complexity, double distortion) { return complexity + 1.5 * distortion; });
  CHECK(best(x, {1.5}).cost.real()[0] == Approx(wanted).epsilon(1e-12));
}

TEST_CASE("best categories: go from one to one an item, cost less than what is known, and more for each β",
          "[bottleneck][categories]") {
  const Array x = support::cloud(5, 60, 3);
  std::vector<double> betas{0};
  for (int i = 0; i < 12; ++i) betas.push_back(0.1 * std::pow(2, i));
  betas.push_back(1e6);
  std::reverse(betas.begin(), betas.end());  // their order does not matter
  const auto found = best(x, betas);
  CHECK(found.complexity.real()[13] == 0);
  CHECK(found.complexity.real()[0] == Approx(std::log(60)).epsilon(1e-12));
  CHECK(found.distortion.real()[0] == Approx(0).epsilon(0).margin(1e-12));
  for (std::size_t b = 0; b + 1 < betas.size(); ++b) {
    CHECK(found.complexity.real()[b] >= found.complexity.real()[b + 1] - 1e-9);
    CHECK(found.distortion.real()[b] <= found.distortion.real()[b + 1] + 1e-9);
  }
  const auto means = clusters(x, 6);
  std::vector<double> labels(means.labels.real().begin(), means.labels.real().end());
  for (std::size_t b = 0; b < betas.size(); ++b) CHECK(found.cost.real()[b] <= cost(x, labels, betas[b]).cost + 1e-12);
}

TEST_CASE("k-means: finds clusters that stand apart, and the least scatter of a few items",
          "[bottleneck][categories]") {
  const auto apart = clusters(Array::of({0, 1, 100, 101, 50, 51}), 3);
  CHECK(std::vector<double>(apart.labels.real().begin(), apart.labels.real().end()) ==
        std::vector<double>{1, 1, 2, 2, 3, 3});
  CHECK(apart.centres.real()[1] == Approx(100.5));
  CHECK(apart.distortion == Approx(0.25).epsilon(1e-14));
  const Array x = support::cloud(7, 9, 2);
  const double wanted = least_of_all(x, 9, 3, [](double, double distortion) { return distortion; });
  CHECK(clusters(x, 3, 50).distortion == Approx(wanted).epsilon(1e-12));
  CHECK(clusters(x, 1).distortion == Approx(plainly(x, std::vector<int>(9, 0)).second).epsilon(1e-12));
  CHECK(clusters(x, 9).distortion == Approx(0).epsilon(0).margin(1e-20));
}

TEST_CASE("k-means: has fewer clusters where fewer items differ", "[bottleneck][categories]") {
  Run run{Stream(1)};
  const auto found = k_means({.x = Array::of({1, 1, 1, 2}), .clusters = 3}, run);
  CHECK(found.centres.dimension(0).size == 2);
  CHECK(found.distortion == 0);
  CHECK_THAT(run.warnings().at(0), Contains("only 2 items differ"));
}

TEST_CASE("categories: name what they refuse", "[bottleneck][categories]") {
  const Array x = Array::of({1, 2, 3});
  CHECK_THROWS_WITH(cost(x, {1, 2}), Contains("labels"));
  CHECK_THROWS_WITH(cost(x, {1, 2, NAN}), Contains("labels is 1 NaN"));
  CHECK_THROWS_WITH(cost(x, {1, 2, 3}, -1), Contains("beta is -1, but must be at least 0"));
  CHECK_THROWS_WITH(cost(Array::of({1, NAN, 3}), {1, 2, 3}), Contains("x is 1 NaN"));
  CHECK_THROWS_WITH(cost(Array::of({}), {}), Contains("x is 0 rows"));
  CHECK_THROWS_WITH(best(x, {}), "best_categories: beta is empty, but must be a number at least");
  CHECK_THROWS_WITH(best(x, {1, NAN}), Contains("beta is nan"));
  CHECK_THROWS_WITH(best(x, {INFINITY}), Contains("beta is inf"));
  CHECK_THROWS_WITH(best(x, {1}, -1), Contains("restarts is -1, but must be at least 0"));
  CHECK_THROWS_WITH(clusters(x, 0), "k_means: clusters is 0, but must be in [1, 3], the number of items");
  CHECK_THROWS_WITH(clusters(x, 4), Contains("clusters is 4"));
  CHECK_THROWS_WITH(clusters(x, 2, 0), Contains("restarts is 0, but must be at least 1"));
}
