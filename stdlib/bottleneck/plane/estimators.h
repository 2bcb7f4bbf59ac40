// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <variant>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"
#include "stdlib/information/representations/gaussian_kernel.h"

namespace ansatz::bottleneck {

// What a layer T = f(X) of a network says of its input is H(X) or infinite, whatever it has learnt, as long as its
// units are exact numbers. Each estimator here stands for a way to make them inexact; what it gives is the information
// in a coarser or noisier T, and belongs to that T.

/// Each unit put into one of `bins` even bins, and I(X; T) = H(T) of the bins of all units together.
struct Binned {
  int bins = 30;  ///< at least 1
  /// From where to where: "activation", the range of the layer's activation (tanh −1..1; sigmoid and class
  /// probabilities 0..1; of others that of the layer's units); "layer", from the least to the largest unit of the
  /// layer; "network", of all layers looked at; or an interval, beyond which units count to the first and last bin.
  std::variant<std::string, core::Interval> range = std::string("activation");
};

/// Bins that hold equally many of the values that occur in the layer, each value counted once.
struct AdaptivelyBinned {
  int bins = 30;  ///< at least 1; fewer where fewer values occur
};

/// Units with normal noise added, the mixture's entropy bounded by distances between patterns.
struct Smoothed {
  double variance = 1e-3;    ///< σ², above 0
  bool of_activity = false;  ///< whether `variance` is meant for a layer whose largest |unit| is 1, and grows with it
  std::string bound = "upper";  ///< or "lower"
};

/// A network every layer of which has normal noise added to its units, the noise of earlier layers passing on.
struct Noised {
  double deviation = 0.05;  ///< β, above 0
  int paths = 16;           ///< draws of the noise of earlier layers a pattern, at least 2
  int draws = 2;            ///< points of a mixture's component at which its density is looked at, at least 1
  int most = 1000;          ///< patterns that are used; of more, so many are drawn
};

/// Few numbers in place of the input and of the layer, with noise, and information by nearest neighbours.
struct Compressed {
  int components = 4;  ///< numbers of the input's and of the layer's code, at most
  /// "components", the widest principal ones; or "autoencoder", the middle of a network that learns to give back the
  /// first 24 of them.
  std::string code = "components";
  double deviation = 0.05;  ///< of the normal noise on each unit, in units of its own deviation; above 0
  int neighbours = 3;       ///< k
  int most = 4000;          ///< as for Noised
};

/// Matrix-based Rényi entropies of Gaussian kernels.
struct KernelMatrices {
  double order = 1.01;  ///< α above 0
  information::KernelWidth width = std::string("neighbours");
  int most = 1000;  ///< as for Noised
};

/// Diffusion spectral entropy.
struct Diffused {
  information::KernelWidth width = std::string("neighbours");
  double time = 1;  ///< above 0
  int most = 1000;  ///< as for Noised
};

using Estimator = std::variant<Binned, AdaptivelyBinned, Smoothed, Noised, Compressed, KernelMatrices, Diffused>;

// Each gives itself, its numbers checked. Errors   BadParameter.
Binned binned(const Binned& question, core::Run& run);
AdaptivelyBinned adaptively_binned(const AdaptivelyBinned& question, core::Run& run);
Smoothed smoothed(const Smoothed& question, core::Run& run);
Noised noised(const Noised& question, core::Run& run);
Compressed compressed(const Compressed& question, core::Run& run);
KernelMatrices kernel_matrices(const KernelMatrices& question, core::Run& run);
Diffused diffused(const Diffused& question, core::Run& run);

}  // namespace ansatz::bottleneck
