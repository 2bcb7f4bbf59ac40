// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "stdlib/core/random.h"
#include "stdlib/networks/activation.h"
#include "stdlib/networks/block.h"

namespace ansatz::networks {

/// A layer: what its block makes of the layer before, bent unit by unit. Its numbers lie in the network's one block of
/// parameters, weights first, those of a unit side by side, then biases, then the activation's own number.
struct Layer {
  std::shared_ptr<const Block> block;
  Activation activation;
  std::size_t inputs = 0, outputs = 0;
  std::size_t weights = 0, biases = 0;  ///< where they start in the block of parameters
  std::size_t bend = 0;                 ///< where the activation's own number is, if it has one
};

/// The own number of a layer's activation; 0 where it has none.
inline double own_of(const Layer& layer, std::span<const double> parameters) {
  return layer.activation.learns() ? parameters[layer.bend] : 0;
}

/// Layers one after the other. It knows the shape; the parameters are a block of numbers that stands apart, so
/// that an optimiser, an observer or a store sees nothing but numbers.
class Network {
 public:
  /// A block and what bends its outputs.
  struct Stage {
    std::shared_ptr<const Block> block;
    Activation activation;
  };
  /// One or more, each with as many inputs as the one before has outputs (the caller has checked). Outputs are so many
  /// to each of `places`.
  explicit Network(std::vector<Stage> stages, std::size_t places = 1);
  /// Dense layers. sizes: units from the inputs to the outputs, two or more, none of them 0 (the caller has checked).
  Network(const std::vector<std::size_t>& sizes, const Activation& hidden, const Activation& output);

  const std::vector<Layer>& layers() const { return layers_; }
  std::size_t inputs() const { return layers_.front().inputs; }
  std::size_t outputs() const { return layers_.back().outputs; }
  /// Places of a sequence or an image that outputs belong to, those of a place side by side; 1 where layers end in
  /// plain units.
  std::size_t places() const { return places_; }
  /// Tokens that the inputs name, by whole numbers from 0; 0 where they are plain numbers.
  std::size_t tokens() const { return layers_.front().block->tokens(); }
  std::size_t parameters() const { return layers_.back().bend + (layers_.back().activation.learns() ? 1 : 0); }
  std::size_t widest() const;  ///< units of the largest layer, inputs included
  std::size_t units() const;   ///< of all layers together, inputs included
  std::size_t kept() const;    ///< columns that all blocks keep from one way to the other
  std::size_t room() const;    ///< columns of the block that needs most
  std::size_t work() const;    ///< multiplications a pattern and way, about

 private:
  std::vector<Layer> layers_;
  std::size_t places_ = 1;
};

/// Sizes of a network as numbers that a script wrote.
/// Errors   BadParameter: fewer than two, one that is no whole number of at least 1, more than 10⁸ parameters in all.
std::vector<std::size_t> checked_sizes(const std::string& kernel, const std::string& parameter,
                                       const std::vector<double>& sizes);

/// Starting weights by the name of a rule; biases are where their block starts them, at 0 mostly, and an activation's
/// own number is at its start. Weight w of layer l is draw w of stream.at(l).
///
///   glorot      uniform within ±√(6/(inputs + outputs))
///   he          normal with variance 2/inputs
///   lecun       normal with variance 1/inputs
///
/// inputs being what a unit weighs, outputs the sums that an input is part of, for each matrix of weights;
///
///   automatic   he where the layer's activation bends at zero (relu, gelu), else glorot
///
/// Errors   BadParameter (parameter "initial").
/// Source   Glorot & Bengio (2010), eq. 16; He, Zhang, Ren & Sun (2015), eq. 10; LeCun, Bottou, Orr & Müller (1998).
std::vector<double> initial_parameters(const std::string& kernel, const Network& network, const std::string& rule,
                                       const core::Stream& stream);

}  // namespace ansatz::networks
