// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/networks/blocks/attention.h"
#include "stdlib/networks/blocks/convolution.h"
#include "stdlib/networks/blocks/embedding.h"
#include "stdlib/networks/blocks/feed_forward.h"
#include "stdlib/networks/blocks/layer_normalisation.h"
#include "stdlib/networks/blocks/pooling.h"
#include "stdlib/networks/blocks/positions.h"
#include "stdlib/networks/module.h"

namespace ansatz::networks {

namespace {

constexpr const char* kLayer = "A layer for mlp.";
constexpr const char* kChannels = "Filters, each of which gives one number at every place.";
constexpr const char* kSize = "Places that a filter sees along each side of an image, or one number for both.";
constexpr const char* kStride = "Places from one position of a filter to the next, likewise.";
constexpr const char* kPadding = "Zeros around the image, likewise, fewer than the size.";
constexpr const char* kOwnActivation = "In place of the network's; \"identity\" for none.";
constexpr const char* kWindow = "Places of a window along each side of an image, or one number for both.";
constexpr const char* kWindowStride = "Places from one window to the next, likewise; the size where none is given.";
constexpr const char* kOf = "What is taken of a window.";
constexpr const char* kLearned = "Whether they are learnt; they start as waves of sines.";
constexpr const char* kHeads = "Heads, which share the channels evenly.";
constexpr const char* kNormalised = "Whether the channels of each place are first brought to mean 0 and variance 1.";
constexpr const char* kResidual = "Whether what came in is added to what comes out.";
constexpr const char* kCausal = "Whether a place attends only to itself and to places before it.";
constexpr const char* kTokens = "How many there are; tokens are whole numbers from 0.";
constexpr const char* kNumbersOfToken = "Numbers that stand for a token, the channels of its place.";
constexpr const char* kGains = "Whether a gain and a shift of each channel are learnt; they start at 1 and 0.";
constexpr const char* kHidden = "Units between the two layers.";

void declare_filters(core::Registry& registry) {
  registry.kernel("networks.convolution", &convolution)
      .summary("A layer of filters, each put to every place of an image or a sequence.")
      .details(
          "It stands among the layers of mlp, after a shape: mlp(layers = [[16, 16, 1], convolution(8, size = 5), "
          "pooling(2), 10]). A shape is [height, width, channels] or [places, channels], the last index of which runs "
          "fastest; a side of n places becomes one of (n + 2 padding − size)/stride + 1, rounded down. A plain number "
          "of "
          "units after it reads all channels of all places.")
      .parameter("channels", &Convolution::channels)
      .range(core::at_least(1))
      .meaning(kChannels)
      .parameter("size", &Convolution::size)
      .range(core::at_least(1))
      .meaning(kSize)
      .parameter("stride", &Convolution::stride)
      .range(core::at_least(1))
      .meaning(kStride)
      .parameter("padding", &Convolution::padding)
      .range(core::at_least(0))
      .meaning(kPadding)
      .parameter("activation", &Convolution::activation)
      .meaning(kOwnActivation)
      .returns(kLayer)
      .source(core::cite("lecun1998", "section II"))
      // Three places of a filter (1, 2) along 1, 0, 3, 4: 1, 6, 11.
      .example(
          "networks.layer_outputs((layers = [[4, 1], networks.convolution(1, size = 2)], activation = \"relu\", "
          "parameters = [1, 2, 0]), [[1, 0, 3, 4]])[1, 3]",
          11, 0);
  registry.kernel("networks.pooling", &pooling)
      .summary("A layer that takes the largest number of each window, or the mean, channel by channel.")
      .details("Windows lie side by side, unless a stride is given; what no whole window covers is left out.")
      .parameter("size", &Pooling::size)
      .range(core::at_least(1))
      .meaning(kWindow)
      .parameter("stride", &Pooling::stride)
      .range(core::at_least(1))
      .meaning(kWindowStride)
      .parameter("of", &Pooling::of)
      .range(core::one_of({"max", "mean"}))
      .meaning(kOf)
      .returns(kLayer)
      .source(core::cite("lecun1998", "section II, of means"))
      .example(
          "networks.layer_outputs((layers = [[4, 1], networks.pooling(2), 1], activation = \"relu\", parameters = [1, "
          "10, 0]), [[1, 0, 3, 4]])[1, 1]",
          41, 0);
}

void declare_attention(core::Registry& registry) {
  registry.kernel("networks.embedding", &embedding)
      .summary("A layer that gives each token of a sequence a vector that is learnt: the first of a language model.")
      .details(
          "It stands first, after the number of places: mlp(layers = [16, embedding(64, channels = 32), positions(), "
          "attention(4, causal = true), feed_forward(128), layer_normalisation(), convolution(64, size = 1)]) predicts "
          "the next of 64 tokens at each of 16 places. The convolution of size 1 is a dense layer that every place "
          "goes through by itself; train takes a class for each place.")
      .parameter("tokens", &Embedding::tokens)
      .range(core::at_least(1))
      .meaning(kTokens)
      .parameter("channels", &Embedding::channels)
      .range(core::at_least(1))
      .meaning(kNumbersOfToken)
      .returns(kLayer)
      .source(core::cite("bengio2003", "section 2"))
      // Token 2 of three, whose numbers are 3 and 6.
      .example(
          "networks.layer_outputs((layers = [2, networks.embedding(3, channels = 2)], activation = \"relu\", "
          "parameters = [1, 2, 3, 4, 5, 6]), [[0, 2]])[1, 4]",
          6, 0);
  registry.kernel("networks.positions", &positions)
      .summary("A layer that tells places apart, by numbers that it adds to their channels.")
      .parameter("learned", &Positions::learned)
      .meaning(kLearned)
      .returns(kLayer)
      .source(core::cite("vaswani2017", "section 3.5"))
      // Place 0 gets sin 0 and cos 0.
      .example(
          "networks.layer_outputs((layers = [[1, 2], networks.positions(), 1], activation = \"relu\", parameters = [1, "
          "10, 0]), [[3, 4]])[1, 1]",
          53, 0);
  registry.kernel("networks.attention", &attention)
      .summary("A layer of self-attention: each place takes up what other places hold, by likeness.")
      .details(
          "Of each place's channels a head makes a query, a key and a value; a place takes the mean of all values, "
          "weighed by softmax of its query times their keys over the root of their length. Places are told apart only "
          "by what they hold: put positions() before it where order matters. attention(…) and feed_forward(…) in turn "
          "are "
          "a transformer.")
      .parameter("heads", &Attention::heads)
      .range(core::at_least(1))
      .meaning(kHeads)
      .parameter("normalised", &Attention::normalised)
      .meaning(kNormalised)
      .parameter("residual", &Attention::residual)
      .meaning(kResidual)
      .parameter("causal", &Attention::causal)
      .meaning(kCausal)
      .returns(kLayer)
      .source(core::cite("vaswani2017", "section 3.2"))
      .source(core::cite("ba2016", "for normalised"))
      .source(core::cite("xiong2020", "for where it is"))
      // With weights of 0 for queries and keys every place takes the mean of all.
      .example(
          "networks.layer_outputs((layers = [[2, 1], networks.attention(normalised = false, residual = false)], "
          "activation = \"relu\", parameters = [0, 0, 1, 1, 0, 0, 0, 0]), [[1, 4]])[1, 1]",
          2.5, 0);
  registry.kernel("networks.feed_forward", &feed_forward)
      .summary("Two dense layers that every place goes through by itself, the other half of a transformer.")
      .parameter("hidden", &FeedForward::hidden)
      .range(core::at_least(1))
      .meaning(kHidden)
      .parameter("normalised", &FeedForward::normalised)
      .meaning(kNormalised)
      .parameter("residual", &FeedForward::residual)
      .meaning(kResidual)
      .parameter("activation", &FeedForward::activation)
      .meaning(kOwnActivation)
      .returns(kLayer)
      .source(core::cite("vaswani2017", "section 3.3"))
      .source(core::cite("ba2016", "for normalised"))
      // x + 3 max(2 x, 0) at x = 1 and at x = −1.
      .example(
          "networks.layer_outputs((layers = [[2, 1], networks.feed_forward(1, normalised = false)], activation = "
          "\"relu\", parameters = [2, 3, 0, 0]), [[1, -1]])[1, 1]",
          7, 0);
  registry.kernel("networks.layer_normalisation", &layer_normalisation)
      .summary("A layer that brings the channels of each place to mean 0 and variance 1.")
      .details(
          "attention and feed_forward do so with what they read; after the last of them a transformer has it once more "
          "before its outputs.")
      .parameter("learned", &LayerNormalisation::learned)
      .meaning(kGains)
      .returns(kLayer)
      .source(core::cite("ba2016", "eq. 4"))
      // 3 and 1 are a deviation of 1 from their mean.
      .example(
          "networks.layer_outputs((layers = [[1, 2], networks.layer_normalisation()], activation = \"relu\", "
          "parameters = [1, 10, 0, 5]), [[3, 1]])[1, 2]",
          -5, 1e-4);
}

}  // namespace

void declare_layer_words(core::Registry& registry) {
  registry.structure<Convolution>("convolution")
      .field("channels", &Convolution::channels)
      .meaning(kChannels)
      .field("size", &Convolution::size)
      .meaning(kSize)
      .field("stride", &Convolution::stride)
      .meaning(kStride)
      .field("padding", &Convolution::padding)
      .meaning(kPadding)
      .field("activation", &Convolution::activation)
      .meaning(kOwnActivation);
  registry.structure<Pooling>("pooling")
      .field("size", &Pooling::size)
      .meaning(kWindow)
      .field("stride", &Pooling::stride)
      .meaning(kWindowStride)
      .field("of", &Pooling::of)
      .meaning(kOf);
  registry.structure<Embedding>("embedding")
      .field("tokens", &Embedding::tokens)
      .meaning(kTokens)
      .field("channels", &Embedding::channels)
      .meaning(kNumbersOfToken);
  registry.structure<LayerNormalisation>("layer_normalisation")
      .field("learned", &LayerNormalisation::learned)
      .meaning(kGains);
  registry.structure<Positions>("positions").field("learned", &Positions::learned).meaning(kLearned);
  registry.structure<Attention>("attention")
      .field("heads", &Attention::heads)
      .meaning(kHeads)
      .field("normalised", &Attention::normalised)
      .meaning(kNormalised)
      .field("residual", &Attention::residual)
      .meaning(kResidual)
      .field("causal", &Attention::causal)
      .meaning(kCausal);
  registry.structure<FeedForward>("feed_forward")
      .field("hidden", &FeedForward::hidden)
      .meaning(kHidden)
      .field("normalised", &FeedForward::normalised)
      .meaning(kNormalised)
      .field("residual", &FeedForward::residual)
      .meaning(kResidual)
      .field("activation", &FeedForward::activation)
      .meaning(kOwnActivation);
}

void declare_blocks(core::Registry& registry) {
  declare_filters(registry);
  declare_attention(registry);
}

}  // namespace ansatz::networks
