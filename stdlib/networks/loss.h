// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

namespace ansatz::networks {

/// What training makes small: the mean over patterns of
///
///   squared         Σ_j (o_j − t_j)², over the outputs o and targets t
///   cross_entropy   −Σ_j t_j ln q_j with q = softmax(o), in nats; t holds a probability a class, summing to one
///   quantiles       Σ_j (t_j − o_j)(τ_j − [t_j < o_j]) with τ_j = j/(k + 1), j = 1 … k: all t_j are one number;
///                   the mean is least at its quantiles τ_j given the pattern. Nothing keeps outputs in order. The
///                   slope where t_j = o_j is taken as 0. Source: Koenker & Bassett (1978).
///
/// Where outputs belong to places of a sequence, the cross-entropy is the mean over the places of that of each place.
enum class Loss { squared, cross_entropy, quantiles };

/// How targets tell what is wanted of outputs.
struct Told {
  std::size_t places = 1;  ///< of cross-entropy: softmaxes a pattern, each over so many outputs side by side
  /// Whether targets hold the class of each place, a column a place, in place of a number an output.
  bool by_class = false;
  /// Whether a weight of each place stands behind the classes: what its loss is multiplied by, of either sign.
  bool is_weighted = false;

  /// Columns of the targets, for so many outputs.
  std::size_t columns(std::size_t outputs) const { return by_class ? (is_weighted ? 2 : 1) * places : outputs; }
};

/// By name. Errors   BadParameter (parameter "loss").
Loss loss_named(const std::string& kernel, const std::string& name);

/// "squared error", "cross-entropy (nat)", "quantile loss".
const char* label_of(Loss loss);

/// The sum of the loss over `rows` patterns. `slopes` is set to its derivatives by the outputs times `share`, which is
/// one over the number of patterns that the mean is taken over. Matrices are rows × columns, column by column.
/// Where `losses` is not null it is set to those of every pattern and place, rows × places (one place of a squared
/// loss), undivided.
double loss_and_slopes(Loss loss, const double* outputs, const double* targets, std::size_t rows, std::size_t columns,
                       double share, double* slopes, const Told& told = {}, double* losses = nullptr);

/// Outputs to probabilities: softmax of every row, or of each of `places` parts of it, in place.
void softmax(double* outputs, std::size_t rows, std::size_t columns, std::size_t places = 1);

}  // namespace ansatz::networks
