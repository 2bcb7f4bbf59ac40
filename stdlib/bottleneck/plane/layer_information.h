// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/bottleneck/plane/estimators.h"
#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"
#include "stdlib/information/base.h"
#include "stdlib/networks/mlp.h"

namespace ansatz::bottleneck {

/// A network, patterns with what is known of their classes, and how layers are looked at.
struct LayerInformation {
  networks::Perceptron net;
  core::Record data;                 ///< of snapshot.h: patterns and joint, or x and y
  Estimator estimator = Binned{};    ///< of estimators.h
  std::vector<double> layers{};      ///< 1 for the first after the inputs; all where empty
  std::string output = "automatic";  ///< the last layer: "softmax" of it, "linear", or softmax where it has two units
  information::Base base = std::string("nat");
};

struct LayerInformationResult {
  core::Array i_tx;   ///< [layer] I(X; T)
  core::Array i_ty;   ///< [layer] I(T; Y)
  core::Array scale;  ///< [layer] width of a bin, deviation of the noise, width of a kernel
  core::Array kept;   ///< [layer] share of the layer's variance that was looked at: 1 but for Compressed
};

/// Where the layers of a network stand in the information plane: what each tells of the pattern, and of its class.
///
/// Errors   BadParameter: a network or data that do not fit, a layer that is none, `output`; and as the estimator has.
/// Edges    a layer whose units are all the same for all patterns tells nothing. Fewer than 50 patterns are warned
///          of by estimators that look at densities or samples.
/// Random   of the estimator; Binned, AdaptivelyBinned and Smoothed draw nothing.
/// Source   Shwartz-Ziv & Tishby (2017); the estimators have theirs.
LayerInformationResult layer_information(const LayerInformation& question, core::Run& run);

}  // namespace ansatz::bottleneck
