// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/module.h"
#include "stdlib/bottleneck/plane/layer_information.h"
#include "stdlib/bottleneck/plane/symmetric_rule.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"

namespace ansatz::bottleneck {

namespace {

constexpr const char* kEstimator = "An estimator for layer_information.";
constexpr const char* kMost = "Patterns that are used, at most; of more so many are drawn.";
constexpr const char* kWidth =
    "Of the Gaussian kernel: \"neighbours\" (mean distance to the 10 nearest), \"silverman\", \"median\" (of all "
    "distances), or a number.";
constexpr const char* kBins = "How many bins each unit is put into.";
constexpr const char* kRange =
    "What the bins cover: \"activation\" (tanh −1..1, sigmoid and class probabilities 0..1, of others the layer's own "
    "range), \"layer\", \"network\" (from the least to the largest unit of the layer, or of all), or an interval, with "
    "what is beyond it in the end bins.";
constexpr const char* kVariance = "Of the noise.";
constexpr const char* kOfActivity = "Whether the variance is meant for a largest |unit| of 1, and grows with it.";
constexpr const char* kBound = "\"upper\" or \"lower\" bound of the entropies.";
constexpr const char* kDeviation = "Of the noise on each unit.";
constexpr const char* kPaths = "Draws of the noise of earlier layers, for each pattern.";
constexpr const char* kDraws = "Points at which a density is looked at, for each pattern.";
constexpr const char* kComponents = "Numbers of a code, of the patterns and of the layer, at most.";
constexpr const char* kCode =
    "\"components\", the widest principal ones, or \"autoencoder\", the middle of a network that learns to give back "
    "the first 24 of them.";
constexpr const char* kShare = "Of the noise on each unit, as a share of the unit's own deviation.";
constexpr const char* kNeighbours = "How many neighbours distances are taken to.";
constexpr const char* kOrder = "The order α; 1 is von Neumann's entropy, 2 needs no eigenvalues.";
constexpr const char* kTime = "Steps of the walk.";

void declare_structures(core::Registry& registry) {
  registry.structure<Binned>("binned")
      .field("bins", &Binned::bins)
      .meaning(kBins)
      .field("range", &Binned::range)
      .meaning(kRange);
  registry.structure<AdaptivelyBinned>("adaptively_binned").field("bins", &AdaptivelyBinned::bins).meaning(kBins);
  registry.structure<Smoothed>("smoothed")
      .field("variance", &Smoothed::variance)
      .meaning(kVariance)
      .field("of_activity", &Smoothed::of_activity)
      .meaning(kOfActivity)
      .field("bound", &Smoothed::bound)
      .meaning(kBound);
  registry.structure<Noised>("noised")
      .field("deviation", &Noised::deviation)
      .meaning(kDeviation)
      .field("paths", &Noised::paths)
      .meaning(kPaths)
      .field("draws", &Noised::draws)
      .meaning(kDraws)
      .field("most", &Noised::most)
      .meaning(kMost);
  registry.structure<Compressed>("compressed")
      .field("components", &Compressed::components)
      .meaning(kComponents)
      .field("code", &Compressed::code)
      .meaning(kCode)
      .field("deviation", &Compressed::deviation)
      .meaning(kShare)
      .field("neighbours", &Compressed::neighbours)
      .meaning(kNeighbours)
      .field("most", &Compressed::most)
      .meaning(kMost);
  registry.structure<KernelMatrices>("kernel_matrices")
      .field("order", &KernelMatrices::order)
      .meaning(kOrder)
      .field("width", &KernelMatrices::width)
      .meaning(kWidth)
      .field("most", &KernelMatrices::most)
      .meaning(kMost);
  registry.structure<Diffused>("diffused")
      .field("width", &Diffused::width)
      .meaning(kWidth)
      .field("time", &Diffused::time)
      .meaning(kTime)
      .field("most", &Diffused::most)
      .meaning(kMost);
}

void declare_cells(core::Registry& registry) {
  registry.kernel("bottleneck.binned", &binned)
      .summary("Layers as even bins of each unit.")
      .details(
          "The layer is the bin of every unit together, which is a function of the pattern: I(X; T) is the entropy of "
          "what was binned, and says how finely the layer parts the patterns at that width.")
      .parameter("bins", &Binned::bins)
      .range(core::at_least(1))
      .meaning(kBins)
      .parameter("range", &Binned::range)
      .meaning(kRange)
      .returns(kEstimator)
      .source(core::cite("shwartzziv2017"))
      .example("bottleneck.binned().bins", 30, 0);
  registry.kernel("bottleneck.adaptively_binned", &adaptively_binned)
      .summary("Layers as bins that hold equally many of the values that occur.")
      .details(
          "Edges are made anew for each layer and each moment from the values that its units take, each counted once "
          "(entropy-based adaptive binning), so that neither the scale nor a saturation of the units decides.")
      .parameter("bins", &AdaptivelyBinned::bins)
      .range(core::at_least(1))
      .meaning("How many bins, or as many as there are values.")
      .returns(kEstimator)
      .source(core::cite("chelombiev2019"))
      .example("bottleneck.adaptively_binned().bins", 30, 0);
}

void declare_mixtures(core::Registry& registry) {
  registry.kernel("bottleneck.smoothed", &smoothed)
      .summary("Layers with normal noise, their entropies bounded by distances between patterns.")
      .parameter("variance", &Smoothed::variance)
      .range(core::above(0))
      .meaning(kVariance)
      .parameter("of_activity", &Smoothed::of_activity)
      .meaning(kOfActivity)
      .parameter("bound", &Smoothed::bound)
      .range(core::one_of({"upper", "lower"}))
      .meaning(kBound)
      .returns(kEstimator)
      .source(core::cite("kolchinsky2017"))
      .source(core::cite("saxe2018"))
      .source(core::cite("chelombiev2019", "for of_activity"))
      .example("bottleneck.smoothed().variance", 1e-3, 0);
  registry.kernel("bottleneck.noised", &noised)
      .summary("Networks with normal noise on every layer.")
      .details(
          "Noise of earlier layers passes on. Densities of the mixture of all patterns, and of each pattern's paths, "
          "are looked at in drawn points.")
      .parameter("deviation", &Noised::deviation)
      .range(core::above(0))
      .meaning(kDeviation)
      .parameter("paths", &Noised::paths)
      .range(core::at_least(2))
      .meaning(kPaths)
      .parameter("draws", &Noised::draws)
      .range(core::at_least(1))
      .meaning(kDraws)
      .parameter("most", &Noised::most)
      .range(core::at_least(2))
      .meaning(kMost)
      .returns(kEstimator)
      .source(core::cite("goldfeld2019"))
      .example("bottleneck.noised().deviation", 0.05, 0);
}

void declare_samples(core::Registry& registry) {
  registry.kernel("bottleneck.compressed", &compressed)
      .summary("Few numbers in place of the patterns and of a noisy layer, and their nearest neighbours.")
      .details("What the codes tell of each other is at most what the patterns and the noisy layer tell.")
      .parameter("components", &Compressed::components)
      .range(core::at_least(1))
      .meaning(kComponents)
      .parameter("code", &Compressed::code)
      .range(core::one_of({"components", "autoencoder"}))
      .meaning(kCode)
      .parameter("deviation", &Compressed::deviation)
      .range(core::above(0))
      .meaning(kShare)
      .parameter("neighbours", &Compressed::neighbours)
      .range(core::at_least(1))
      .meaning(kNeighbours)
      .parameter("most", &Compressed::most)
      .range(core::at_least(10))
      .meaning(kMost)
      .returns(kEstimator)
      .source(core::cite("butakov2024"))
      .source(core::cite("kraskov2004"))
      .source(core::cite("ross2014", "for classes"))
      .example("bottleneck.compressed().components", 4, 0);
  registry.kernel("bottleneck.kernel_matrices", &kernel_matrices)
      .summary("Matrix-based Rényi entropies of patterns, layers and classes.")
      .parameter("order", &KernelMatrices::order)
      .range(core::above(0))
      .meaning(kOrder)
      .parameter("width", &KernelMatrices::width)
      .meaning(kWidth)
      .parameter("most", &KernelMatrices::most)
      .range(core::at_least(10))
      .meaning(kMost)
      .returns(kEstimator)
      .source(core::cite("giraldo2015"))
      .example("bottleneck.kernel_matrices().order", 1.01, 0);
  registry.kernel("bottleneck.diffused", &diffused)
      .summary("Diffusion spectral entropy of a layer, and what it loses within classes.")
      .details("Stands for I(X; T) by the entropy of T, since T is a function of X.")
      .parameter("width", &Diffused::width)
      .meaning(kWidth)
      .parameter("time", &Diffused::time)
      .range(core::above(0))
      .meaning(kTime)
      .parameter("most", &Diffused::most)
      .range(core::at_least(10))
      .meaning(kMost)
      .returns(kEstimator)
      .source(core::cite("liao2024"))
      .example("bottleneck.diffused().time", 1, 0);
}

void declare_layers(core::Registry& registry) {
  using Question = LayerInformation;
  using Result = LayerInformationResult;
  registry.kernel("bottleneck.layer_information", &layer_information)
      .summary("What each layer of a network tells of the pattern and of its class: the information plane.")
      .details(
          "data is a record with patterns and joint, masses p(x, y) a row a pattern; or with x, patterns that are "
          "equally likely, and y, a class for each or the probability of each class. A layer of exact numbers tells "
          "all of the pattern whatever was learnt: the estimator says how it is made inexact, and the result belongs "
          "to that.")
      .parameter("net", &Question::net)
      .required()
      .meaning("A network, of mlp or train.")
      .parameter("data", &Question::data)
      .required()
      .meaning("A record with patterns and joint, or with x and y.")
      .parameter("estimator", &Question::estimator)
      .default_text("binned()")
      .meaning(
          "binned(), adaptively_binned(), smoothed(), noised(), compressed(), kernel_matrices() or diffused(), with "
          "what they take.")
      .parameter("layers", &Question::layers)
      .range(core::at_least(1))
      .meaning("1 for the first layer after the inputs; all where none are named.")
      .parameter("output", &Question::output)
      .range(core::one_of({"automatic", "softmax", "linear"}))
      .meaning("The last layer as class probabilities or as it is; automatic: probabilities where it has two units.")
      .parameter("base", &Question::base)
      .range(core::any_number())
      .meaning(information::kBase)
      .result("i_tx", &Result::i_tx)
      .shape("layer")
      .meaning("I(X; T).")
      .result("i_ty", &Result::i_ty)
      .shape("layer")
      .meaning("I(T; Y).")
      .result("scale", &Result::scale)
      .shape("layer")
      .meaning("What smooths: the width of a bin (their mean), the deviation of the noise, the width of a kernel.")
      .result("kept", &Result::kept)
      .shape("layer")
      .meaning("Share of the layer's variance that the components carry; 1 for other estimators.")
      .source(core::cite("shwartzziv2017"))
      .source(core::cite("saxe2018", "for what it does not say"))
      .draws_randomness()
      // Two units of ±tanh 0.5 tell four patterns apart.
      .example(
          "bottleneck.layer_information((layers = [2, 2, 2], activation = \"tanh\", parameters = [0.5, 0, 0, 0.5, 0, "
          "0, 1, 0, 0, 1, 0, 0]), (x = [[-1, -1], [-1, 1], [1, -1], [1, 1]], y = [0, 0, 1, 1]), "
          "base = \"bit\").i_tx[1]",
          2, 1e-12);
}

void declare_tasks(core::Registry& registry) {
  using Question = SymmetricRule;
  using Result = SymmetricRuleResult;
  registry.kernel("bottleneck.symmetric_rule", &symmetric_rule)
      .summary("Patterns of points on a sphere in two classes, by a rule that rotations leave alone.")
      .details(
          "All subsets of the corners of a Platonic solid; the class is a function of their spherical harmonics' "
          "powers in degrees 0, 1 and 2, softened by a sigmoid, so that p(x, y) is known. For 12 bits the task of the "
          "first information planes: as many patterns of each number of points are of class 1 as in the data published "
          "with them, and I(X; Y) is 0.99 bit.")
      .parameter("bits", &Question::bits)
      .range(core::between(4, 12))
      .meaning("Points: 4, 6, 8 or 12.")
      .parameter("gain", &Question::gain)
      .range(core::above(0))
      .meaning("How sharply classes part at the threshold, in units of a point's power in degree 0.")
      .parameter("held_out", &Question::held_out)
      .range(core::from_to_below(0, 1))
      .meaning("Share of the patterns kept from training.")
      .parameter("base", &Question::base)
      .range(core::any_number())
      .meaning(information::kBase)
      .result("x", &Result::x)
      .shape("pattern", "bit")
      .meaning("Patterns to be learnt from, 0 or 1 a point.")
      .result("y", &Result::y)
      .shape("pattern")
      .meaning("Their classes, drawn by p(y|x).")
      .result("held_out", &Result::held_out)
      .meaning("A record with x and y of the others.")
      .result("patterns", &Result::patterns)
      .shape("pattern", "bit")
      .meaning("All patterns, the first bit counting most.")
      .result("joint", &Result::joint)
      .shape("pattern", "class")
      .meaning("p(x, y) of all patterns.")
      .result("power", &Result::power)
      .shape("pattern")
      .meaning("What the rule looks at.")
      .result("threshold", &Result::threshold)
      .meaning("Where the classes part.")
      .result("information", &Result::information)
      .meaning("I(X; Y).")
      .result("orbits", &Result::orbits)
      .meaning("Power spectra that differ: 64 for 12 bits.")
      .source(core::cite("shwartzziv2017", "§3.1"))
      .draws_randomness()
      .example("bottleneck.symmetric_rule(bits = 12, base = \"bit\").information", 0.99, 0.005);
}

}  // namespace

void declare_plane(core::Registry& registry) {
  declare_structures(registry);
  declare_layers(registry);
  declare_cells(registry);
  declare_mixtures(registry);
  declare_samples(registry);
  declare_tasks(registry);
}

}  // namespace ansatz::bottleneck
