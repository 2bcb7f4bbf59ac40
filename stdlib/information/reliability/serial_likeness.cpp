// SPDX-License-Identifier: MIT
#include "stdlib/information/reliability/serial_likeness.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>
#include <vector>

#include "stdlib/core/sort.h"

namespace ansatz::information {

namespace {

constexpr std::size_t kLags = 200;
constexpr double kDeviations = 6;

bool is_sorted_either_way(std::span<const double> column) {
  return std::is_sorted(column.begin(), column.end()) ||
         std::is_sorted(column.begin(), column.end(), std::greater<double>());
}

/// Ranks about their mean, equal values at their mean rank.
std::vector<double> centred_ranks(std::span<const double> column) {
  const auto places = core::sorted_places(column);
  const double mean = 0.5 * static_cast<double>(column.size() - 1);
  std::vector<double> out(column.size());
  for (std::size_t first = 0; first < places.size();) {
    std::size_t last = first;
    while (last + 1 < places.size() && column[places[last + 1]] == column[places[first]]) ++last;
    for (std::size_t i = first; i <= last; ++i) out[places[i]] = 0.5 * static_cast<double>(first + last) - mean;
    first = last + 1;
  }
  return out;
}

/// Of each column that is not sorted, at lags from 1.
std::vector<std::vector<double>> autocorrelations(const Points& points, std::size_t lags) {
  std::vector<std::vector<double>> out;
  for (std::size_t a = 0; a < points.dimension; ++a) {
    if (is_sorted_either_way(points.column(a))) continue;
    const auto ranks = centred_ranks(points.column(a));
    double squares = 0;
    for (const double rank : ranks) squares += rank * rank;
    std::vector<double> of_column(lags);
    for (std::size_t lag = 1; lag <= lags; ++lag) {
      double sum = 0;
      for (std::size_t i = lag; i < ranks.size(); ++i) sum += ranks[i] * ranks[i - lag];
      of_column[lag - 1] = sum / squares;
    }
    out.push_back(std::move(of_column));
  }
  return out;
}

}  // namespace

double rows_that_count_as_one(const Points& x, const Points& y) {
  const std::size_t lags = std::min(kLags, x.count / 10);
  const auto of_x = autocorrelations(x, lags), of_y = autocorrelations(y, lags);
  double most = 0;
  for (const auto& one : of_x)
    for (const auto& other : of_y) {
      double sum = 0;
      for (std::size_t lag = 0; lag < lags; ++lag) sum += one[lag] * other[lag];
      most = std::max(most, 2 * sum);
    }
  const double chance = 2 * std::sqrt(static_cast<double>(lags)) / static_cast<double>(x.count);
  return most > kDeviations * chance ? 1 + most : 1;
}

}  // namespace ansatz::information
