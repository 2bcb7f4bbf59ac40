// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/deep/hsic_bottleneck.h"
#include "stdlib/bottleneck/deep/train_bottleneck.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/core/declare/registry.h"

namespace ansatz::bottleneck {

namespace {

constexpr const char* kWidths = "\"median\", \"neighbours\" or \"silverman\"";
constexpr const char* kAsTrain = "As networks.train has it.";
constexpr const char* kEpochs = "Times that every pattern is seen.";
constexpr const char* kBatch =
    "Patterns a step, in a new random order each epoch; a rest of less than half of that is left out.";

}  // namespace

void declare_deep(core::Registry& registry) {
  registry.kernel("bottleneck.train_bottleneck", &train_bottleneck)
      .summary("Trains an encoder and a decoder to predict from a code that tells little of its input.")
      .details(
          "Made small is fit + beta · cost^power. The cost of a code t = f(x) is, by objective: cauchy_schwarz, its "
          "Cauchy–Schwarz dependence on x by kernels; renyi, its matrix-based Rényi information with x; hsic, its "
          "normalised Hilbert–Schmidt dependence; von_neumann, the von Neumann entropy S of the directions of a batch "
          "of "
          "codes, so that they take few; von_neumann_gap, ln d − S for codes of d numbers, so that they take all; "
          "nonlinear, for f(x) + noise · z, a bound on I(X; T) from pairs of "
          "the batch; variational, for μ(x) + σ(x) z, a bound on I(X; T) against a standard normal, where the "
          "encoder's first half of outputs is μ and its second s with σ = softplus(s − 5); none, nothing. The fit is a "
          "loss of train, or the Cauchy–Schwarz divergence of predictions from y given x, both smoothed over x: an "
          "x_width wider than what y varies over asks "
          "little. observe(epoch, nets) sees a record (encoder, decoder, net).")
      .parameter("encoder", &TrainBottleneck::encoder)
      .required()
      .meaning("A network, of networks.mlp, from x to a code.")
      .parameter("decoder", &TrainBottleneck::decoder)
      .required()
      .meaning("A network from a code to predictions, with the encoder's activation.")
      .parameter("data", &TrainBottleneck::data)
      .required()
      .meaning("A record with x and y, as networks.train has it.")
      .parameter("objective", &TrainBottleneck::objective)
      .range(core::one_of(
          {"cauchy_schwarz", "renyi", "hsic", "von_neumann", "von_neumann_gap", "nonlinear", "variational", "none"}))
      .meaning("What a code costs.")
      .parameter("beta", &TrainBottleneck::beta)
      .range(core::at_least(0))
      .meaning("The weight of the cost.")
      .parameter("power", &TrainBottleneck::power)
      .range(core::between(1, 2))
      .meaning("1, or 2 for the squared cost, whose optima trace the whole curve even where y follows from x.")
      .parameter("loss", &TrainBottleneck::loss)
      .range(core::one_of({"squared", "cross_entropy", "cauchy_schwarz", "balanced_cauchy_schwarz"}))
      .meaning(
          "The fit. The published cauchy_schwarz can be negative; balanced, pairs of patterns weigh the same both "
          "ways, and it cannot.")
      .parameter("order", &TrainBottleneck::order)
      .range(core::above(1))
      .meaning("Of renyi: the order α of its entropies.")
      .parameter("noise", &TrainBottleneck::noise)
      .range(core::above(0))
      .meaning("Of nonlinear: the standard deviation of the noise in each number of a code.")
      .parameter("x_width", &TrainBottleneck::x_width)
      .meaning(std::string("Kernel width of x, a number or a rule taken of all patterns: ") + kWidths + ".")
      .parameter("y_width", &TrainBottleneck::y_width)
      .meaning("Likewise of y, where the fit is cauchy_schwarz.")
      .parameter("code_width", &TrainBottleneck::code_width)
      .meaning("Likewise of codes; a rule is taken of each batch.")
      .parameter("epochs", &TrainBottleneck::epochs)
      .range(core::at_least(1))
      .meaning(kEpochs)
      .parameter("optimizer", &TrainBottleneck::optimizer)
      .range(core::one_of({"adam", "sgd", "momentum"}))
      .meaning(kAsTrain)
      .parameter("rate", &TrainBottleneck::rate)
      .range(core::above(0))
      .meaning("Length of the steps.")
      .parameter("momentum", &TrainBottleneck::momentum)
      .range(core::from_to_below(0, 1))
      .meaning("Of momentum: the share of the last step that is kept.")
      .parameter("decay", &TrainBottleneck::decay)
      .range(core::at_least(0))
      .meaning(kAsTrain)
      .parameter("batch", &TrainBottleneck::batch)
      .range(core::at_least(4))
      .meaning(kBatch)
      .parameter("at", &TrainBottleneck::at)
      .range(core::at_least(0))
      .meaning("Epochs at which observe is called, rounded; the last where none are given.")
      .parameter("observe", &TrainBottleneck::observe)
      .arity(2)
      .meaning("(epoch, nets) => a number, an array, or a record of these.")
      .returns(
          "A record: encoder, decoder, net (both as one, without noise), fit and cost [epoch], and what was "
          "observed.")
      .source(core::cite("yu2024"))
      .source(core::cite("alemi2017", "for variational"))
      .source(core::cite("kolchinsky2019", "for nonlinear"))
      .source(core::cite("kolchinsky2019a", "for power"))
      .source(core::cite("ma2020", "for hsic"))
      .source(core::cite("kim2023", "for von_neumann and its gap"))
      .source(core::cite("yu2021", "for renyi"))
      .draws_randomness()
      .example(
          "bottleneck.train_bottleneck(networks.mlp([1, 8, 1]), networks.mlp([1, 8, 1]), (x = linspace(-1, 1, 64), "
          "y = linspace(-1, 1, 64)), beta = 0, epochs = 300, rate = 0.01).fit[300]",
          0, 0.05);

  registry.kernel("bottleneck.hsic_bottleneck", &hsic_bottleneck)
      .summary("Trains each hidden layer of a network to depend on the class and little on the input, by itself.")
      .details(
          "A hidden layer Z goes down nHSIC(Z, X) − beta · nHSIC(Z, Y), normalised Hilbert–Schmidt dependences by "
          "Gaussian kernels, by its own parameters; the last layer goes down cross-entropy by its own. Nothing goes "
          "backward from layer to layer.")
      .parameter("net", &HsicBottleneck::net)
      .required()
      .meaning("A network, of networks.mlp, with a hidden layer at least.")
      .parameter("data", &HsicBottleneck::data)
      .required()
      .meaning("A record with x and y, classes or their probabilities, as networks.train has it.")
      .parameter("beta", &HsicBottleneck::beta)
      .range(core::at_least(0))
      .meaning("The weight of the class.")
      .parameter("width", &HsicBottleneck::width)
      .range(core::above(0))
      .meaning("Kernel width of d numbers, in units of √d.")
      .parameter("epochs", &HsicBottleneck::epochs)
      .range(core::at_least(1))
      .meaning(kEpochs)
      .parameter("rate", &HsicBottleneck::rate)
      .range(core::above(0))
      .meaning("Of Adam.")
      .parameter("batch", &HsicBottleneck::batch)
      .range(core::at_least(4))
      .meaning(kBatch)
      .result("net", &HsicBottleneckRun::net)
      .meaning("Trained.")
      .result("objective", &HsicBottleneckRun::objective)
      .meaning("[epoch, layer] of the hidden layers.")
      .result("loss", &HsicBottleneckRun::loss)
      .meaning("[epoch]: cross-entropy of the last layer, in nats.")
      .source(core::cite("ma2020"))
      .draws_randomness()
      .example(
          "bottleneck.hsic_bottleneck(networks.mlp([1, 8, 2]), (x = linspace(-1, 1, 64), y = linspace(-1, 1, 64) > 0), "
          "epochs = 300, rate = 0.01).loss[300]",
          0, 0.1);
}

}  // namespace ansatz::bottleneck
