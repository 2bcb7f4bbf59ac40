// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "stdlib/core/declare/convert.h"
#include "stdlib/core/run.h"
#include "stdlib/networks/batch.h"
#include "stdlib/networks/mlp.h"

namespace ansatz::information {

/// What functional entropy is asked of: a script's function of as many numbers as there are features, or a network.
using FunctionOrNetwork = std::variant<networks::Perceptron, std::shared_ptr<core::Callable>>;

/// A function that is nowhere negative, and its slopes.
class SmoothFunction {
 public:
  virtual ~SmoothFunction() = default;

  /// What follows is asked about this point: a network without a class takes the one it finds likeliest there.
  virtual void set_point(std::span<const double> point, const core::Run& run) = 0;
  /// f at every row of `points`, which has a column a feature. The columns of `slopes` become 2 ∂√f by the features
  /// named, ∂f/√f: finite where f is small, and 0 where f is 0, which is its least.
  /// Errors   BadParameter (parameter "f"): a value below 0, one or a slope that is not finite.
  virtual void look(const networks::Batch& points, std::span<const std::size_t> features, std::vector<double>& values,
                    networks::Batch& slopes, const core::Run& run) = 0;
};

/// Of a network f is the probability of a class, or −ln of it where `reading` is "loss"; of a script's function itself.
/// A network takes up to `at_once` rows at a time.
/// Errors   BadParameter: a network of another number of inputs, of tokens, of outputs by place, of one output; a class
///          that it has not, or one for a function; a reading that is none, or "loss" of a function.
std::unique_ptr<SmoothFunction> smooth_function(const std::string& kernel, const FunctionOrNetwork& function,
                                                std::size_t features, const std::optional<int>& of_class,
                                                const std::string& reading, std::size_t at_once);

}  // namespace ansatz::information
