// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace ansatz::bottleneck {

/// A joint distribution of few atoms.
struct SparseCoupling {
  std::size_t variables = 0;
  std::vector<double> masses;         ///< [atom]
  std::vector<std::uint32_t> states;  ///< [atom, variable]
};

using Marginals = std::vector<std::vector<double>>;

/// What is less than this of a total of one is what subtractions leave over.
inline constexpr double kLeftOver = 1e-14;

/// Gives the largest masses of all marginals to each other, as much as the least of these has, until none is left. Of
/// equal masses the first comes first.
///
/// Entropy  at most log₂(e)/e = 0.531 bit above the least for two marginals, (1 + log₂ e)/2 = 1.221 for more.
/// Cost     O(n log n) for n cells in all; at most n − m + 1 atoms for m marginals.
/// Source   Kocaoglu, Dimakis, Vishwanath & Hassibi, AAAI (2017); bounds: Compton, Katz, Qi, Greenewald & Kocaoglu,
///          AISTATS (2023).
SparseCoupling greedy_coupling(const Marginals& marginals);

/// The greatest distribution that all marginals majorise: differences of the least of their partial sums in falling
/// order. Its entropy is at most that of any coupling, and at least that of any marginal.
/// Source   Cicalese, Gargano & Vaccaro, IEEE Trans. Inf. Theory 65 (2019) 3436.
std::vector<double> greatest_lower_bound(std::span<const std::vector<double>> marginals);

}  // namespace ansatz::bottleneck
