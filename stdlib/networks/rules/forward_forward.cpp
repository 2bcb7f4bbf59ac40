// SPDX-License-Identifier: MIT
#include "stdlib/networks/rules/forward_forward.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "stdlib/core/count.h"
#include "stdlib/core/error.h"
#include "stdlib/core/sums.h"
#include "stdlib/networks/descent.h"
#include "stdlib/networks/patterns.h"
#include "stdlib/networks/rules/layer_alone.h"
#include "stdlib/networks/training.h"

namespace ansatz::networks {

namespace {

using core::BadParameter;

/// Every layer bent, the last too.
Network bent(const std::string& kernel, const Perceptron& net) {
  network_of(kernel, net);  // whose refusals hold here
  const Activation bend = activation(kernel, net.activation);
  if (bend.learns())
    throw BadParameter(kernel, "net", "of an activation with a number of its own",
                       "of one without, for its last layer has no room for it");
  return Network(dense_sizes(kernel, net), bend, bend);
}

void check_room(const std::string& kernel, const Network& network, std::size_t classes) {
  if (network.inputs() <= classes)
    throw BadParameter(kernel, "net", fmt::format("of {} inputs", network.inputs()),
                       fmt::format("of more than {}, which are the classes'", classes));
}

void write_class(Batch& x, std::size_t row, std::size_t classes, std::size_t which) {
  for (std::size_t c = 0; c < classes; ++c) x.at(row, c) = c == which ? 1 : 0;
}

std::vector<double> goodness_of(const Batch& outputs) {
  std::vector<double> out(outputs.rows);
  for (std::size_t j = 0; j < outputs.columns; ++j)
    for (std::size_t i = 0; i < outputs.rows; ++i) out[i] += outputs.at(i, j) * outputs.at(i, j);
  for (double& g : out) g /= static_cast<double>(outputs.columns);
  return out;
}

Batch normalised(Batch outputs, const std::vector<double>& goodness) {
  for (std::size_t j = 0; j < outputs.columns; ++j)
    for (std::size_t i = 0; i < outputs.rows; ++i) outputs.at(i, j) /= std::sqrt(goodness[i] + 1e-8);
  return outputs;
}

/// A batch on its way up, what each layer reads and gives.
struct Ascent {
  std::vector<Batch> in;
  std::vector<LayerValues> values;
  std::vector<std::vector<double>> goodness;
};

Ascent ascend(const Network& network, std::span<const double> parameters, Batch x) {
  Ascent out;
  for (const Layer& layer : network.layers()) {
    if (!out.in.empty()) x = normalised(out.values.back().outputs, out.goodness.back());
    out.in.push_back(std::move(x));
    out.values.push_back(values_of(layer, parameters, out.in.back()));
    out.goodness.push_back(goodness_of(out.values.back().outputs));
  }
  return out;
}

/// Adds the slopes of every layer's own loss, and the losses summed over the patterns.
void add_losses(const Network& network, std::span<const double> parameters, const ForwardForward& question,
                const Ascent& ascent, bool is_right, std::vector<double>& losses, std::span<double> gradient) {
  const std::size_t layers = network.layers().size(), rows = ascent.in.front().rows;
  std::vector<double> shared(rows);
  for (const auto& goodness : ascent.goodness)
    for (std::size_t i = 0; i < rows; ++i) shared[i] += goodness[i] - question.threshold;
  for (std::size_t l = 0; l < layers; ++l) {
    const Layer& layer = network.layers()[l];
    Batch slopes = ascent.values[l].outputs;
    std::vector<double> factor(rows), loss(rows);
    for (std::size_t i = 0; i < rows; ++i) {
      const double above = question.together ? shared[i] : ascent.goodness[l][i] - question.threshold;
      double slope = 0;
      loss[i] = liveliness_loss(above, 0, is_right, slope);
      factor[i] = slope * 2 / static_cast<double>(layer.outputs * rows);
    }
    losses[l] += core::pairwise_sum(loss);
    for (std::size_t j = 0; j < slopes.columns; ++j)
      for (std::size_t i = 0; i < rows; ++i) slopes.at(i, j) *= factor[i];
    add_layer_slopes(layer, parameters, ascent.in[l], ascent.values[l], slopes, gradient);
  }
}

}  // namespace

double liveliness_loss(double goodness, double threshold, bool is_right, double& slope) {
  const double y = is_right ? threshold - goodness : goodness - threshold;
  const double e = std::exp(-std::abs(y));
  slope = (y < 0 ? e : 1) / (1 + e) * (is_right ? -1 : 1);
  return std::max(y, 0.0) + std::log1p(e);
}

ForwardForwardRun forward_forward(const ForwardForward& question, core::Run& run) {
  constexpr const char* kKernel = "forward_forward";
  const Network network = bent(kKernel, question.net);
  const std::size_t classes = core::count_of_at_least(2, kKernel, "classes", question.classes);
  const std::size_t epochs = core::count_of_at_least(1, kKernel, "epochs", question.epochs);
  const std::size_t batch = core::count_of_at_least(1, kKernel, "batch", question.batch);
  if (!(question.threshold > 0) || std::isinf(question.threshold))
    throw BadParameter(kKernel, "threshold", fmt::format("{:g}", question.threshold), "above 0 and finite");
  check_room(kKernel, network, classes);
  const Activation plain = activation(kKernel, std::string("identity"));
  const Examples examples =
      examples_of(kKernel, question.data, Network({network.inputs(), classes}, plain, plain), Loss::cross_entropy);
  const std::size_t count = examples.inputs.rows;
  std::vector<std::size_t> labels(count);
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t c = 1; c < classes; ++c)
      if (examples.targets.at(i, c) > examples.targets.at(i, labels[i])) labels[i] = c;
  Descent descent;
  descent.rate = question.rate;
  Descender descender(kKernel, descent, network.parameters(), &network);
  const auto start = question.net.parameters.real();
  std::vector<double> parameters(start.begin(), start.end()), gradient(parameters.size()), losses;
  std::vector<std::size_t> order(count);
  for (std::size_t epoch = 0; epoch < epochs; ++epoch) {
    std::iota(order.begin(), order.end(), std::size_t{0});
    run.stream("order").at(epoch).shuffle(order);
    const core::Stream wrong = run.stream("class").at(epoch);
    std::vector<double> sums(network.layers().size());
    for (std::size_t first = 0; first < count; first += batch) {
      run.tick();
      const std::size_t rows = std::min(batch, count - first);
      Batch with_own = rows_of(examples.inputs, std::span<const std::size_t>(order).subspan(first, rows));
      Batch with_other = with_own;
      for (std::size_t i = 0; i < rows; ++i) {
        const std::size_t own = labels[order[first + i]];
        write_class(with_own, i, classes, own);
        write_class(with_other, i, classes, (own + 1 + wrong.below(order[first + i], classes - 1)) % classes);
      }
      std::fill(gradient.begin(), gradient.end(), 0.0);
      add_losses(network, parameters, question, ascend(network, parameters, std::move(with_own)), true, sums, gradient);
      add_losses(network, parameters, question, ascend(network, parameters, std::move(with_other)), false, sums,
                 gradient);
      descender.step(parameters, gradient);
    }
    for (const double sum : sums) {
      if (!std::isfinite(sum)) throw TrainingDiverged(kKernel, epoch + 1);
      losses.push_back(sum / static_cast<double>(2 * count));
    }
    run.progress(static_cast<double>(epoch + 1) / static_cast<double>(epochs));
  }
  std::vector<double> numbers(epochs), places(network.layers().size());
  std::iota(numbers.begin(), numbers.end(), 1.0);
  std::iota(places.begin(), places.end(), 1.0);
  ForwardForwardRun out;
  out.net = {question.net.layers, question.net.activation, core::Array::along("parameter", std::move(parameters))};
  out.loss = core::Array(
      {core::Dimension("epoch", core::Array::of(numbers)), core::Dimension("layer", core::Array::of(places))},
      std::move(losses));
  return out;
}

core::Array forward_forward_classes(const ForwardForwardClasses& question, core::Run& run) {
  constexpr const char* kKernel = "forward_forward_classes";
  const Network network = bent(kKernel, question.net);
  const std::size_t classes = core::count_of_at_least(2, kKernel, "classes", question.classes);
  check_room(kKernel, network, classes);
  const Batch x = patterns_of(kKernel, "x", question.x, network);
  std::vector<double> best(x.rows, -1), named(x.rows);
  for (std::size_t c = 0; c < classes; ++c) {
    run.tick();
    Batch with = x;
    for (std::size_t i = 0; i < x.rows; ++i) write_class(with, i, classes, c);
    std::vector<double> sums(x.rows);
    const Ascent ascent = ascend(network, question.net.parameters.real(), std::move(with));
    for (const auto& goodness : ascent.goodness)
      for (std::size_t i = 0; i < x.rows; ++i) sums[i] += goodness[i];
    for (std::size_t i = 0; i < x.rows; ++i) {
      if (sums[i] <= best[i]) continue;
      best[i] = sums[i];
      named[i] = static_cast<double>(c);
    }
  }
  return core::Array::along("pattern", std::move(named));
}

}  // namespace ansatz::networks
