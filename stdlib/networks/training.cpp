// SPDX-License-Identifier: MIT
#include "stdlib/networks/training.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "stdlib/core/error.h"

namespace ansatz::networks {

TrainingDiverged::TrainingDiverged(const std::string& kernel_name, std::size_t count, const char* counted)
    : core::Diverged(kernel_name, static_cast<double>(count), "the loss or a weight is no longer finite",
                     "a smaller rate is the usual way out"),
      sentence_(fmt::format("{}: {} at {} {}; {}", kernel, happening, counted, count, advice)) {}

namespace {

/// What is left of a descent where slopes are turned first: steps along them.
Descent turned(Descent descent) {
  if (descent.rule == "natural") descent.rule = "sgd";
  return descent;
}

}  // namespace

Training::Training(std::string kernel, const Network& network, std::vector<double> parameters, const Examples& examples,
                   Loss loss, const Descent& descent, std::size_t batch, const core::Stream& stream,
                   const Disturbance& disturbance)
    : kernel_(std::move(kernel)),
      network_(network),
      examples_(examples),
      loss_(loss),
      stream_(stream),
      batch_(std::min(batch, examples.inputs.rows)),
      parameters_(std::move(parameters)),
      trial_(parameters_),
      gradient_(network.parameters()),
      is_held_(network.layers().size(), false),
      order_(examples.inputs.rows),
      pass_(network, batch_, false, disturbance),
      descender_(kernel_, turned(descent), network.parameters(), &network) {
  if (descent.rule == "natural") natural_.emplace(kernel_, network, loss, descent.damping);
  const std::size_t tiles = (batch_ + Pass::kTileRows - 1) / Pass::kTileRows;
  targets_.resize(tiles * Pass::kTileRows * examples.targets.columns);
  losses_.resize(tiles);
  loss_of_tile_ = [this](std::size_t tile) { learn_from(tile); };
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  if (batch_ == order_.size()) pass_.load(examples_.inputs, 0, batch_);
}

void Training::train_only(std::span<const std::size_t> layers) {
  is_held_.assign(network_.layers().size(), true);
  for (const std::size_t l : layers) is_held_[l] = false;
}

void Training::take_back_held() {
  for (std::size_t l = 0; l < is_held_.size(); ++l) {
    if (!is_held_[l]) continue;
    const Layer& layer = network_.layers()[l];
    const std::size_t end = layer.bend + (layer.activation.learns() ? 1 : 0);
    std::copy(parameters_.begin() + static_cast<std::ptrdiff_t>(layer.weights),
              parameters_.begin() + static_cast<std::ptrdiff_t>(end),
              trial_.begin() + static_cast<std::ptrdiff_t>(layer.weights));
  }
}

double Training::epoch(const core::Run& run) {
  const std::size_t count = order_.size();
  if (batch_ < count) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    stream_.at(epochs_).shuffle(order_);
  }
  double sum = 0;
  for (std::size_t first = 0; first < count; first += batch_) {
    run.tick();
    rows_ = std::span(order_).subspan(first, std::min(batch_, count - first));
    if (batch_ < count) pass_.load(examples_.inputs, rows_);
    pass_.draw_from(stream_.at("disturbance").at(steps_++));
    pass_.learn(trial_, loss_of_tile_, gradient_, run);
    if (natural_) natural_->turn(trial_, examples_.inputs, rows_, gradient_);
    descender_.step(trial_, gradient_);
    take_back_held();
    sum += std::accumulate(losses_.data(), losses_.data() + pass_.tiles(), 0.0);
  }
  ++epochs_;
  const double loss = sum / static_cast<double>(count);
  const bool is_finite =
      std::isfinite(loss) && std::all_of(trial_.begin(), trial_.end(), [](double p) { return std::isfinite(p); });
  if (!is_finite) throw TrainingDiverged(kernel_, epochs_);
  parameters_ = trial_;
  return loss;
}

void Training::learn_from(std::size_t tile) {
  const std::size_t columns = examples_.targets.columns, count = pass_.rows_of(tile), first = tile * Pass::kTileRows;
  double* const targets = targets_.data() + first * columns;
  double* to = targets;
  for (std::size_t j = 0; j < columns; ++j) {
    const double* from = examples_.targets.column(j).data();
    for (std::size_t i = 0; i < count; ++i) *to++ = from[rows_[first + i]];
  }
  losses_[tile] =
      loss_and_slopes(loss_, pass_.output(tile).data(), targets, count, network_.outputs(),
                      1 / static_cast<double>(rows_.size()), pass_.output_slopes(tile).data(), examples_.told);
}

Batch layer_of(const Network& network, std::span<const double> parameters, const Batch& inputs, std::size_t l,
               const core::Run& run, const Disturbance& disturbance, const core::Stream& stream) {
  Batch out(inputs.rows, l == 0 ? network.inputs() : network.layers()[l - 1].outputs);
  constexpr std::size_t kOfStream = Pass::kMostTiles * Pass::kTileRows;  // rows that draw from one stream
  const std::size_t at_once = Pass::rows_at_once(network);
  Pass pass(network, std::min(at_once, inputs.rows), false, disturbance);
  for (std::size_t first = 0; first < inputs.rows; first += pass.rows()) {
    const std::size_t before = first % kOfStream;
    const std::size_t count = std::min({at_once, kOfStream - before, inputs.rows - first});
    pass.draw_from(stream.at(first / kOfStream), before / Pass::kTileRows);
    pass.load(inputs, first, count);
    pass.forward(parameters, run);
    pass.copy_layer(l, out, first);
  }
  return out;
}

}  // namespace ansatz::networks
