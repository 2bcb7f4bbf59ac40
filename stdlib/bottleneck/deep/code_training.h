// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "stdlib/bottleneck/deep/coding.h"
#include "stdlib/bottleneck/deep/fit.h"
#include "stdlib/networks/descent.h"
#include "stdlib/networks/pass.h"
#include "stdlib/networks/training.h"

namespace ansatz::bottleneck {

/// What is made small: fit + β costᵖ, of an encoder, its code and a decoder, batch by batch.
struct CodeObjective {
  double beta = 0;  ///< β ≥ 0
  int power = 1;    ///< p, 1 or 2
};

/// An encoder and a decoder on their way down such an objective, an epoch at a time. Epoch e takes the patterns in the
/// order that stream.at(e) shuffles them into, the codes of step s draw from stream.at("code").at(s). Batches are
/// those of batches.h.
///
/// Errors   networks::TrainingDiverged.
class CodeTraining {
 public:
  struct Epoch {
    double fit = 0, cost = 0;  ///< means over its batches, each just before it was learnt from
  };

  /// Everything referred to must outlive it.
  CodeTraining(std::string kernel, const networks::Network& encoder, const networks::Network& decoder,
               std::vector<double> of_encoder, std::vector<double> of_decoder, const networks::Examples& examples,
               const Fit& fit, Coding& coding, const CodeObjective& objective, const networks::Descent& descent,
               std::size_t batch, const core::Stream& stream);
  CodeTraining(const CodeTraining&) = delete;
  CodeTraining& operator=(const CodeTraining&) = delete;

  Epoch epoch(core::Run& run);

  std::span<const double> of_encoder() const { return of_encoder_; }
  std::span<const double> of_decoder() const { return of_decoder_; }

 private:
  Epoch step(std::span<const std::size_t> rows, core::Run& run);

  std::string kernel_;
  const networks::Network &encoder_, &decoder_;
  const networks::Examples& examples_;
  const Fit& fit_;
  Coding& coding_;
  CodeObjective objective_;
  core::Stream stream_;
  std::size_t batch_, epochs_ = 0, steps_ = 0;
  std::vector<double> of_encoder_, of_decoder_, by_encoder_, by_decoder_;
  std::vector<std::size_t> order_;
  networks::Pass encoding_, decoding_;
  networks::Descender encoder_descent_, decoder_descent_;
};

}  // namespace ansatz::bottleneck
