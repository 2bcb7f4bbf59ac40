// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/plane/layer_information.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "stdlib/bottleneck/plane/cells.h"
#include "stdlib/bottleneck/plane/mixtures.h"
#include "stdlib/bottleneck/plane/samples.h"
#include "stdlib/bottleneck/plane/snapshot.h"
#include "stdlib/core/error.h"

namespace ansatz::bottleneck {

namespace {

using core::Array;
using core::BadParameter;

constexpr const char* kLayerInformation = "layer_information";
constexpr std::size_t kFew = 50;

std::vector<std::size_t> numbers_of(const std::vector<double>& layers, std::size_t last) {
  std::vector<std::size_t> out;
  for (const double layer : layers) {
    if (!(layer >= 1 && layer <= static_cast<double>(last)) || layer != std::floor(layer))
      throw BadParameter(kLayerInformation, "layers", fmt::format("{:g}", layer),
                         fmt::format("whole numbers in [1, {}]", last));
    out.push_back(static_cast<std::size_t>(layer));
  }
  if (out.empty()) {
    out.resize(last);
    std::iota(out.begin(), out.end(), std::size_t{1});
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool ends_in_shares(const std::string& output, const networks::Network& network) {
  if (output == "softmax") return true;
  if (output == "linear") return false;
  if (output == "automatic") return network.outputs() > 1;
  throw BadParameter(kLayerInformation, "output", "\"" + output + "\"", "\"automatic\", \"softmax\" or \"linear\"");
}

/// The estimator, its numbers checked as if a script had made it.
Estimator checked(const Estimator& estimator, core::Run& run) {
  struct Check {
    core::Run& run;
    Estimator operator()(const Binned& e) const { return binned(e, run); }
    Estimator operator()(const AdaptivelyBinned& e) const { return adaptively_binned(e, run); }
    Estimator operator()(const Smoothed& e) const { return smoothed(e, run); }
    Estimator operator()(const Noised& e) const { return noised(e, run); }
    Estimator operator()(const Compressed& e) const { return compressed(e, run); }
    Estimator operator()(const KernelMatrices& e) const { return kernel_matrices(e, run); }
    Estimator operator()(const Diffused& e) const { return diffused(e, run); }
  };
  return std::visit(Check{run}, estimator);
}

Array by_layer(const std::vector<LayerView>& layers, std::vector<double> values, std::string label) {
  std::vector<std::int64_t> numbers;
  for (const LayerView& layer : layers) numbers.push_back(static_cast<std::int64_t>(layer.number));
  const std::size_t count = numbers.size();
  Array out({core::Dimension("layer", Array({{"layer", count}}, std::move(numbers)))}, std::move(values));
  out.label = std::move(label);
  return out;
}

}  // namespace

LayerInformationResult layer_information(const LayerInformation& question, core::Run& run) {
  const double base = information::log_of_base(kLayerInformation, question.base);
  const Estimator estimator = checked(question.estimator, run);
  const networks::Network network = networks::network_of(kLayerInformation, question.net);
  const std::span<const double> parameters = question.net.parameters.real();
  const Task task = read_task(kLayerInformation, question.data, network, run);
  const bool in_shares = ends_in_shares(question.output, network);
  const auto numbers = numbers_of(question.layers, network.layers().size());
  const Snapshot snapshot(network, parameters, task, in_shares, numbers);
  if (task.patterns.rows < kFew && estimator.index() >= 2)
    run.warn(fmt::format("{}: {} patterns are few for a density", kLayerInformation, task.patterns.rows));
  const auto points =
      std::visit([&](const auto& how) { return points_of(kLayerInformation, how, snapshot, run); }, estimator);

  std::vector<double> about_x, about_y, scale, kept;
  for (const PlanePoint& point : points) {
    about_x.push_back(point.about_x / base);
    about_y.push_back(point.about_y / base);
    scale.push_back(point.scale);
    kept.push_back(point.kept);
  }
  const std::string unit = " (" + information::base_name(question.base) + ")";
  return {by_layer(snapshot.layers, std::move(about_x), "I(T; X)" + unit),
          by_layer(snapshot.layers, std::move(about_y), "I(T; Y)" + unit),
          by_layer(snapshot.layers, std::move(scale), "scale"),
          by_layer(snapshot.layers, std::move(kept), "share of the variance looked at")};
}

}  // namespace ansatz::bottleneck
