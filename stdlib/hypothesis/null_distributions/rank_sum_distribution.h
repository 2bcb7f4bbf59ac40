// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

namespace ansatz::hypothesis {

/// P(statistic ≤ observed), P(statistic ≥ observed), and the probabilities of the two extreme values.
struct Tails {
  double lower = 1, upper = 1;
  double lowest = 1, highest = 1;
};

/// Exact null distribution of U for untied samples of n and m, from the generating function
///
///   Π_{i=1}^{n} (1 − q^{m+i}) / (1 − q^i),
///
/// normalised factor by factor. Coefficients of low powers come from low powers only, so small tails keep their digits
/// (relative error below 1e-14 against whole-number arithmetic up to 100 × 100).
/// Cost   O(min(n, m) · n m) time, O(n m) memory.
/// Source Mann & Whitney (1947); the product is the Gaussian binomial coefficient.
Tails rank_sum_tails(std::size_t n, std::size_t m, double u);

/// The same, given the ties: permutation distribution of the sum of n midranks drawn from the pool, by a table over
/// (drawn, doubled rank sum), a block of equal values at a time with hypergeometric weights.
/// Cost   O(N · n · N²) for N = Σ blocks.
Tails tied_rank_sum_tails(std::size_t n, const std::vector<std::size_t>& blocks, double rank_sum);

/// Exact null distribution of the number of pairs of values from different untied samples that stand in the order of
/// the samples: Jonckheere's J, and U for two. The generating function is the Gaussian multinomial coefficient. Cost
/// O(N · Σ_{i<j} nᵢ nⱼ).
Tails ordered_pairs_tails(const std::vector<std::size_t>& sizes, double pairs);

}  // namespace ansatz::hypothesis
