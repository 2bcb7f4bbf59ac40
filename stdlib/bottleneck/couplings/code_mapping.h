// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "stdlib/core/run.h"

namespace ansatz::bottleneck {

/// A deterministic code of a source: which of codes 0, 1, … each symbol gets.
struct CodeMapping {
  std::vector<std::uint32_t> code;  ///< [symbol]
  std::vector<double> masses;       ///< [code]; some may be 0
  double entropy = 0;               ///< H(T) in nats, which is I(X; T) too
};

CodeMapping mapping_of(const std::vector<double>& source, std::vector<std::uint32_t> code);

/// Codes that grow coarser step by step, from one code a symbol to one code for all: each step merges two of them.
enum class Chain {
  largest,  ///< the two largest
  absorb,   ///< the largest and the smallest
  huffman,  ///< the two smallest
};

/// Around a rate: the finest code of a chain with H(T) ≤ rate, and the one before it. Where the largest code takes part
/// in each step (largest, absorb) a step takes no more than h(p₂) from H(T), p₂ the second largest mass.
///
/// Cost     O(n log n).
/// Source   Ebrahimi, Chen & Khisti, NeurIPS (2024), theorem 2, for the bound.
struct Bracket {
  CodeMapping below;
  std::optional<CodeMapping> above;  ///< none where the identity itself is below
};
Bracket along_chain(const std::vector<double>& source, Chain chain, double rate);

/// Moves symbols to other or new codes and swaps pairs of them while H(T) rises and stays at or below the rate. Each
/// symbol takes the best of its moves; swaps are tried up to 1024 symbols, and nothing
/// where symbols times codes exceed 10⁷.
CodeMapping climbed(const std::vector<double>& source, CodeMapping start, double rate, core::Run& run);

/// Of all codes of at most 12 symbols the `most` finest with H(T) ≤ rate, finest first, and the `most` coarsest above
/// it, coarsest first.
struct Nearest {
  std::vector<CodeMapping> below, above;
};
Nearest nearest_mappings(const std::vector<double>& source, double rate, std::size_t most, core::Run& run);

inline constexpr std::size_t kMostPartitioned = 12;

}  // namespace ansatz::bottleneck
