// SPDX-License-Identifier: MIT
#include "stdlib/networks/diagnostics/gradient_signal.h"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/networks/loss.h"
#include "stdlib/networks/pass.h"
#include "stdlib/networks/patterns.h"

namespace ansatz::networks {

namespace {

using core::BadParameter;

constexpr const char* kGradientSignalToNoise = "gradient_signal_to_noise";

/// Mean and summed squared deviations of each slope over batches, one at a time.
struct Moments {
  std::vector<double> mean, squares;
  double count = 0;

  explicit Moments(std::size_t size) : mean(size), squares(size) {}
  void add(std::span<const double> slopes) {
    ++count;
    for (std::size_t p = 0; p < slopes.size(); ++p) {
      const double off = slopes[p] - mean[p];
      mean[p] += off / count;
      squares[p] += off * (slopes[p] - mean[p]);
    }
  }
};

Moments moments_of(const GradientSignal& question, const Network& network, core::Run& run) {
  const Loss loss = loss_named(kGradientSignalToNoise, question.loss);
  const Examples examples = examples_of(kGradientSignalToNoise, question.data, network, loss, Outputs::by_place);
  if (question.batch < 1)
    throw BadParameter(kGradientSignalToNoise, "batch", std::to_string(question.batch), "at least 1");
  const auto batch = static_cast<std::size_t>(question.batch);
  const std::size_t count = examples.inputs.rows;
  if (2 * batch > count)
    throw BadParameter(kGradientSignalToNoise, "batch", std::to_string(question.batch),
                       fmt::format("at most {}, half of the patterns", count / 2));
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  run.stream("order").shuffle(order);
  const auto parameters = question.net.parameters.real();
  Pass pass(network, batch);
  Batch outputs(batch, network.outputs()), slopes(batch, network.outputs());
  std::vector<double> gradient(network.parameters());
  Moments moments(network.parameters());
  for (std::size_t first = 0; first + batch <= count; first += batch) {
    run.tick();
    const auto rows = std::span(order).subspan(first, batch);
    const Batch targets = rows_of(examples.targets, rows);
    pass.load(examples.inputs, rows);
    pass.forward(parameters, run);
    pass.copy_layer(network.layers().size(), outputs);
    loss_and_slopes(loss, outputs.values.data(), targets.values.data(), batch, network.outputs(),
                    1 / static_cast<double>(batch), slopes.values.data(), examples.told);
    pass.set_output_slopes(slopes);
    pass.backward(parameters, gradient, run);
    moments.add(gradient);
  }
  return moments;
}

core::Array by_layer(std::vector<double> values) { return core::Array::along("layer", std::move(values)); }

}  // namespace

GradientSignalEstimate gradient_signal_to_noise(const GradientSignal& question, core::Run& run) {
  const Network network = network_of(kGradientSignalToNoise, question.net);
  const Moments moments = moments_of(question, network, run);
  const auto parameters = question.net.parameters.real();
  std::vector<double> mean, deviation, ratio, weights;
  for (const Layer& layer : network.layers()) {
    double length = 0, variance = 0, size = 0;
    for (std::size_t p = layer.weights; p < layer.biases; ++p) {
      length += moments.mean[p] * moments.mean[p];
      variance += moments.squares[p] / (moments.count - 1);
      size += parameters[p] * parameters[p];
    }
    if (!std::isfinite(length) || !std::isfinite(variance))
      throw BadParameter(kGradientSignalToNoise, "net", "one whose slopes are not finite", "one of smaller weights");
    mean.push_back(std::sqrt(length));
    deviation.push_back(std::sqrt(variance));
    ratio.push_back(std::sqrt(length / variance));
    weights.push_back(std::sqrt(size));
  }
  return {by_layer(std::move(mean)), by_layer(std::move(deviation)), by_layer(std::move(ratio)),
          by_layer(std::move(weights))};
}

}  // namespace ansatz::networks
