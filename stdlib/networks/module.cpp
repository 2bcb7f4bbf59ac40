// SPDX-License-Identifier: MIT
#include "stdlib/networks/module.h"

#include "stdlib/core/declare/bibliography.h"
#include "stdlib/networks/input_slopes.h"
#include "stdlib/networks/joined.h"
#include "stdlib/networks/mlp.h"
#include "stdlib/networks/readings.h"
#include "stdlib/networks/train.h"

namespace ansatz::networks {

// Of the rooms, each beside its kernels.
void declare_blocks(core::Registry& registry);
void declare_digits(core::Registry& registry);
void declare_features(core::Registry& registry);
void declare_diagnostics(core::Registry& registry);
void declare_rules(core::Registry& registry);
void declare_sequences(core::Registry& registry);

namespace {

constexpr const char* kNet = "A network, of mlp or train.";
constexpr const char* kPatterns = "Patterns, a row each; one number each for a network of one input.";
constexpr const char* kActivations =
    "\"tanh\", \"sigmoid\", \"relu\", \"gelu\", \"crrelu\", \"identity\", or any function.";

void declare_making(core::Registry& registry) {
  declare_layer_words(registry);
  registry.structure<Perceptron>("network")
      .field("layers", &Perceptron::layers)
      .meaning("From the inputs to the outputs: numbers of units, or a shape first and blocks.")
      .field("activation", &Perceptron::activation)
      .meaning("Of every layer but the last, which has none.")
      .field("parameters", &Perceptron::parameters)
      .shape("parameter")
      .meaning("Of each layer the weights, those of a unit side by side, the biases, the activation's own number.");

  registry.kernel("networks.mlp", &mlp)
      .summary(
          "A network with random weights, to be trained: a multilayer perceptron, or with blocks among its layers.")
      .details(
          "layers = [256, 32, 10] are dense layers of so many units. Layers of other makes, of convolution, pooling, "
          "positions, attention, feed_forward and layer_normalisation, stand among them by name, after a shape of the "
          "inputs in place of their number: [height, width, channels] or [places, channels], the last index of which "
          "runs fastest. embedding stands first, after the number of places of a sequence of tokens. "
          "write(net.parameters, "
          "\"net.npy\") of the module data keeps a network, which (layers = …, activation = …, parameters = "
          "read(\"net.npy\")) is again.")
      .parameter("layers", &Mlp::layers)
      .required()
      .range(core::at_least(1))
      .meaning("From the inputs to the outputs, two or more: numbers of units, a shape first, blocks.")
      .parameter("activation", &Mlp::activation)
      .meaning(std::string("Of every layer but the last: ") + kActivations +
               " crrelu has a number in each layer that is learnt: max(z, 0) + ε z e^(−z²/2).")
      .parameter("initial", &Mlp::initial)
      .range(core::one_of({"automatic", "glorot", "he", "lecun"}))
      .meaning(
          "How weights start: he's normals where the activation is relu, gelu or crrelu, else glorot's uniforms, or as "
          "named. "
          "Biases start at 0.")
      .parameter("activation_start", &Mlp::activation_start)
      .meaning("Where ε of crrelu starts.")
      .returns("A network: layers, activation, parameters.")
      .source(core::cite("glorot2010", "eq. 16"))
      .source(core::cite("he2015", "eq. 10"))
      .source(core::cite("sun2024", "for crrelu"))
      .draws_randomness()
      .example("mean(networks.mlp(layers = [3, 200, 2]).parameters)", 0, 0.05);

  registry.kernel("networks.joined", &joined)
      .summary("Two networks, one after the other, as one.")
      .details(
          "The last layer of a network has no activation, so that it and the first layer of the next are one "
          "layer. Outputs of the first beyond the second's inputs are let go.")
      .parameter("first", &Joined::first)
      .required()
      .meaning(kNet)
      .parameter("second", &Joined::second)
      .required()
      .meaning("A network of as many inputs as the first has outputs, or fewer, with the same activation.")
      .returns("A network: layers, activation, parameters.")
      .source("Rumelhart, Hinton & Williams, Nature 323 (1986) 533–536")
      .example(
          "networks.layer_outputs(networks.joined((layers = [1, 1], activation = \"tanh\", parameters = [2, 1]), "
          "(layers = [1, 1], activation = \"tanh\", parameters = [3, 1])), [3])[1, 1]",
          22, 0);
}

void declare_training(core::Registry& registry) {
  registry.kernel("networks.train", &train)
      .summary("Trains a network on patterns, and collects what a function sees of it on the way.")
      .details(
          "data is a record with x, the patterns, and y, what is wanted of each: for cross_entropy a class, from 0, or "
          "the "
          "probability of each class; for squared one number an output; for quantiles one number, whose quantiles at "
          "1/(k + 1) … k/(k + 1) the k outputs become, in no order that is kept. Other fields, such as patterns held "
          "out, are "
          "let "
          "be. observe(epoch, net) is called at the epochs of at, 0 for the start; what it returns is stacked along a "
          "dimension epoch: a record field by field, a number or an array as observed. A network whose layers end in "
          "places of a sequence, such as convolution(64, size = 1) after embedding and attention, is given a class for "
          "each of them, y [pattern, place]; the loss is the mean over places. A field weight, [pattern] or [pattern, "
          "place], multiplies their losses: 0 where nothing is to be learnt, and what a reward has to say, of either "
          "sign.")
      .parameter("net", &Train::net)
      .required()
      .meaning(kNet)
      .parameter("data", &Train::data)
      .required()
      .meaning("A record with x and y.")
      .parameter("epochs", &Train::epochs)
      .range(core::at_least(1))
      .meaning("Times that every pattern is seen.")
      .parameter("loss", &Train::loss)
      .range(core::one_of({"cross_entropy", "squared", "quantiles"}))
      .meaning(
          "What is made small: the cross-entropy of softmax, the sum of squared misses of a pattern, or that of misses "
          "weighed by which side they lie on, whose least is at quantiles.")
      .parameter("optimizer", &Train::optimizer)
      .range(core::one_of({"adam", "sgd", "momentum", "natural"}))
      .meaning(
          "How parameters follow the slopes of the loss; natural, for at most 2000 of them, solves for steps that are "
          "steepest in the predictions.")
      .parameter("rate", &Train::rate)
      .range(core::above(0))
      .meaning("Length of the steps.")
      .parameter("momentum", &Train::momentum)
      .range(core::from_to_below(0, 1))
      .meaning("Of momentum: the share of the last step that is kept.")
      .parameter("damping", &Train::damping)
      .range(core::above(0))
      .meaning("Of natural: what is added to the diagonal of the Fisher matrix.")
      .parameter("decay", &Train::decay)
      .range(core::at_least(0))
      .meaning("By which share of the rate weights shrink a step; λ/2 Σ w² in the loss, for sgd.")
      .parameter("dropout", &Train::dropout)
      .range(core::from_to_below(0, 1))
      .meaning(
          "Of every hidden layer, the share of units that are left out of a step; those that stay are "
          "scaled up.")
      .parameter("noise", &Train::noise)
      .range(core::at_least(0))
      .meaning("Standard deviation of normal noise that is added to every hidden unit, after its activation.")
      .parameter("trained", &Train::trained)
      .range(core::at_least(1))
      .meaning("Layers whose weights and biases change, counted from 1; all where none are named.")
      .parameter("batch", &Train::batch)
      .range(core::at_least(1))
      .meaning("Patterns a step, in a new random order each epoch; all of them, where there are no more.")
      .parameter("at", &Train::at)
      .range(core::at_least(0))
      .meaning("Epochs at which observe is called, rounded; the last where none are given.")
      .parameter("observe", &Train::observe)
      .arity(2)
      .meaning("(epoch, net) => a number, an array, or a record of these.")
      .returns("A record: net, trained; loss [epoch]; and what was observed, [epoch, …].")
      .shape("epoch")
      .source(core::cite("kingma2015", "algorithm 1"))
      .source(core::cite("koenker1978", "for quantiles"))
      .source(core::cite("amari1998", "for natural"))
      .source(core::cite("loshchilov2019", "for decay"))
      .source(core::cite("srivastava2014", "for dropout"))
      .source(core::cite("goldfeld2019", "for noise"))
      .draws_randomness()
      .example(
          "networks.accuracy(networks.train(networks.mlp(layers = [2, 8, 2]), (x = [[0, 0], [0, 1], [1, 0], [1, 1]], "
          "y = [0, 1, 1, 0]), epochs = 500, rate = 0.05).net, (x = [[0, 0], [0, 1], [1, 0], [1, 1]], y = [0, 1, 1, "
          "0]))",
          1, 0);
}

void declare_readings(core::Registry& registry) {
  registry.kernel("networks.layer_outputs", &layer_outputs)
      .summary("What every unit of a layer gives for every pattern.")
      .parameter("net", &LayerOutputs::net)
      .required()
      .meaning(kNet)
      .parameter("x", &LayerOutputs::x)
      .required()
      .meaning(kPatterns)
      .parameter("layer", &LayerOutputs::layer)
      .range(core::at_least(1))
      .meaning("1 for the first layer after the inputs; the last where none is given.")
      .returns("[pattern, unit], after the activation.")
      .source("Rumelhart, Hinton & Williams, Nature 323 (1986) 533–536")
      .example("networks.layer_outputs((layers = [1, 1], activation = \"tanh\", parameters = [2, 1]), [3])[1, 1]", 7,
               0);
  registry.kernel("networks.noisy_outputs", &noisy_outputs)
      .summary("What every unit of a layer gives for every pattern when hidden units are noisy.")
      .parameter("net", &NoisyOutputs::net)
      .required()
      .meaning(kNet)
      .parameter("x", &NoisyOutputs::x)
      .required()
      .meaning(kPatterns)
      .parameter("layer", &NoisyOutputs::layer)
      .range(core::at_least(1))
      .meaning("1 for the first layer after the inputs; the last where none is given.")
      .parameter("noise", &NoisyOutputs::noise)
      .range(core::at_least(0))
      .meaning("Standard deviation of normal noise that every hidden unit has added to its activation.")
      .returns("[pattern, unit], after the noise.")
      .source(core::cite("goldfeld2019"))
      .draws_randomness()
      .example("networks.noisy_outputs((layers = [1, 1], activation = \"tanh\", parameters = [2, 1]), [3])[1, 1]", 7,
               0);
  registry.kernel("networks.class_probabilities", &class_probabilities)
      .summary("The probability that a network gives to each class, for every pattern.")
      .parameter("net", &ClassProbabilities::net)
      .required()
      .meaning(kNet)
      .parameter("x", &ClassProbabilities::x)
      .required()
      .meaning(kPatterns)
      .returns("[pattern, class], softmax of the outputs; where they belong to places, [pattern, place, class].")
      .source("Bridle, in: Neurocomputing (Springer, 1990) 227–236")
      .example(
          "networks.class_probabilities((layers = [1, 2], activation = \"tanh\", parameters = [1, 0, 0, 0]), [0])[1, "
          "2]",
          0.5, 1e-15);
  registry.kernel("networks.input_slopes", &input_slopes)
      .summary("Slopes of each pattern's loss by its inputs.")
      .details(
          "x + ε sign(slopes) is the input within ε of x, number by number, that is predicted worst to first "
          "order: the fast gradient sign method.")
      .parameter("net", &InputSlopes::net)
      .required()
      .meaning(kNet)
      .parameter("data", &InputSlopes::data)
      .required()
      .meaning("A record with x and y, as train has it.")
      .parameter("loss", &InputSlopes::loss)
      .range(core::one_of({"cross_entropy", "squared", "quantiles"}))
      .meaning("As train has it.")
      .returns("[pattern, input], of each pattern's own loss.")
      .source(core::cite("goodfellow2015"))
      .example(
          "networks.input_slopes((layers = [1, 1], activation = \"tanh\", parameters = [2, 1]), (x = [3], y = [5]), "
          "loss = \"squared\")[1, 1]",
          8, 0);
  registry.kernel("networks.pattern_losses", &pattern_losses)
      .summary("The loss of each pattern by itself, and of each place of a sequence.")
      .parameter("net", &PatternLosses::net)
      .required()
      .meaning(kNet)
      .parameter("data", &PatternLosses::data)
      .required()
      .meaning("A record with x and y, as train has it.")
      .parameter("loss", &PatternLosses::loss)
      .range(core::one_of({"cross_entropy", "squared", "quantiles"}))
      .meaning("As train has it.")
      .returns("[pattern], or [pattern, place] where y is a class of each place; cross-entropies in nats.")
      .source("Bridle, in: Neurocomputing (Springer, 1990) 227–236")
      .example(
          "networks.pattern_losses((layers = [1, 2], activation = \"tanh\", parameters = [1, 0, 0, 0]), (x = [0], y = "
          "[1]))[1]",
          0.6931471805599453, 1e-15);
  registry.kernel("networks.accuracy", &accuracy)
      .summary("The share of patterns that a network names rightly.")
      .parameter("net", &Accuracy::net)
      .required()
      .meaning(kNet)
      .parameter("data", &Accuracy::data)
      .required()
      .meaning(
          "A record with x, the patterns, and y, a class for each or for each of its places, from 0, or the "
          "probability of each class.")
      .returns("In [0, 1]; where y holds probabilities, the mean probability of the class named.")
      .source("Bridle, in: Neurocomputing (Springer, 1990) 227–236")
      .example(
          "networks.accuracy((layers = [1, 2], activation = \"tanh\", parameters = [1, -1, 0, 0]), (x = [1, -1, 2], "
          "y = [0, 1, 1]))",
          2.0 / 3, 1e-15);
}

}  // namespace

void declare(core::Registry& registry) {
  registry.module("networks", "Small neural networks, trained natively and looked at on the way.");
  declare_making(registry);
  declare_blocks(registry);
  declare_training(registry);
  declare_readings(registry);
  declare_rules(registry);
  declare_diagnostics(registry);
  declare_features(registry);
  declare_digits(registry);
  declare_sequences(registry);
}

}  // namespace ansatz::networks
