// SPDX-License-Identifier: MIT
#include "stdlib/fields/series_measures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace ansatz::fields {

SeriesMoments moments_of(std::span<const double> values) {
  SeriesMoments out;
  const auto n = static_cast<double>(values.size());
  for (double value : values) out.mean += value / n;
  double second = 0, third = 0, fourth = 0;
  for (double value : values) {
    const double away = value - out.mean, square = away * away;
    second += square / n;
    third += square * away / n;
    fourth += square * square / n;
  }
  out.spread = std::sqrt(second);
  if (!(out.spread > 1e-12 * std::fabs(out.mean))) return out;
  out.skewness = third / (second * out.spread);
  out.excess = fourth / (second * second) - 3;
  return out;
}

double correlation(std::span<const double> a, std::span<const double> b) {
  const SeriesMoments of_a = moments_of(a), of_b = moments_of(b);
  double together = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    together += (a[i] - of_a.mean) * (b[i] - of_b.mean) / static_cast<double>(a.size());
  const double size = of_a.spread * of_b.spread;
  return size > 0 ? std::clamp(together / size, -1.0, 1.0) : 0;
}

std::vector<double> ranks_of(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return values[i]; });
  std::vector<double> ranks(values.size());
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i;
    while (end < order.size() && values[order[end]] == values[order[i]]) ++end;
    for (std::size_t j = i; j < end; ++j) ranks[order[j]] = static_cast<double>(i + end + 1) / 2;
    i = end;
  }
  return ranks;
}

double quantile(std::vector<double> values, double share) {
  std::ranges::sort(values);
  const double place = share * static_cast<double>(values.size() - 1);
  const auto below = std::min(static_cast<std::size_t>(place), values.size() - 1);
  const double part = place - static_cast<double>(below);
  return below + 1 < values.size() ? values[below] + part * (values[below + 1] - values[below]) : values[below];
}

double permutation_entropy(std::span<const double> values) {
  std::array<double, 8> counts{};  // by the three comparisons of neighbours; six of eight can be
  for (std::size_t i = 0; i + 2 < values.size(); ++i) {
    const std::size_t pattern = (values[i] <= values[i + 1] ? 1U : 0U) | (values[i + 1] <= values[i + 2] ? 2U : 0U) |
                                (values[i] <= values[i + 2] ? 4U : 0U);
    counts[pattern] += 1;
  }
  double entropy = 0;
  const double all = static_cast<double>(values.size()) - 2;
  for (double count : counts)
    if (count > 0) entropy -= count / all * std::log(count / all);
  return entropy / std::log(6.0);
}

double sample_entropy(std::span<const double> values) {
  if (values.size() < 4) return 0;
  const double within = 0.2 * moments_of(values).spread;
  double twos = 0, threes = 0;
  const std::size_t n = values.size();
  for (std::size_t i = 0; i + 1 < n; ++i) {
    for (std::size_t j = i + 1; j + 1 < n; ++j) {
      if (std::fabs(values[i] - values[j]) > within || std::fabs(values[i + 1] - values[j + 1]) > within) continue;
      twos += 1;
      if (j + 2 < n && std::fabs(values[i + 2] - values[j + 2]) <= within) threes += 1;
    }
  }
  const double m = static_cast<double>(n);
  twos /= (m - 1) * (m - 2) / 2;
  threes /= (m - 2) * (m - 3) / 2;
  return twos > 0 && threes > 0 ? -std::log(threes / twos) : 0;
}

BinnedEntropy binned_entropy(std::span<const double> values) {
  constexpr std::size_t kBins = 50;
  const auto [least, most] = std::ranges::minmax(values);
  BinnedEntropy out;
  if (!(most > least)) return out;
  out.bin = (most - least) / kBins;
  std::array<double, kBins> shares{};
  for (double value : values)
    shares[std::min(kBins - 1, static_cast<std::size_t>((value - least) / out.bin))] +=
        1 / static_cast<double>(values.size());
  for (double share : shares)
    if (share > 0) out.entropy -= share * std::log(share / out.bin);
  return out;
}

}  // namespace ansatz::fields
