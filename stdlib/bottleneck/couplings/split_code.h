// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "stdlib/bottleneck/couplings/code_mapping.h"

namespace ansatz::bottleneck {

/// A deterministic code of which one symbol is split: some of its mass gets another code.
struct SplitCode {
  CodeMapping mapping;
  std::size_t symbol = 0;
  std::uint32_t to = 0;    ///< may be a new code, one past the last
  double moved = 0;        ///< of the symbol's mass; 0 for a deterministic code
  double entropy = 0;      ///< H(T) in nats
  double information = 0;  ///< I(X; T) in nats
};

SplitCode unsplit(CodeMapping mapping);

/// From a code below the rate up to it: of the cells of p(x|t) the smallest gives mass to a new code, until H(T) is the
/// rate. What it takes whole it moves whole, 64 symbols at most; where the rate is not met then the code is left
/// unsplit. Source   Ebrahimi, Chen & Khisti, NeurIPS (2024), theorem 3: to first order no other change gains more.
SplitCode raised(const std::vector<double>& source, CodeMapping mapping, double rate);

/// From a code above the rate down to it: the smallest symbol of the code of least mass gives to the code of most. None
/// where 64 symbols are not enough.
/// Source   As for raised.
std::optional<SplitCode> lowered(const std::vector<double>& source, CodeMapping mapping, double rate);

/// The best of all codes that split one symbol of this one so that H(T) is the rate, if there is one.
std::optional<SplitCode> best_split(const std::vector<double>& source, const CodeMapping& mapping, double rate);

}  // namespace ansatz::bottleneck
