// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/neighbours/sample_or_labels.h"

namespace ansatz::information {

/// Answers that a model gave to one question, and which of them mean the same.
struct SemanticEntropy {
  SampleOrLabels answers;  ///< [answer]: the meaning of each, a label; or [answer, answer]: whether the row's entails
                           ///< the column's, truth values or numbers in [0, 1]
  std::optional<core::Array> log_likelihoods{};  ///< [answer]: ln p of each, in nats
  std::optional<core::Array> lengths{};          ///< [answer]: tokens of each, above 0; only with log-likelihoods
  std::string joined = "first";                  ///< of entailments: "first" or "components"
  Base base = std::string("nat");
};

struct SemanticEntropyEstimate {
  double entropy = 0;    ///< of the meanings
  core::Array meanings;  ///< [answer]: the meaning of each, numbered from 1 in order of appearance
  core::Array shares;    ///< [meaning]: p of each
};

/// Entropy of what a model's answers mean, whatever words they use: −Σ p ln p over meanings.
///
/// p(c) is the share of the answers that mean c; with log-likelihoods p(c) ∝ Σ p(answer) over these, each to the power
/// 1/length where lengths are given.
///
/// Of entailments two answers mean the same where each entails the other (numbers: above ½ both ways):
///
///   first       an answer joins the first meaning whose first answer means the same, as published; what comes of it
///               depends on the order where meaning the same is not transitive
///   components  answers that are linked through others mean the same
///
/// Errors   BadParameter: no answer; entailments not square or not in [0, 1]; log-likelihoods or lengths of another
///          number than the answers, not finite; lengths not above 0, or without log-likelihoods.
/// Source   Kuhn, Gal & Farquhar (2023); Farquhar et al. (2024).
SemanticEntropyEstimate semantic_entropy(const SemanticEntropy& question, core::Run& run);

}  // namespace ansatz::information
