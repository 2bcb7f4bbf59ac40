// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/deep/hsic_bottleneck.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "stdlib/bottleneck/deep/batches.h"
#include "stdlib/bottleneck/deep/hsic.h"
#include "stdlib/bottleneck/deep/kernel_slopes.h"
#include "stdlib/core/error.h"
#include "stdlib/core/extent.h"
#include "stdlib/networks/descent.h"
#include "stdlib/networks/patterns.h"
#include "stdlib/networks/rules/layer_alone.h"
#include "stdlib/networks/training.h"

namespace ansatz::bottleneck {

namespace {

using core::BadParameter;
using networks::Batch;

constexpr const char* kHsicBottleneck = "hsic_bottleneck";

double width_of(const HsicBottleneck& question, const Batch& rows) {
  return question.width * std::sqrt(static_cast<double>(rows.columns));
}

Batch normalised(const HsicBottleneck& question, const Batch& rows) {
  return normalised_kernel(gaussian_matrix(rows, rows, width_of(question, rows)), kHsicEpsilon);
}

void check(const HsicBottleneck& question) {
  const auto refuse = [](const char* name, double value, const char* wanted) {
    throw BadParameter(kHsicBottleneck, name, fmt::format("{:g}", value), wanted);
  };
  if (!(question.beta >= 0) || std::isinf(question.beta)) refuse("beta", question.beta, "at least 0 and finite");
  if (!(question.width > 0) || std::isinf(question.width)) refuse("width", question.width, "above 0 and finite");
  if (question.epochs < 1) refuse("epochs", question.epochs, "at least 1");
  if (question.batch < 4) refuse("batch", question.batch, "at least 4");
  if (question.net.layers.size() < 3)
    throw BadParameter(kHsicBottleneck, "net", fmt::format("of {} layers of units", question.net.layers.size()),
                       "of three or more: inputs, a hidden layer, outputs");
}

/// One batch: the slopes of every layer's own objective, whose values are added to `objectives`; the last is the loss.
void learn(const HsicBottleneck& question, const networks::Network& network, std::span<const double> parameters,
           const Batch& x, const Batch& wanted, std::vector<double>& objectives, std::span<double> gradient) {
  Batch aim = normalised(question, x);
  const Batch of_y = normalised(question, wanted);
  for (std::size_t i = 0; i < aim.values.size(); ++i) aim.values[i] -= question.beta * of_y.values[i];
  Batch in = x;
  for (std::size_t l = 0; l < network.layers().size(); ++l) {
    const networks::Layer& layer = network.layers()[l];
    const networks::LayerValues values = networks::values_of(layer, parameters, in);
    Batch slopes(in.rows, layer.outputs);
    if (l + 1 < network.layers().size()) {
      objectives[l] +=
          normalised_dependence(values.outputs, width_of(question, values.outputs), kHsicEpsilon, aim, slopes);
    } else {
      const double share = 1 / static_cast<double>(in.rows);
      objectives[l] +=
          share * networks::loss_and_slopes(networks::Loss::cross_entropy, values.outputs.values.data(),
                                            wanted.values.data(), in.rows, layer.outputs, share, slopes.values.data());
    }
    networks::add_layer_slopes(layer, parameters, in, values, slopes, gradient);
    in = values.outputs;
  }
}

}  // namespace

HsicBottleneckRun hsic_bottleneck(const HsicBottleneck& question, core::Run& run) {
  const networks::Network network = networks::network_of(kHsicBottleneck, question.net);
  check(question);
  const networks::Examples examples =
      networks::examples_of(kHsicBottleneck, question.data, network, networks::Loss::cross_entropy);
  networks::Descent descent;
  descent.rate = question.rate;
  networks::Descender descender(kHsicBottleneck, descent, network.parameters(), &network);
  const auto start = question.net.parameters.real();
  std::vector<double> parameters(start.begin(), start.end()), gradient(parameters.size());
  const std::size_t count = examples.inputs.rows, layers = network.layers().size();
  const std::size_t epochs = static_cast<std::size_t>(question.epochs);
  const std::size_t batch = std::min(static_cast<std::size_t>(question.batch), count);
  std::vector<std::size_t> order(count);
  std::vector<double> objectives, losses;
  for (std::size_t epoch = 0; epoch < epochs; ++epoch) {
    std::iota(order.begin(), order.end(), std::size_t{0});
    run.stream("order").at(epoch).shuffle(order);
    std::vector<double> sums(layers);
    double batches = 0;
    for (const auto rows : batches_of(order, batch)) {
      run.tick();
      std::fill(gradient.begin(), gradient.end(), 0.0);
      learn(question, network, parameters, networks::rows_of(examples.inputs, rows),
            networks::rows_of(examples.targets, rows), sums, gradient);
      descender.step(parameters, gradient);
      ++batches;
    }
    if (!core::all_finite(sums) || !core::all_finite(parameters))
      throw networks::TrainingDiverged(kHsicBottleneck, epoch + 1);
    for (std::size_t l = 0; l + 1 < layers; ++l) objectives.push_back(sums[l] / batches);
    losses.push_back(sums.back() / batches);
    run.progress(static_cast<double>(epoch + 1) / static_cast<double>(epochs));
  }
  std::vector<double> numbers(epochs), places(layers - 1);
  std::iota(numbers.begin(), numbers.end(), 1.0);
  std::iota(places.begin(), places.end(), 1.0);
  const core::Dimension by_epoch("epoch", core::Array::of(numbers));
  HsicBottleneckRun out;
  out.net = {question.net.layers, question.net.activation, core::Array::along("parameter", std::move(parameters))};
  out.objective = core::Array({by_epoch, core::Dimension("layer", core::Array::of(places))}, std::move(objectives));
  out.loss = core::Array({by_epoch}, std::move(losses));
  return out;
}

}  // namespace ansatz::bottleneck
