// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/value.h"
#include "stdlib/networks/loss.h"
#include "stdlib/networks/network.h"
#include "stdlib/networks/training.h"

namespace ansatz::networks {

/// Numbers [row] or [row, column] as a batch.
/// Errors   BadParameter (parameter `name`): texts, complex numbers, another rank, no row, numbers that are not finite.
Batch batch_of(const std::string& kernel, const std::string& name, const core::Array& values);

/// Patterns as a batch: [pattern] for one input, [pattern, input], or of images and sequences [pattern, …], the last
/// index of which runs fastest.
/// Errors   BadParameter (parameter `name`): another shape, another number of inputs than the network has, no pattern,
///          numbers that are not finite; where the network begins with an embedding, what is no token.
Batch patterns_of(const std::string& kernel, const std::string& name, const core::Array& values,
                  const Network& network);

/// What whoever asks for examples can make of a cross-entropy: that of one class a pattern, or also of one a place.
enum class Outputs { by_pattern, by_place };

/// Patterns and what is wanted of each, of a record with the fields x and y; others are let be.
///
///   cross_entropy   y a class a pattern, whole numbers from 0 or truth values; or probabilities [pattern, class]
///   squared         y numbers, [pattern] or [pattern, output]
///   quantiles       y a number a pattern, which all outputs are held against
///
/// Where layers end in a sequence of places, cross-entropy takes
///
///   y               a class of each place, [pattern, place]; or probabilities [pattern, place, class]
///   weight          where there is such a field, what the loss of each place is multiplied by, of either sign: one
///                   number a pattern, or [pattern, place]; with classes only
///
/// Errors   BadParameter (parameter "data"): a field missing or not an array, sizes that differ, classes that the
///          network has no output for, probabilities that are negative or do not sum to one within 1e-9; (parameter
///          "net") outputs by place, where only one class a pattern is understood.
Examples examples_of(const std::string& kernel, const core::Record& data, const Network& network, Loss loss,
                     Outputs understood = Outputs::by_pattern);

}  // namespace ansatz::networks
