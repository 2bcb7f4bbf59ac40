// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/nearest.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <utility>

#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Run;

namespace {

Points normal_points(std::size_t n, std::size_t dimension, std::uint64_t seed) {
  return {n, dimension, support::normals(seed, n * dimension)};
}

/// Whole numbers from 0 to 3: most distances tie, many points repeat.
Points lattice_points(std::size_t n, std::size_t dimension, std::uint64_t seed) {
  Points points{n, dimension, support::uniforms(seed, n * dimension)};
  for (double& v : points.values) v = std::floor(4 * v);
  return points;
}

double apart(const Points& points, Norm norm, std::size_t i, std::size_t j) {
  double sum = 0;
  for (std::size_t a = 0; a < points.dimension; ++a) {
    const double step = std::abs(points.at(i, a) - points.at(j, a));
    sum = norm == Norm::largest ? std::max(sum, step) : sum + step * step;
  }
  return norm == Norm::largest ? sum : std::sqrt(sum);
}

/// (distance, row) of everybody outside the window, nearest first.
std::vector<std::pair<double, std::uint32_t>> by_definition(const Points& points, Norm norm, std::size_t i,
                                                            std::size_t window) {
  std::vector<std::pair<double, std::uint32_t>> others;
  for (std::size_t j = 0; j < points.count; ++j)
    if ((i > j ? i - j : j - i) > window) others.emplace_back(apart(points, norm, i, j), j);
  std::sort(others.begin(), others.end());
  return others;
}

void check_everything(const Points& points, Norm norm, std::size_t k, std::size_t window) {
  Run run;
  std::vector<double> reach;
  std::vector<double> wanted;
  std::vector<std::uint32_t> rows, below, up_to;
  for (std::size_t i = 0; i < points.count; ++i) {
    const auto others = by_definition(points, norm, i, window);
    std::vector<std::uint32_t> mine(k, static_cast<std::uint32_t>(i));
    for (std::size_t s = 0; s < k; ++s) {
      const bool is_there = s < others.size();
      wanted.push_back(is_there ? others[s].first : std::numeric_limits<double>::infinity());
      if (is_there) mine[s] = others[s].second;
    }
    std::sort(mine.begin(), mine.end());
    rows.insert(rows.end(), mine.begin(), mine.end());
    // The k-th distance itself: strict and not strict must differ there, to the bit.
    reach.push_back(std::min(wanted.back(), 2.0));
    const auto count = [&](auto within) {
      return static_cast<std::uint32_t>(
          std::count_if(others.begin(), others.end(), [&](const auto& other) { return within(other.first); }));
    };
    below.push_back(count([&](double r) { return r < reach.back(); }));
    up_to.push_back(count([&](double r) { return r <= reach.back(); }));
  }
  using Way = Nearest::Way;
  for (const Way way : {Way::automatic, Way::everything, Way::together, Way::one_by_one}) {
    const Nearest nearest(points, norm, run, way);
    CHECK(nearest.distances(k, window, run) == wanted);
    CHECK(nearest.neighbours(k, window, run) == rows);
    if (norm == Norm::largest) {  // Euclid's are compared as squares, where the root's rounding shows
      CHECK(nearest.counts(reach, true, window, run) == below);
      CHECK(nearest.counts(reach, false, window, run) == up_to);
    }
  }
  if (norm != Norm::largest) return;
  CHECK(count_neighbours(points, reach, true, window, run) == below);
  CHECK(count_neighbours(points, reach, false, window, run) == up_to);
}

}  // namespace

TEST_CASE("nearest: finds what comparing everything finds, to the bit", "[information][nearest]") {
  const std::size_t dimension = GENERATE(1, 2, 3, 4, 7, 12);
  const Norm norm = GENERATE(Norm::largest, Norm::euclidean);
  check_everything(normal_points(300, dimension, 11), norm, 3, 0);
  check_everything(lattice_points(300, dimension, 12), norm, 4, 0);
  check_everything(normal_points(137, dimension, 13), norm, 1, 5);
}

TEST_CASE("nearest: sizes about a leaf's and a vector's", "[information][nearest]") {
  for (const std::size_t n : {1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 257})
    for (const std::size_t dimension : {1, 2, 5}) {
      check_everything(normal_points(n, dimension, n), Norm::largest,
                       std::max<std::size_t>(1, std::min<std::size_t>(n - 1, 5)), 0);
      check_everything(lattice_points(n, dimension, n), Norm::largest, 1, 2);
    }
}

TEST_CASE("nearest: fewer others than neighbours are at infinity", "[information][nearest]") {
  check_everything(normal_points(4, 2, 1), Norm::largest, 6, 0);
  check_everything(normal_points(40, 2, 1), Norm::euclidean, 30, 12);
}

TEST_CASE("nearest: neither repeats nor offsets nor outliers mislead it", "[information][nearest]") {
  check_everything({50, 2, std::vector<double>(100, 3.5)}, Norm::largest, 3, 0);
  Points far = normal_points(200, 2, 5);
  for (double& v : far.values) v += 1e9;  // differences are multiples of 1.2e-7: many tie
  check_everything(far, Norm::largest, 3, 0);
  Points wide = normal_points(200, 3, 6);
  for (std::size_t i = 0; i < wide.values.size(); i += 17) wide.values[i] *= 1e100;
  check_everything(wide, Norm::largest, 3, 0);
  check_everything(wide, Norm::euclidean, 3, 0);
}

TEST_CASE("nearest: a large sample is searched alike in every way", "[information][nearest]") {
  Run run;
  using Way = Nearest::Way;
  for (const std::size_t dimension : {2, 6}) {
    const Points points = normal_points(20000, dimension, 77);
    const auto reach = Nearest(points, Norm::largest, run, Way::one_by_one).kth_distances(4, 0, run);
    CHECK(Nearest(points, Norm::largest, run, Way::together).kth_distances(4, 0, run) == reach);
    const Nearest tree(points, Norm::largest, run);
    // The k-th is the first that is not strictly within its own distance.
    CHECK(tree.counts(reach, true, 0, run) == std::vector<std::uint32_t>(points.count, 3));
    CHECK(tree.counts(reach, false, 0, run) == std::vector<std::uint32_t>(points.count, 4));
  }
}

TEST_CASE("nearest: can be called off", "[information][nearest]") {
  const std::atomic<bool> stop = true;
  Run quiet, called_off{ansatz::core::Stream(1), &stop};
  const Points points = normal_points(5000, 2, 3);
  CHECK_THROWS_AS(Nearest(points, Norm::largest, called_off), ansatz::core::Interrupted);
  const Nearest tree(points, Norm::largest, quiet);
  CHECK_THROWS_AS(tree.kth_distances(3, 0, called_off), ansatz::core::Interrupted);
}
