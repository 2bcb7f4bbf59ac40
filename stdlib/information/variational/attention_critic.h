// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "stdlib/core/expression/function.h"
#include "stdlib/core/run.h"
#include "stdlib/information/neighbours/points.h"
#include "stdlib/networks/layers.h"

namespace ansatz::information {

/// A critic of a step of a series and the past before it, that is yet to be trained: f = g(past) · h(step)/√k. The past
/// is a sequence, a place for each step with what is known of it as channels, latest last; g takes it through blocks,
/// then through hidden layers to k = `embedding` numbers. h is hidden layers alone.
struct AttentionCritic {
  /// Of score_bounds.h: "infonce", which gives every past a normaliser of its own, "dv", which has one for all, "nwj",
  /// "mine", "js", "smile".
  std::string bound = "infonce";
  networks::Layers layers = causal_layers();
  std::vector<double> hidden = {32};  ///< units of each hidden layer
  std::variant<std::string, core::Function> activation = std::string("gelu");
  int embedding = 16;
  int batch = 256;     ///< steps of the series learnt from at a time, at least 2
  int steps = 600;     ///< of Adam
  double rate = 5e-3;  ///< of Adam
  double clip = 5;     ///< τ of "smile"

  /// Each place to 16 channels, waves that say where it is, causal attention of two heads, two layers for each place.
  static networks::Layers causal_layers();
};

/// Gives itself, its numbers checked. Errors   BadParameter.
AttentionCritic attention_critic(const AttentionCritic& question, core::Run& run);

/// A part of the past: columns for `steps` steps of the same components, the latest first, a row a time.
struct PastPart {
  const Points* rows = nullptr;
  std::size_t steps = 1;
  bool is_seen = true;  ///< else the critic finds zeros in its place, and is of the same make
};

/// The share of each row in a bound on I(step; past) that a critic was taught to make large; their mean is the bound.
/// The rows are times in order, and columns are standardised first. A critic is taught on either half, from the same
/// start, and put to the other one, with the mean of the parameters that it had in the second half of its steps (Polyak
/// & Juditsky, 1992): no share comes from a critic that has learnt from its row.
///
/// Errors   BadParameter: fewer than 16 rows (parameter "target"), layers that do not fit (parameter "critic"), and as
///          attention_critic. TrainingDiverged.
/// Edges    a step that never differs gives zeros. Shares that the rows learnt from do not bear out are warned of,
/// unless
///          `kernel` is empty.
/// Random   run.stream("critic"), ("batches"), ("blocks"): the same for every call, so that what differs between two of
///          them is owed to what they see.
/// Accuracy a lower bound up to noise; low where the critic is too poor, or was trained too short or on too little.
std::vector<double> critic_shares(const std::string& kernel, const AttentionCritic& how, const Points& step,
                                  const std::vector<PastPart>& past, core::Run& run);

}  // namespace ansatz::information
