// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "stdlib/bottleneck/discrete/source.h"
#include "stdlib/core/run.h"

namespace ansatz::bottleneck {

inline constexpr double kLeastMass = 1e-300;  ///< stands for no mass, so that its logarithm is a number

/// A code T by what defines it: q(t) and q(y|t). The encoder of a weight β follows,
/// q(t|x) ∝ q(t) exp(β Σ_y p(y|x) ln q(y|t)).
struct Code {
  std::vector<double> mass;         ///< [codeword] q(t)
  std::vector<double> conditional;  ///< [codeword, outcome] q(y|t)
  std::size_t size() const { return mass.size(); }
};

/// A code at rest, and what it is worth, in nats.
struct SolvedCode {
  Code code;
  double beta = 0;
  double rate = 0;        ///< I(T; X)
  double relevance = 0;   ///< I(T; Y)
  double entropy = 0;     ///< H(T)
  double lagrangian = 0;  ///< I(T; X) − β I(T; Y)
  double residual = 0;    ///< of the self-consistent equations: largest change of q(t) and q(t) q(y|t) by one more turn
  double turns = 0;
};

/// One codeword: T tells nothing.
Code trivial_code(const Source& source);

/// Codewords from a partition of the symbols, `cluster` of each, softened by a share 1e-3 of all others.
Code code_of_clusters(const Source& source, const std::vector<std::size_t>& cluster, std::size_t clusters);

/// When a code counts as at rest.
struct Rest {
  double tolerance = 1e-10;  ///< change of q(t), and of q(t) q(y|t), in a turn
  double fall = 1e-11;  ///< of F in 40 turns, of F/β above 1: below that the value is at rest, whatever still moves
  int turns = 100'000;  ///< at most
};

/// Turns of Blahut and Arimoto, mixed as Anderson has it where that does not raise the functional
/// F = −Σ p(x) ln Σ_t q(t) exp(−β KL(p(y|x) ‖ q(y|t))), which no turn may raise; until it rests. Codewords without
/// mass (below 1e-14) are dropped, those with one q(y|t) (Jensen–Shannon divergence below 1e-7) are one in the end.
SolvedCode solve_code(const Source& source, double beta, const Code& start, Rest rest, core::Run& run);

/// [symbol, codeword] q(t|x).
std::vector<double> encoder_of(const Source& source, const Code& code, double beta);

}  // namespace ansatz::bottleneck
