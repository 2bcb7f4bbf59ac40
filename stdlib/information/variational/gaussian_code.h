// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/core/random.h"
#include "stdlib/networks/batch.h"

namespace ansatz::information {

/// Codes drawn from a normal distribution for each row: of 2k numbers m₁ … m_k, s₁ … s_k that a network makes of it,
///
///   z_a = m_a + e^(s_a/2) ε_a,   KL(N(m, e^s)‖N(0, 1)) = ½ Σ_a (m_a² + e^s_a − s_a − 1)
///
/// the latter bounding what z tells of the row, as a mean over rows.
/// Source   Alemi, Fischer, Dillon & Murphy (2017).
class GaussianCode {
 public:
  /// Sets z, [row, k]; ε of row i and component a is draw i + rows · a.
  void draw(const networks::Batch& outputs, const core::Stream& stream, networks::Batch& z);
  /// The mean over rows of the divergence, in nats.
  static double cost(const networks::Batch& outputs);
  /// From slopes by z to those by the outputs, with the ε last drawn, and `weight` times those of the cost added.
  void carry_back(const networks::Batch& outputs, const networks::Batch& by_code, double weight,
                  networks::Batch& by_output) const;

 private:
  std::vector<double> noise_;
};

}  // namespace ansatz::information
