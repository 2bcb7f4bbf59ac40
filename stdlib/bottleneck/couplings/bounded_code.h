// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/bottleneck/couplings/split_code.h"
#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::bottleneck {

/// Codes T of a source with H(T) ≤ rate and as much I(X; T) as was found.
struct BoundedCode {
  std::vector<double> source;        ///< positive masses
  std::vector<std::size_t> symbols;  ///< where they stand among all symbols
  std::size_t all_symbols = 0;
  CodeMapping mapping;  ///< the best deterministic code
  SplitCode best;       ///< the best with one symbol split, if that was allowed; else the same

  std::size_t codes() const;
  std::vector<double> code_masses() const;
  /// p(t|x) [symbol, code]; symbols of mass 0 have the masses of the codes themselves, so that they tell nothing.
  std::vector<double> encoder() const;
};

/// Names of the ways: "search", "exact", "largest", "absorb", "huffman".
const std::vector<std::string>& code_methods();

/// See entropy_bounded_information. The rate is in nats. Errors   BadParameter: method, rate, "exact" of too many.
BoundedCode bounded_code(const std::string& kernel, std::vector<double> source, double rate, const std::string& method,
                         bool split, core::Run& run);

}  // namespace ansatz::bottleneck
