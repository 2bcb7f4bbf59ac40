// SPDX-License-Identifier: MIT
#include "stdlib/networks/layers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "stdlib/core/declare/registry.h"
#include "stdlib/core/error.h"
#include "stdlib/networks/module.h"

namespace ansatz::networks {

namespace {

using core::BadParameter;
using Shape = std::vector<std::size_t>;
using NamedBend = std::variant<std::string, core::Function>;

constexpr double kMostParameters = 1e8, kMostNumbers = 1e6;

std::size_t numbers_in(const Shape& shape) {
  std::size_t product = 1;
  for (const std::size_t n : shape) product *= n;
  return product;
}

std::size_t channels_of(const Shape& shape) { return shape.back(); }
std::size_t places_of(const Shape& shape) { return numbers_in(shape) / shape.back(); }

/// Words one after the other, each given the shape of what comes before.
class Builder {
 public:
  Builder(const std::string& kernel, const std::string& parameter, const NamedBend& bend, double start)
      : kernel_(kernel), parameter_(parameter), start_(start), hidden_(activation(kernel, bend, start)) {}

  Network network_of(const std::vector<LayerWord>& words) {
    if (words.size() < 2)
      refuse(fmt::format("{} value{}", words.size(), words.size() == 1 ? "" : "s"),
             "two or more: the inputs, or their shape, and layers");
    shape_ = shape_of(words.front());
    check_size(static_cast<double>(numbers_in(shape_)), "the inputs");
    for (std::size_t l = 1; l < words.size(); ++l) {
      is_last_ = l + 1 == words.size();
      std::visit([&](const auto& word) { add(word); }, words[l]);
      const Block& block = *stages_.back().block;
      parameters_ += static_cast<double>(block.weights() + block.biases());
      if (parameters_ > kMostParameters)
        refuse(fmt::format("{} with {:g} parameters or more", block.name(), parameters_),
               fmt::format("such that there are at most {:g}", kMostParameters));
    }
    return Network(std::move(stages_), shape_.size() > 1 ? places_of(shape_) : 1);
  }

 private:
  [[noreturn]] void refuse(std::string found, std::string wanted) const {
    throw BadParameter(kernel_, parameter_, std::move(found), std::move(wanted));
  }
  std::size_t units_of(double units) const {
    if (!(units >= 1) || units != std::floor(units)) refuse(fmt::format("{:g}", units), "whole numbers of at least 1");
    check_size(units, "a layer");
    return static_cast<std::size_t>(units);
  }
  /// Before anything is made of it: of a pattern, what a layer holds.
  void check_size(double numbers, const std::string& what) const {
    if (numbers > kMostNumbers)
      refuse(fmt::format("{} of {:g} numbers a pattern", what, numbers), fmt::format("of at most {:g}", kMostNumbers));
  }

  Shape shape_of(const LayerWord& first) const {
    if (const auto* units = std::get_if<double>(&first)) return {units_of(*units)};
    const auto* sides = std::get_if<std::vector<double>>(&first);
    if (!sides) refuse("a block without inputs", "the number of inputs, or their shape, first");
    if (sides->empty() || sides->size() > 3)
      refuse(fmt::format("a shape of {} numbers", sides->size()),
             "the number of inputs, [places, channels] or [height, width, channels] first");
    Shape shape;
    double numbers = 1;
    for (const double side : *sides) {
      shape.push_back(units_of(side));
      numbers *= side;
    }
    check_size(numbers, "a shape");
    return shape;
  }

  /// Places and channels, for blocks that go from place to place.
  std::pair<std::size_t, std::size_t> sequence(const char* what) const {
    if (shape_.size() < 2)
      refuse(
          fmt::format("{} on {}", what, text_of_shape(shape_)),
          "one on a sequence or an image: [places, channels] or [height, width, channels] first, and no plain number "
          "of units before it");
    return {places_of(shape_), channels_of(shape_)};
  }
  FilterPlaces filter(const char* what, const std::vector<double>& size, const std::vector<double>& stride,
                      const std::vector<double>& padding) const {
    return filter_places(kernel_, parameter_, what, shape_, size, stride, padding);
  }
  void after(const FilterPlaces& places, std::size_t channels) {
    shape_ = shape_.size() == 3 ? Shape{places.down.places(), places.across.places(), channels}
                                : Shape{places.across.places(), channels};
  }
  Activation identity() const { return activation(kernel_, std::string("identity")); }
  Activation bend_of(const std::optional<NamedBend>& own) const {
    if (own) return activation(kernel_, *own, start_);
    return is_last_ ? identity() : hidden_;
  }

  void add(double units) {
    const std::size_t before = numbers_in(shape_), count = units_of(units);
    check_parameters((static_cast<double>(before) + 1) * units, units);
    stages_.push_back({std::make_shared<Dense>(before, count), bend_of({})});
    shape_ = {count};
  }
  void check_parameters(double more, double units) const {
    if (parameters_ + more > kMostParameters)
      refuse(fmt::format("{:g} with {:g} parameters or more", units, parameters_ + more),
             fmt::format("such that there are at most {:g}", kMostParameters));
  }
  [[noreturn]] void add(const std::vector<double>& sides) {
    refuse(fmt::format("a shape of {} numbers after the first", sides.size()), "a number of units or a block there");
  }
  void add(const Convolution& word) {
    convolution(word, run_);
    const FilterPlaces places = filter("a convolution", word.size, word.stride, word.padding);
    const auto channels = static_cast<std::size_t>(word.channels);
    check_size(static_cast<double>(places.count()) * word.channels, "a convolution");
    stages_.push_back({std::make_shared<ConvolutionBlock>(places, channels), bend_of(word.activation)});
    after(places, channels);
  }
  void add(const Pooling& word) {
    pooling(word, run_);
    const FilterPlaces places = filter("a pooling", word.size, word.stride.value_or(word.size), {0});
    stages_.push_back({std::make_shared<PoolingBlock>(places, word.of == "mean"), identity()});
    after(places, places.channels);
  }
  void add(const Embedding& word) {
    embedding(word, run_);
    if (!stages_.empty())
      refuse("an embedding after other layers", "one first, on [places] or [places, 1] of tokens, which have no slope");
    if (shape_.size() > 2 || (shape_.size() == 2 && shape_[1] != 1))
      refuse(fmt::format("an embedding on {}", text_of_shape(shape_)), "one on [places] or [places, 1] of tokens");
    const std::size_t places = shape_[0];
    check_size(static_cast<double>(places) * word.channels, "an embedding");
    check_parameters(static_cast<double>(word.tokens) * word.channels, word.tokens);
    const auto channels = static_cast<std::size_t>(word.channels);
    stages_.push_back(
        {std::make_shared<EmbeddingBlock>(places, channels, static_cast<std::size_t>(word.tokens)), identity()});
    shape_ = {places, channels};
  }
  void add(const LayerNormalisation& word) {
    const auto [places, channels] = sequence("a layer_normalisation");
    stages_.push_back({std::make_shared<LayerNormalisationBlock>(places, channels, word.learned), identity()});
  }
  void add(const Positions& word) {
    const auto [places, channels] = sequence("positions");
    stages_.push_back({std::make_shared<PositionsBlock>(places, channels, word.learned), identity()});
  }
  void add(const Attention& word) {
    attention(word, run_);
    const auto [places, channels] = sequence("an attention");
    if (channels % static_cast<std::size_t>(word.heads) != 0)
      refuse(fmt::format("an attention of {} heads on {}", word.heads, text_of_shape(shape_)),
             "one whose heads divide the channels");
    check_size(static_cast<double>(places) * static_cast<double>(places) * word.heads, "an attention");
    stages_.push_back({std::make_shared<AttentionBlock>(places, channels, word), identity()});
  }
  void add(const FeedForward& word) {
    feed_forward(word, run_);
    const auto [places, channels] = sequence("a feed_forward");
    check_size(static_cast<double>(places) * word.hidden, "a feed_forward");
    stages_.push_back(
        {std::make_shared<FeedForwardBlock>(places, channels, word,
                                            word.activation ? activation(kernel_, *word.activation, start_) : hidden_),
         identity()});
  }

  const std::string &kernel_, &parameter_;
  double start_;
  Activation hidden_;
  Shape shape_;
  bool is_last_ = false;
  double parameters_ = 0;
  std::vector<Network::Stage> stages_;
  core::Run run_;  // that checks of words take, and do not use
};

}  // namespace

std::vector<LayerWord> Layers::words() const {
  if (const auto* words = std::get_if<std::vector<LayerWord>>(this)) return *words;
  const auto& units = std::get<std::vector<double>>(*this);
  return {units.begin(), units.end()};
}

Layers Layers::of(std::vector<LayerWord> words) {
  std::vector<double> units;
  for (const LayerWord& word : words) {
    const auto* number = std::get_if<double>(&word);
    if (!number) return Layers(std::move(words));
    units.push_back(*number);
  }
  return Layers(std::move(units));
}

core::Value value_of(const Layers& layers) {
  // The words' declarations, the same that scripts are held to.
  static const std::unique_ptr<const core::Registry> kWords = [] {
    auto registry = std::make_unique<core::Registry>();
    declare_layer_words(*registry);
    return registry;
  }();
  return core::Convert<Layers>::to(layers, *kWords);
}

Network network_of_layers(const std::string& kernel, const std::string& parameter, const Layers& layers,
                          const NamedBend& bend, double start) {
  if (const auto* units = std::get_if<std::vector<double>>(&layers))
    return Network(checked_sizes(kernel, parameter, *units), activation(kernel, bend, start),
                   activation(kernel, std::string("identity")));
  return Builder(kernel, parameter, bend, start).network_of(layers.words());
}

}  // namespace ansatz::networks

namespace ansatz::core {

using networks::Layers;
using networks::LayerWord;

Kind Convert<Layers>::kind(const Registry& registry) {
  Kind list;
  list.tag = KindTag::list;
  list.elements = Convert<LayerWord>::kind(registry).alternatives;
  return list;
}

bool Convert<Layers>::from(const Value& value, Layers& out, const Item& item, const Registry& registry) {
  std::vector<double> units;
  if (Convert<std::vector<double>>::from(value, units, item, registry)) {
    out = Layers(std::move(units));
    return true;
  }
  const auto* list = value.get<List>();
  if (!list) return false;
  std::vector<LayerWord> words;
  for (const Value& each : list->items) {
    LayerWord word;
    if (!Convert<LayerWord>::from(each, word, item, registry))
      throw Mismatch(
          fmt::format("value {} of {} is {}, but must be a number of units, a block such as convolution(8), or a shape "
                      "as the first",
                      words.size() + 1, item.name, each.describe()));
    words.push_back(std::move(word));
  }
  out = Layers::of(std::move(words));
  return true;
}

Value Convert<Layers>::to(const Layers& in, const Registry& registry) {
  if (const auto* units = std::get_if<std::vector<double>>(&in))
    return Convert<std::vector<double>>::to(*units, registry);
  List list;
  for (const LayerWord& word : in.words()) list.items.push_back(Convert<LayerWord>::to(word, registry));
  return list;
}

}  // namespace ansatz::core
