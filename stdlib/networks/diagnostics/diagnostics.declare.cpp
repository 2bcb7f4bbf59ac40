// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/networks/diagnostics/gradient_signal.h"
#include "stdlib/networks/diagnostics/layer_weights.h"
#include "stdlib/networks/module.h"

namespace ansatz::networks {

void declare_diagnostics(core::Registry& registry) {
  registry.kernel("networks.layer_weights", &layer_weights)
      .summary("The weights of a layer as a matrix, a row for each of its units.")
      .parameter("net", &LayerWeights::net)
      .required()
      .meaning("A network, of mlp or train.")
      .parameter("layer", &LayerWeights::layer)
      .range(core::at_least(1))
      .meaning("1 for the first layer after the inputs.")
      .parameter("matrix", &LayerWeights::matrix)
      .range(core::at_least(1))
      .meaning(
          "Which, of a layer with several: queries, keys, values and outputs of an attention; inner and outer of a "
          "feed_forward.")
      .returns("[unit, input], without the biases; of a convolution a row a filter.")
      .source("Rumelhart, Hinton & Williams, Nature 323 (1986) 533–536")
      .example("networks.layer_weights((layers = [2, 1], activation = \"tanh\", parameters = [3, 4, 5]), 1)[1, 2]", 4,
               0);

  registry.kernel("networks.gradient_signal_to_noise", &gradient_signal_to_noise)
      .summary("What the slopes of minibatches agree on in each layer, against how they differ.")
      .details(
          "For the minibatches of one epoch at the network as it stands: the length of the mean slope of a layer's "
          "weights, and the root of its summed variances. Learning drifts while their ratio is above one, and "
          "diffuses once it is far below.")
      .parameter("net", &GradientSignal::net)
      .required()
      .meaning("A network, of mlp or train.")
      .parameter("data", &GradientSignal::data)
      .required()
      .meaning("A record with x and y, as for train.")
      .parameter("loss", &GradientSignal::loss)
      .range(core::one_of({"cross_entropy", "squared", "quantiles"}))
      .meaning("Whose slopes.")
      .parameter("batch", &GradientSignal::batch)
      .range(core::at_least(1))
      .meaning("Patterns a step, at most half of them; those beyond the last whole batch are left out.")
      .result("mean", &GradientSignalEstimate::mean)
      .shape("layer")
      .meaning("Length of the mean slope.")
      .result("deviation", &GradientSignalEstimate::deviation)
      .shape("layer")
      .meaning("Root of the summed variances.")
      .result("ratio", &GradientSignalEstimate::ratio)
      .shape("layer")
      .meaning("Mean over deviation.")
      .result("weights", &GradientSignalEstimate::weights)
      .shape("layer")
      .meaning("Length of the weights.")
      .source(core::cite("shwartzziv2017", "fig. 4"))
      .draws_randomness()
      // Slopes 2 (w x − y) x: −2 and −4, whose mean is −3 and deviation √2.
      .example(
          "networks.gradient_signal_to_noise((layers = [1, 1], activation = \"tanh\", parameters = [0, 0]), "
          "(x = [1, 1], y = [1, 2]), loss = \"squared\", batch = 1).ratio[1]",
          2.1213203435596424, 1e-12);
}

}  // namespace ansatz::networks
