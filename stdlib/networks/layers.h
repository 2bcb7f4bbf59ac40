// SPDX-License-Identifier: MIT
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "stdlib/core/declare/convert.h"
#include "stdlib/networks/blocks/attention.h"
#include "stdlib/networks/blocks/convolution.h"
#include "stdlib/networks/blocks/embedding.h"
#include "stdlib/networks/blocks/feed_forward.h"
#include "stdlib/networks/blocks/layer_normalisation.h"
#include "stdlib/networks/blocks/pooling.h"
#include "stdlib/networks/blocks/positions.h"
#include "stdlib/networks/network.h"

namespace ansatz::networks {

/// What a script writes for a layer: a number of units, each a weighted sum of all that comes before; or a block. The
/// first of a list stands for the inputs: a number, or a shape, [height, width, channels] or [places, channels], the
/// last index of which runs fastest.
using LayerWord = std::variant<double, std::vector<double>, Convolution, Pooling, Embedding, Positions, Attention,
                               FeedForward, LayerNormalisation>;

/// The layers of a network as a script has them: plain numbers of units, or words of any kind.
class Layers : public std::variant<std::vector<double>, std::vector<LayerWord>> {
 public:
  using Either = std::variant<std::vector<double>, std::vector<LayerWord>>;
  using Either::Either;
  Layers() = default;
  Layers(std::initializer_list<double> units) : Either(std::vector<double>(units)) {}

  std::size_t size() const {
    return std::visit([](const auto& each) { return each.size(); }, static_cast<const Either&>(*this));
  }
  /// One word a layer, the inputs first.
  std::vector<LayerWord> words() const;
  /// Of words; plain numbers where all are such.
  static Layers of(std::vector<LayerWord> words);
};

/// As a script has them.
core::Value value_of(const Layers& layers);

/// The network that layers and an activation of all but the last stand for. Blocks other than convolutions have none
/// but that within feed_forward. `start` is where an activation's own number starts.
/// Errors   BadParameter (parameter `parameter`): fewer than two layers, numbers that are none, blocks that do not fit
///          what comes before, more than 10⁸ parameters or 10⁶ numbers a pattern in one layer; an activation that is
///          none.
Network network_of_layers(const std::string& kernel, const std::string& parameter, const Layers& layers,
                          const std::variant<std::string, core::Function>& bend, double start = kOwnStart);

}  // namespace ansatz::networks

namespace ansatz::core {

template <>
struct Convert<networks::Layers> {
  static Kind kind(const Registry& registry);
  static bool from(const Value& value, networks::Layers& out, const Item& item, const Registry& registry);
  static Value to(const networks::Layers& in, const Registry& registry);
};

}  // namespace ansatz::core
