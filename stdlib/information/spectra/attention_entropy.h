// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

struct AttentionEntropy {
  core::Array weights;     ///< [head…, query, key]: what each query takes from each key, rows that sum to one
  bool causal = false;     ///< query i sees the first i keys alone; the number of keys is that of the queries
  double collapse = 0.1;   ///< share of ln(keys seen) below which a row has collapsed onto few, in [0, 1]
  double overload = 0.95;  ///< share above which it is spread over all, in [0, 1], not below collapse
};

struct AttentionEntropyEstimate {
  core::Array entropy;     ///< [head…, query] in nats
  core::Array mean;        ///< [head…], over queries
  core::Array relative;    ///< [head…], mean over queries that see two keys or more of entropy / ln(keys seen)
  core::Array collapsed;   ///< [head…], share of those queries below `collapse`
  core::Array overloaded;  ///< [head…], share of them above `overload`
};

/// Entropy of what each query of an attention layer takes from the keys, a mean for each head, and whether heads have
/// collapsed onto single keys or spread over all.
///
/// Errors   BadParameter: fewer than two dimensions, empty, a weight below 0 or not finite, a row that does not sum to
///          one; causal weights on a later key, or as many queries as there are no keys.
/// Edges    a query that sees one key has entropy 0 and counts neither as collapsed nor as overloaded; a head with no
///          other has shares of NaN.
/// Source   Zhai et al. (2023), §3.1.
AttentionEntropyEstimate attention_entropy(const AttentionEntropy& question, core::Run& run);

struct LeastAttentionEntropy {
  double norm = 0;  ///< Euclidean norm of a row of scores, at least 0
  int keys = 0;     ///< T, at least 1
};

/// The least entropy, in nats, that a softmax over T scores of that norm can have:
///
///   ln(1 + (T − 1)β) + s √(T(T − 1)) β/(1 + (T − 1)β),   β = exp(−s √(T/(T − 1))),
///
/// reached where one score stands out and the others are alike. It falls like exp(−s): what lets the norm of scores
/// grow lets attention collapse.
///
/// Errors   BadParameter: a number out of range.
/// Source   Zhai et al. (2023), theorem 3.1.
double least_attention_entropy(const LeastAttentionEntropy& question, core::Run& run);

}  // namespace ansatz::information
