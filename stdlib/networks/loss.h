// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

namespace ansatz::networks {

/// What training makes small: the mean over patterns of
///
///   squared         Σ_j (o_j − t_j)², over the outputs o and targets t
///   cross_entropy   −Σ_j t_j ln q_j with q = softmax(o), in nats; t holds a probability a class, summing to one
enum class Loss { squared, cross_entropy };

/// By name. Errors   BadParameter (parameter "loss").
Loss loss_named(const std::string& kernel, const std::string& name);

/// The sum of the loss over `rows` patterns. `slopes` is set to its derivatives by the outputs times `share`, which is
/// one over the number of patterns that the mean is taken over. Matrices are rows × columns, column by column.
double loss_and_slopes(Loss loss, const double* outputs, const double* targets, std::size_t rows, std::size_t columns,
                       double share, double* slopes);

/// Outputs to probabilities: softmax of every row, in place.
void softmax(double* outputs, std::size_t rows, std::size_t columns);

}  // namespace ansatz::networks
