// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/dependence/order_permutations.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace ansatz::hypothesis {

double permuted_orders(TestResult& result, const OrderStatistic& statistic, std::size_t n, double tie, int draws,
                       core::Run& run) {
  constexpr double kMostEnumerated = 1e6;
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  const double observed = statistic(order), limit = std::min<double>(draws, kMostEnumerated);
  double all = 1;
  for (std::size_t i = 2; i <= n && all <= limit; ++i) all *= static_cast<double>(i);
  double as_large = 0, largest = observed, at_largest = 0;
  const auto add = [&](double here) {
    as_large += here >= observed - tie;
    if (here > largest + tie) largest = here, at_largest = 0;
    at_largest += here >= largest - tie;
  };
  if (all <= limit) {
    do {
      run.tick();
      add(statistic(order));
    } while (std::next_permutation(order.begin(), order.end()));
    result.method = "exact";
    result.p = as_large / all;
    result.smallest_p = at_largest / all;
    return observed;
  }
  const core::Stream stream = run.stream("permutation");
  for (int b = 0; b < draws; ++b) {
    run.tick();
    std::iota(order.begin(), order.end(), std::size_t{0});
    stream.at(static_cast<std::uint64_t>(b)).shuffle(order);
    add(statistic(order));
  }
  result.method = "Monte Carlo";
  result.p = (as_large + 1) / (draws + 1.0);
  result.smallest_p = 1 / (draws + 1.0);
  return observed;
}

double table_product(const PairTable& x, const PairTable& y, std::span<const std::size_t> order) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size; ++i) {
    const double *a = x.row(i), *b = y.row(order[i]);
    // Four sums at once, of the lower half; the diagonal is added once.
    double part[4] = {0, 0, 0, 0};
    std::size_t j = 0;
    for (; j + 4 <= i; j += 4)
      for (std::size_t lane = 0; lane < 4; ++lane) part[lane] += a[j + lane] * b[order[j + lane]];
    for (; j < i; ++j) part[0] += a[j] * b[order[j]];
    sum += 2 * ((part[0] + part[1]) + (part[2] + part[3])) + a[i] * b[order[i]];
  }
  return sum;
}

RowSums::RowSums(const PairTable& table) : rows(table.size) {
  for (std::size_t i = 0; i < table.size; ++i) {
    rows[i] = std::accumulate(table.row(i), table.row(i) + table.size, 0.0);
    total += rows[i];
  }
}

void centre(PairTable& table) {
  const RowSums sums(table);
  const auto n = static_cast<double>(table.size);
  for (std::size_t i = 0; i < table.size; ++i)
    for (std::size_t j = 0; j < table.size; ++j)
      table.values[i * table.size + j] -= (sums.rows[i] + sums.rows[j] - sums.total / n) / n;
}

double unbiased_covariance(const PairTable& x, const PairTable& y) {
  const RowSums a(x), b(y);
  const auto n = static_cast<double>(x.size);
  double product = 0, total_a = 0, total_b = 0, rows = 0;
  for (std::size_t i = 0; i < x.size; ++i) {
    for (std::size_t j = 0; j < i; ++j) product += 2 * x.at(i, j) * y.at(i, j);
    const double row_a = a.rows[i] - x.at(i, i), row_b = b.rows[i] - y.at(i, i);
    rows += row_a * row_b;
    total_a += row_a, total_b += row_b;
  }
  return (product - 2 / (n - 2) * rows + total_a * total_b / ((n - 1) * (n - 2))) / (n * (n - 3));
}

}  // namespace ansatz::hypothesis
