// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"
#include "stdlib/information/representations/gaussian_kernel.h"
#include "stdlib/networks/mlp.h"

namespace ansatz::bottleneck {

/// A network that makes codes of inputs, one that makes predictions of codes, and how both are to learn.
struct TrainBottleneck {
  networks::Perceptron encoder;
  networks::Perceptron decoder;              ///< of as many inputs as the code has numbers
  core::Record data;                         ///< x and y, as networks/patterns.h has them
  std::string objective = "cauchy_schwarz";  ///< what a code costs: of coding.h
  double beta = 0.01;                        ///< its weight, at least 0
  int power = 1;                             ///< 1 or 2, of the cost
  std::string loss = "squared";              ///< of fit.h
  double order = 1.01;                       ///< of coding.h
  double noise = 1;                          ///< of coding.h
  information::KernelWidth x_width = std::string("median");
  information::KernelWidth y_width = std::string("median");
  information::KernelWidth code_width = std::string("median");
  int epochs = 100;                ///< at least 1
  std::string optimizer = "adam";  ///< of networks/descent.h
  double rate = 1e-3;
  double momentum = 0.9;
  double decay = 0;
  int batch = 128;                                           ///< patterns a step, at least 4
  std::vector<double> at{};                                  ///< epochs to be looked at, rounded; the last where empty
  std::optional<std::shared_ptr<core::Callable>> observe{};  ///< (epoch, nets) => a number, an array or a record
};

/// Trains an encoder and a decoder to predict from a code that is to tell little of its input: down
///
///   fit + β costᵖ
///
/// with the fit of fit.h and the cost of coding.h, in nats but for "hsic". The record that comes back has
///   encoder, decoder   trained
///   net                both as one, for predictions from codes without noise
///   fit, cost          [epoch]
/// and what `observe` makes of a record (encoder, decoder, net), as networks.train has it.
///
/// Warns    where a variational code ends below 10⁻³ nats: the decoder has learnt to do without it. Where classes are
///          fitted with power 1 under "nonlinear": for y a function of x no β between none and all is optimal.
/// Errors   BadParameter; TrainingDiverged; what `observe` throws.
/// Random   run.stream("order") by epoch and step. The bits do not depend on the number of threads.
/// Source   Yu et al. (2024); Alemi et al. (2017); Kolchinsky, Tracey & Wolpert (2019); Kolchinsky, Tracey & Van Kuyk
///          (2019) for the power; Yu, Yu & Príncipe (2021) for "renyi"; Kim et al. (2023) for "von_neumann", whose
///          regulariser −α S is the gap with β = α for α > 0, "von_neumann" with β = −α below.
core::Record train_bottleneck(const TrainBottleneck& question, core::Run& run);

}  // namespace ansatz::bottleneck
