// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/nearest.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/core/each_stretch.h"
#include "stdlib/core/sort.h"
#include "stdlib/information/neighbours/line_counts.h"

namespace ansatz::information {

namespace {

// By bench/nearest_neighbours.cpp, k = 3.
constexpr std::size_t kFewDimensions = 3;  // up to here neighbouring points search together
constexpr std::size_t kGrain = 512;        // points between two stop points
constexpr std::size_t kWorthThreads = 2048;

/// Whether so few that comparing everything with everything is quickest.
bool are_few(const Points& points) {
  return points.count <= (points.dimension <= kFewDimensions ? 128 : 150 * points.dimension);
}

std::size_t leaf_size(const Points& points, Nearest::Way way) {
  if (way == Nearest::Way::everything || (way == Nearest::Way::automatic && are_few(points))) return points.count;
  return points.dimension <= kFewDimensions ? 16 : 32;
}

bool search_together(const Points& points, Nearest::Way way) {
  if (way != Nearest::Way::automatic) return way != Nearest::Way::one_by_one;
  return points.dimension <= kFewDimensions || are_few(points);
}

bool is_within(double measure, double reach, bool is_strict) { return is_strict ? measure < reach : measure <= reach; }

// Rows near in number, the row itself among them: what counts must be rid of.
template <class Measure>
std::uint32_t count_excluded(std::size_t row, std::size_t count, std::size_t window, double reach, bool is_strict,
                             const Measure& measure_to) {
  const std::size_t first = row - std::min(row, window), last = std::min(count - 1, row + window);
  std::uint32_t excluded = 0;
  for (std::size_t j = first; j <= last; ++j) excluded += is_within(measure_to(j), reach, is_strict);
  return excluded;
}

}  // namespace

Nearest::Nearest(const Points& points, Norm norm, core::Run& run, Way way)
    : norm_(norm),
      goes_together_(search_together(points, way)),
      tree_(std::make_shared<const Tree>(points, leaf_size(points, way), run)) {}

std::vector<double> Nearest::distances(std::size_t k, std::size_t window, core::Run& run) const {
  const std::size_t n = tree_->count();
  std::vector<double> out(n * k);
  const NearestQuestion question{norm_, k, window};
  const auto search = goes_together_ ? nearest_together : nearest_one_by_one;
  core::each_stretch(n, kGrain, n >= kWorthThreads, run, [&](std::size_t first, std::size_t last) {
    std::vector<double> found((last - first) * k);
    search(*tree_, question, first, last, found.data());
    for (std::size_t i = first; i < last; ++i)
      for (std::size_t s = 0; s < k; ++s)
        out[tree_->row(i) * k + s] = information::distance(norm_, found[(i - first) * k + s]);
  });
  return out;
}

std::vector<double> Nearest::kth_distances(std::size_t k, std::size_t window, core::Run& run) const {
  const std::size_t n = tree_->count();
  std::vector<double> out(n);
  const NearestQuestion question{norm_, k, window};
  const auto search = goes_together_ ? nearest_together : nearest_one_by_one;
  core::each_stretch(n, kGrain, n >= kWorthThreads, run, [&](std::size_t first, std::size_t last) {
    std::vector<double> found((last - first) * k);
    search(*tree_, question, first, last, found.data());
    for (std::size_t i = first; i < last; ++i)
      out[tree_->row(i)] = information::distance(norm_, found[(i - first) * k + k - 1]);
  });
  return out;
}

std::vector<std::uint32_t> Nearest::neighbours(std::size_t k, std::size_t window, core::Run& run) const {
  const std::size_t n = tree_->count(), dimension = tree_->dimension(), stride = tree_->stride();
  std::vector<std::uint32_t> out(n * k);
  const NearestQuestion question{norm_, k, window};
  const auto search = goes_together_ ? nearest_together : nearest_one_by_one;
  core::each_stretch(n, kGrain, n >= kWorthThreads, run, [&](std::size_t first, std::size_t last) {
    std::vector<double> found((last - first) * k);
    search(*tree_, question, first, last, found.data());
    std::vector<std::uint32_t> places;
    std::vector<std::pair<double, std::uint32_t>> candidates;
    for (std::size_t i = first; i < last; ++i) {
      run.tick();
      const std::size_t row = tree_->row(i);
      places.clear();
      candidates.clear();
      list_within(*tree_, norm_, i, found[(i - first) * k + k - 1], places);
      for (const std::uint32_t place : places) {
        const std::size_t other = tree_->row(place);
        if ((other > row ? other - row : row - other) <= window) continue;
        double apart = 0;
        for (std::size_t a = 0; a < dimension; ++a) {
          const double step = tree_->columns()[a * stride + place] - tree_->columns()[a * stride + i];
          apart = norm_ == Norm::largest ? std::max(apart, std::abs(step)) : apart + step * step;
        }
        candidates.emplace_back(apart, static_cast<std::uint32_t>(other));
      }
      const std::size_t kept = std::min(k, candidates.size());
      std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(kept), candidates.end());
      std::uint32_t* mine = out.data() + row * k;
      for (std::size_t s = 0; s < k; ++s) mine[s] = s < kept ? candidates[s].second : static_cast<std::uint32_t>(row);
      std::sort(mine, mine + k);
    }
  });
  return out;
}

std::vector<std::uint32_t> Nearest::counts(std::span<const double> reach, bool is_strict, std::size_t window,
                                           core::Run& run) const {
  const std::size_t n = tree_->count(), dimension = tree_->dimension(), stride = tree_->stride();
  std::vector<std::uint32_t> out(n);
  std::vector<std::uint32_t> place_of(window > 0 ? n : 0);
  for (std::size_t i = 0; i < place_of.size(); ++i) place_of[tree_->row(i)] = static_cast<std::uint32_t>(i);
  core::each_stretch(n, kGrain, n >= kWorthThreads, run, [&](std::size_t first, std::size_t last) {
    std::vector<double> measures(last - first);
    std::vector<std::uint32_t> found(last - first);
    for (std::size_t i = first; i < last; ++i) measures[i - first] = measure(norm_, reach[tree_->row(i)]);
    count_within(*tree_, norm_, is_strict, first, last, measures.data(), found.data());
    for (std::size_t i = first; i < last; ++i) {
      const auto measure_to = [&](std::size_t row) {
        if (window == 0) return 0.0;  // itself
        double apart = 0;
        for (std::size_t a = 0; a < dimension; ++a) {
          const double step = tree_->columns()[a * stride + place_of[row]] - tree_->columns()[a * stride + i];
          apart = norm_ == Norm::largest ? std::max(apart, std::abs(step)) : apart + step * step;
        }
        return apart;
      };
      const std::size_t row = tree_->row(i);
      out[row] = found[i - first] - count_excluded(row, n, window, measures[i - first], is_strict, measure_to);
    }
  });
  return out;
}

namespace {

std::vector<std::uint32_t> count_in_column(std::span<const double> x, std::span<const double> reach, bool is_strict,
                                           std::size_t window, core::Run& run) {
  const std::size_t n = x.size();
  const std::vector<std::size_t> rows = core::sorted_places(x);
  std::vector<double> sorted(n), reaches(n);
  for (std::size_t i = 0; i < n; ++i) {
    sorted[i] = x[rows[i]];
    reaches[i] = reach[rows[i]];
  }
  std::vector<std::uint32_t> out(n);
  core::each_stretch(n, kGrain * 4, n >= kWorthThreads, run, [&](std::size_t first, std::size_t last) {
    std::vector<std::uint32_t> others(last - first);
    count_on_line(sorted, first, std::span<const double>(reaches).subspan(first, last - first), is_strict, others);
    for (std::size_t i = first; i < last; ++i) {
      const std::size_t row = rows[i];
      const double here = sorted[i], r = reaches[i];
      std::uint32_t excluded = 0;
      if (window > 0)
        excluded = count_excluded(row, n, window, r, is_strict, [&](std::size_t j) { return std::abs(x[j] - here); }) -
                   (is_within(0, r, is_strict) ? 1 : 0);
      out[row] = others[i - first] - excluded;
    }
  });
  return out;
}

}  // namespace

std::vector<std::uint32_t> count_neighbours(const Points& points, std::span<const double> reach, bool is_strict,
                                            std::size_t window, core::Run& run) {
  if (points.dimension == 1) return count_in_column(points.column(0), reach, is_strict, window, run);
  return Nearest(points, Norm::largest, run).counts(reach, is_strict, window, run);
}

}  // namespace ansatz::information
