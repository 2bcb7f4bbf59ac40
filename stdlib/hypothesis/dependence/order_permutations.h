// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <span>

#include "stdlib/hypothesis/distributions/pair_table.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// The statistic of matched samples when the second is taken in another order: its value order[i] belongs to the
/// first's value i.
using OrderStatistic = std::function<double(std::span<const std::size_t> order)>;

/// Fills p (a large statistic), method and the smallest p from orders of n values: all n! of them where there are no
/// more than min(draws, 10⁶), else random ones of run.stream("permutation"). Statistics count as equal within `tie`.
/// Gives the observed statistic, that of the order as it is.
double permuted_orders(TestResult& result, const OrderStatistic& statistic, std::size_t n, double tie, int draws,
                       core::Run& run);

/// Σ xᵢⱼ y_{order i, order j} over all i and j.
double table_product(const PairTable& x, const PairTable& y, std::span<const std::size_t> order);

/// Sums of rows of a table, and of all.
struct RowSums {
  explicit RowSums(const PairTable& table);
  std::vector<double> rows;
  double total = 0;
};

/// The table less the means of its rows and columns, so that these are 0.
void centre(PairTable& table);

/// The estimate without bias of the covariance of two tables whose diagonals do not count: 0 on average where the
/// samples are independent.
///
///   [Σ x y − 2/(n − 2) Σ xᵢ. yᵢ. + x.. y../((n − 1)(n − 2))] / (n (n − 3))
///
/// Source   Székely & Rizzo, Ann. Stat. 42 (2014) 2382; Song et al., J. Mach. Learn. Res. 13 (2012) 1393.
double unbiased_covariance(const PairTable& x, const PairTable& y);

}  // namespace ansatz::hypothesis
