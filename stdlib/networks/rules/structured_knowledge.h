// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/networks/mlp.h"

namespace ansatz::networks {

/// A network of sigmoids, patterns without labels, and how many steps it takes on them.
struct StructuredKnowledge {
  Perceptron net;      ///< with the activation "sigmoid", which its last layer has here too
  core::Array x;       ///< [pattern] or [pattern, input]
  int steps = 50;      ///< K, at least 2: passes over all patterns at once
  double rate = 0.01;  ///< η > 0
};

struct StructuredKnowledgeRun {
  Perceptron net;       ///< after the last step
  core::Array entropy;  ///< [step, layer], from step 2 on: H_k in bits, summed over units and patterns
  /// [step, layer]: cosine of z_k and ΔD_k, as vectors of all units and patterns; 0 where ΔD is.
  core::Array alignment;
  core::Array size;           ///< [step, layer]: Frobenius norm of z_k
  core::Array decision_flow;  ///< [step, layer]: Σ D_k Δz_k
  core::Array entropy_flow;   ///< [step, layer]: Σ ∇H Δz_k with ∇H = −z D(1 − D)/ln 2
  core::Array tensor_net;     ///< [step, layer]: the first less the second
  core::Array decisions;      ///< [pattern, unit]: D of the last layer at the last step
};

/// Learning by structured knowledge accumulation. In every step all layers go forward, z = W x + b and D = σ(z), and
/// each then changes its own numbers alone:
///
///   H_k = −1/ln 2 Σ z_k ΔD_k,    ΔD_k = D_k − D_{k−1}
///   g_k = −1/ln 2 [z_k D_k (1 − D_k) + ΔD_k]
///   W ← W − η xᵀ g/n,  b ← b − η ⟨g⟩
///
/// with x the decisions of the layer below at the step before (the patterns, for the first). The first step only looks.
/// No label is seen and nothing goes backward.
///
/// Errors   BadParameter: another activation, steps, rate, patterns that do not fit; TrainingDiverged.
/// Source   Mahi, arXiv:2503.13942 (2025) for the rule; Mahi, arXiv:2504.03214 (2025) for the net and its zero. The
///          programs published with the second take ∇H with the other sign: decision_flow + entropy_flow is theirs.
StructuredKnowledgeRun structured_knowledge(const StructuredKnowledge& question, core::Run& run);

}  // namespace ansatz::networks
