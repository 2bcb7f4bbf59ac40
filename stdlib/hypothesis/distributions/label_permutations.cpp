// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/distributions/label_permutations.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>

#include "stdlib/hypothesis/resampling/arrangements.h"

namespace ansatz::hypothesis {

namespace {

constexpr double kTie = 100 * std::numeric_limits<double>::epsilon();

/// How divisions stand to the observed one.
struct Count {
  double observed, tie = kTie * std::abs(observed);
  double as_large = 0, largest = observed, at_largest = 0;

  void add(double here) {
    as_large += here >= observed - tie;
    if (here > largest + tie) largest = here, at_largest = 0;
    at_largest += here >= largest - tie;
  }
};

/// Hands over the place of each value of the first sample in the pool, for every division that is looked at; `finish`
/// comes after the last.
template <class See, class Finish>
void see_divisions(TestResult& result, Count& count, const std::vector<std::size_t>& sizes, int draws, core::Run& run,
                   See see, Finish finish) {
  constexpr double kMostEnumerated = 1e6;
  std::vector<double> places(sizes[0] + sizes[1]);
  std::iota(places.begin(), places.end(), 0.0);
  const auto visit = [&](std::span<const double> arranged) {
    run.tick();
    see(arranged.first(sizes[0]));
  };
  const double limit = std::min<double>(draws, kMostEnumerated), all = count_arrangements(sizes, limit);
  if (all <= limit) {
    every_arrangement(places, sizes, visit);
    finish();
    result.method = "exact";
    result.p = count.as_large / all;
    result.smallest_p = count.at_largest / all;
  } else {
    random_arrangements(places, sizes, run.stream("permutation"), static_cast<std::uint64_t>(draws), visit);
    finish();
    result.method = "Monte Carlo";
    result.p = (count.as_large + 1) / (draws + 1.0);
    result.smallest_p = 1 / (draws + 1.0);
  }
}

constexpr std::size_t kLanes = 16;  // divisions that one pass through a table serves
using Lanes = std::array<double, kLanes>;

// Four doubles at once, as gcc and clang have them on any machine.
using Four = double __attribute__((vector_size(4 * sizeof(double))));
constexpr std::size_t kFours = kLanes / 4;

/// Σ_{j < i} Mᵢⱼ wⱼ of sixteen divisions, for `kRows` rows from i on: what the weights cost to fetch is shared.
template <std::size_t kRows>
void add_rows(const PairTable& table, std::size_t i, const std::vector<Lanes>& weight, Lanes* out) {
  Four part[kRows][kFours] = {};
  for (std::size_t j = 0; j < i; ++j) {
    Four w[kFours];
    std::memcpy(w, weight[j].data(), sizeof w);
    for (std::size_t r = 0; r < kRows; ++r) {
      const double value = table.values[(i + r) * table.size + j];
      for (std::size_t f = 0; f < kFours; ++f) part[r][f] += value * w[f];
    }
  }
  std::memcpy(out, part, sizeof part);
}

/// Σ wᵢ wⱼ Mᵢⱼ of sixteen divisions, `weight` [place][lane]. Every lane adds in the same order.
Lanes quadratic_forms(const PairTable& table, const std::vector<Lanes>& weight) {
  constexpr std::size_t kRows = 2;
  Lanes sum{}, below[kRows];
  for (std::size_t first = 0; first < table.size; first += kRows) {
    const std::size_t rows = std::min(kRows, table.size - first);
    rows == kRows ? add_rows<kRows>(table, first, weight, below) : add_rows<1>(table, first, weight, below);
    for (std::size_t r = 0; r < rows; ++r) {
      const std::size_t i = first + r;
      for (std::size_t j = first; j < i; ++j)
        for (std::size_t lane = 0; lane < kLanes; ++lane) below[r][lane] += table.at(i, j) * weight[j][lane];
      for (std::size_t lane = 0; lane < kLanes; ++lane)
        sum[lane] += weight[i][lane] * (2 * below[r][lane] + table.at(i, i) * weight[i][lane]);
    }
  }
  return sum;
}

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

double permuted_labels(TestResult& result, const LabelStatistic& statistic, const std::vector<std::size_t>& sizes,
                       int draws, core::Run& run) {
  std::vector<char> is_first(sizes[0] + sizes[1], 0);
  std::fill_n(is_first.begin(), sizes[0], char{1});
  Count count{statistic(is_first)};
  const auto see = [&](std::span<const double> first) {
    std::fill(is_first.begin(), is_first.end(), char{0});
    for (const double place : first) is_first[static_cast<std::size_t>(place)] = 1;
    count.add(statistic(is_first));
  };
  see_divisions(result, count, sizes, draws, run, see, [] {});
  return count.observed;
}

double permuted_table(TestResult& result, const PairTable& table, double sign, const std::vector<std::size_t>& sizes,
                      int draws, core::Run& run) {
  const double first_weight = 1 / static_cast<double>(sizes[0]), second_weight = -1 / static_cast<double>(sizes[1]);
  Lanes second{};
  second.fill(second_weight);
  std::vector<Lanes> weight(table.size, second);
  for (std::size_t i = 0; i < sizes[0]; ++i) weight[i].fill(first_weight);
  Count count{sign * quadratic_forms(table, weight)[0]};
  // What is summed may be large beside what is left of it.
  count.tie = kTie * (std::abs(count.observed) + mean(table.values));
  std::fill(weight.begin(), weight.end(), second);
  std::size_t filled = 0;
  const auto look = [&] {
    const Lanes found = quadratic_forms(table, weight);
    for (std::size_t lane = 0; lane < filled; ++lane) count.add(sign * found[lane]);
    std::fill(weight.begin(), weight.end(), second);
    filled = 0;
  };
  const auto see = [&](std::span<const double> first) {
    for (const double place : first) weight[static_cast<std::size_t>(place)][filled] = first_weight;
    if (++filled == kLanes) look();
  };
  see_divisions(result, count, sizes, draws, run, see, [&] { filled > 0 ? look() : void(); });
  return count.observed;
}

}  // namespace ansatz::hypothesis
