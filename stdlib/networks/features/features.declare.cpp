// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/networks/features/sparse_autoencoder.h"
#include "stdlib/networks/features/superposition_model.h"
#include "stdlib/networks/module.h"

namespace ansatz::networks {

void declare_features(core::Registry& registry) {
  registry.kernel("networks.sparse_autoencoder", &sparse_autoencoder)
      .summary("A code of few active features for what the units of a layer give.")
      .details(
          "x comes back as a sum of directions of length one, each weighed by a feature that is not below 0; the sum "
          "of the features is penalised, so that few are above 0 at a time. effective_features counts what codes make "
          "use of.")
      .parameter("x", &SparseAutoencoder::x)
      .required()
      .meaning("What is to be coded, a row a sample: layer_outputs of a network.")
      .parameter("features", &SparseAutoencoder::features)
      .range(core::at_least(0))
      .meaning("Of the code; 0: four times the components of x.")
      .parameter("penalty", &SparseAutoencoder::penalty)
      .range(core::at_least(0))
      .meaning("Of the sum of features, for x scaled to a root mean square of one.")
      .parameter("tied", &SparseAutoencoder::tied)
      .meaning("Features are read along the same directions that they are written back.")
      .parameter("centred", &SparseAutoencoder::centred)
      .meaning("x is taken less its mean, and a centre that directions start from is learnt; else they start from 0.")
      .parameter("epochs", &SparseAutoencoder::epochs)
      .range(core::at_least(1))
      .meaning("Times that every sample is seen.")
      .parameter("batch", &SparseAutoencoder::batch)
      .range(core::at_least(1))
      .meaning("Samples a step.")
      .parameter("rate", &SparseAutoencoder::rate)
      .range(core::above(0))
      .meaning("Length of the steps, Adam's.")
      .result("codes", &SparseCode::codes)
      .shape("sample", "feature")
      .meaning("None below 0, in the unit of x.")
      .result("directions", &SparseCode::directions)
      .shape("feature", "component")
      .meaning("Of length one.")
      .result("loss", &SparseCode::loss)
      .shape("epoch")
      .meaning("Mean over samples, of scaled x.")
      .result("explained", &SparseCode::explained)
      .meaning("Share of the variance of x that comes back.")
      .result("active", &SparseCode::active)
      .meaning("Features above 0 a sample, on average.")
      .source(core::cite("bricken2023"))
      .source(core::cite("cunningham2023"))
      .draws_randomness()
      .example(
          "networks.sparse_autoencoder([[1, 0], [0, 1], [2, 0], [0, 2]], penalty = 0, tied = false, centred = true, "
          "epochs = 500).explained",
          1, 0.01);

  registry.kernel("networks.superposition_model", &superposition_model)
      .summary("A toy model that keeps more features than it has neurons, if they are sparse.")
      .details(
          "Independent features, seldom above 0, are squeezed into fewer neurons and read back, x̂ = max(0, WᵀW x + "
          "b). Dense ones get a neuron each and the rest are left out; sparse ones share neurons, in superposition.")
      .parameter("features", &SuperpositionModel::features)
      .range(core::at_least(1))
      .meaning("Numbers a sample.")
      .parameter("neurons", &SuperpositionModel::neurons)
      .range(core::at_least(1))
      .meaning("Numbers in between.")
      .parameter("sparsity", &SuperpositionModel::sparsity)
      .range(core::from_to_below(0, 1))
      .meaning("Probability of a feature to be 0; else it is even between 0 and 1.")
      .parameter("decline", &SuperpositionModel::decline)
      .range(core::above_up_to(0, 1))
      .meaning("Of importance in the loss from one feature to the next; 1: all alike.")
      .parameter("steps", &SuperpositionModel::steps)
      .range(core::at_least(1))
      .meaning("Of learning, with fresh samples each.")
      .parameter("batch", &SuperpositionModel::batch)
      .range(core::at_least(1))
      .meaning("Samples a step.")
      .parameter("rate", &SuperpositionModel::rate)
      .range(core::above(0))
      .meaning("Length of the steps, Adam's.")
      .parameter("samples", &SuperpositionModel::samples)
      .range(core::at_least(1))
      .meaning("Fresh ones to look at after learning.")
      .result("weights", &Superposition::weights)
      .shape("neuron", "feature")
      .meaning("W.")
      .result("biases", &Superposition::biases)
      .shape("feature")
      .meaning("b.")
      .result("dimensions", &Superposition::dimensions)
      .shape("feature")
      .meaning("Room that each feature has, in neurons: 1 alone, 2/5 in a pentagon of five on two, 0 left out.")
      .result("represented", &Superposition::represented)
      .meaning("Sum of the squared weights: about how many features are kept.")
      .result("loss", &Superposition::loss)
      .meaning("Mean over the last tenth of the steps.")
      .result("hidden", &Superposition::hidden)
      .shape("sample", "neuron")
      .meaning("What the neurons give for the fresh samples.")
      .source(core::cite("elhage2022"))
      .draws_randomness()
      // Two features of two neurons need not share.
      .example("networks.superposition_model(features = 2, neurons = 2, sparsity = 0).represented", 2, 0.1);
}

}  // namespace ansatz::networks
