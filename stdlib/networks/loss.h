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
enum class Loss { squared, cross_entropy, quantiles };

/// By name. Errors   BadParameter (parameter "loss").
Loss loss_named(const std::string& kernel, const std::string& name);

/// "squared error", "cross-entropy (nat)", "quantile loss".
const char* label_of(Loss loss);

/// The sum of the loss over `rows` patterns. `slopes` is set to its derivatives by the outputs times `share`, which is
/// one over the number of patterns that the mean is taken over. Matrices are rows × columns, column by column.
double loss_and_slopes(Loss loss, const double* outputs, const double* targets, std::size_t rows, std::size_t columns,
                       double share, double* slopes);

/// Outputs to probabilities: softmax of every row, in place.
void softmax(double* outputs, std::size_t rows, std::size_t columns);

}  // namespace ansatz::networks
