// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/bottleneck/deep/cauchy_schwarz.h"
#include "stdlib/core/run.h"
#include "stdlib/information/representations/gaussian_kernel.h"
#include "stdlib/networks/batch.h"
#include "stdlib/networks/training.h"

namespace ansatz::bottleneck {

/// How far a batch of predictions is from what is wanted, a mean over its patterns: by a loss of networks/loss.h, or by
/// conditional_divergence of cauchy_schwarz.h, as published or balanced.
class Fit {
 public:
  /// `name` is "squared", "cross_entropy", "cauchy_schwarz" or
  /// "balanced_cauchy_schwarz"; rules for the widths are taken of all examples.
  /// Errors   BadParameter (parameters "loss", "x_width", "y_width").
  Fit(const std::string& kernel, const std::string& name, const information::KernelWidth& x_width,
      const information::KernelWidth& y_width, const networks::Examples& all, core::Run& run);

  /// `slopes` is set to the derivatives by the outputs.
  double value(const networks::Batch& x, const networks::Batch& outputs, const networks::Batch& targets,
               networks::Batch& slopes) const;

 private:
  std::optional<PairWeights> pairs_;  ///< none for a loss of patterns
  networks::Loss loss_ = networks::Loss::squared;
  double x_width_ = 1, y_width_ = 1;
};

/// What a record's y has to be for a loss of that name.
networks::Loss like(const std::string& kernel, const std::string& name);

}  // namespace ansatz::bottleneck
