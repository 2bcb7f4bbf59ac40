// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::bottleneck {

struct EntropyBoundedInformation {
  core::Array source;             ///< [source], masses that sum to one
  double rate = 0;                ///< the most H(T) may be, in units of `base`
  std::string method = "search";  ///< or "exact", "largest", "absorb", "huffman"
  bool split = true;              ///< whether one symbol may get two codes
  information::Base base = std::string("nat");
};

struct EntropyBoundedInformationResult {
  double information = 0;    ///< I(X; T)
  double entropy = 0;        ///< H(T), at most the rate
  double bound = 0;          ///< min(rate, H(X)): no code has more I(X; T)
  double deterministic = 0;  ///< I(X; T) = H(T) of the best code found that splits no symbol
  core::Array mapping;       ///< [source], the code of each symbol in that one, from 1; 0 for symbols of mass 0
  std::optional<core::Array> encoder;  ///< [source, code], p(t|x); none beyond 2·10⁷ cells
  core::Array code;                    ///< [code], p(t)
};

/// Entropy-bounded information maximisation: max I(X; T) over codes p(t|x) with H(T) ≤ R.
///
/// Deterministic codes have I(X; T) = H(T) ≤ R, and reach R where some code has just that entropy. Three chains of
/// merges lead from a code for each symbol to one for all ("largest", "absorb", "huffman": see Chain), and the finest
/// at or below R is taken. Merging with the largest code, as the first two do, a chain loses at most h(p₂), where p₂
/// is the second largest mass; "search" takes the best of all three after moves and swaps of symbols; "exact" looks at
/// all partitions of at most 12 symbols. What is left of the rate is then used by splitting one symbol, from codes on
/// both sides of R.
///
/// Errors   BadParameter: source, rate, method.
/// Edges    a rate of H(X) or more gives each symbol its code; rows of symbols of mass 0 hold p(t).
/// Cost     O(n log n) a chain; the search n · codes + n² a pass, while these are few; "exact" the Bell number of n.
/// Source   Ebrahimi, Chen & Khisti, NeurIPS (2024), arXiv:2410.21666, algorithm 1 and theorem 3.
EntropyBoundedInformationResult entropy_bounded_information(const EntropyBoundedInformation& question, core::Run& run);

}  // namespace ansatz::bottleneck
