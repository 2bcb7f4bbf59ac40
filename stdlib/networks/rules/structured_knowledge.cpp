// SPDX-License-Identifier: MIT
#include "stdlib/networks/rules/structured_knowledge.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/core/sums.h"
#include "stdlib/networks/patterns.h"
#include "stdlib/networks/products.h"
#include "stdlib/networks/rules/layer_alone.h"
#include "stdlib/networks/training.h"

namespace ansatz::networks {

namespace {

constexpr const char* kStructuredKnowledge = "structured_knowledge";
constexpr double kPerBit = 1.44269504088896340736;  // 1/ln 2

/// What is read off a layer at a step.
struct Reading {
  double entropy = 0, alignment = 0, size = 0, decision_flow = 0, entropy_flow = 0;
};

// Sums of products of two columns, pairwise: one number a unit, then over the units.
template <class Term>
double sum_over(const Batch& like, const Term& term) {
  std::vector<double> column(like.rows), sums(like.columns);
  for (std::size_t j = 0; j < like.columns; ++j) {
    for (std::size_t i = 0; i < like.rows; ++i) column[i] = term(i, j);
    sums[j] = core::pairwise_sum(column);
  }
  return core::pairwise_sum(sums);
}

Reading read(const LayerValues& now, const LayerValues& before) {
  const Batch &z = now.sums, &d = now.outputs;
  const auto shift = [&](std::size_t i, std::size_t j) { return d.at(i, j) - before.outputs.at(i, j); };
  const auto change = [&](std::size_t i, std::size_t j) { return z.at(i, j) - before.sums.at(i, j); };
  const double along = sum_over(z, [&](auto i, auto j) { return z.at(i, j) * shift(i, j); });
  const double length = std::sqrt(sum_over(z, [&](auto i, auto j) { return z.at(i, j) * z.at(i, j); }));
  const double shifts = std::sqrt(sum_over(z, [&](auto i, auto j) { return shift(i, j) * shift(i, j); }));
  Reading out;
  out.entropy = -kPerBit * along;
  out.alignment = length > 0 && shifts > 0 ? along / (length * shifts) : 0;
  out.size = length;
  out.decision_flow = sum_over(z, [&](auto i, auto j) { return d.at(i, j) * change(i, j); });
  out.entropy_flow =
      -kPerBit * sum_over(z, [&](auto i, auto j) { return z.at(i, j) * d.at(i, j) * (1 - d.at(i, j)) * change(i, j); });
  return out;
}

// −1/ln 2 [z D(1 − D) + ΔD]/n
Batch local_slopes(const LayerValues& now, const LayerValues& before) {
  Batch out(now.sums.rows, now.sums.columns);
  const double scale = -kPerBit / static_cast<double>(out.rows);
  for (std::size_t i = 0; i < out.values.size(); ++i) {
    const double z = now.sums.values[i], d = now.outputs.values[i];
    out.values[i] = scale * (z * d * (1 - d) + d - before.outputs.values[i]);
  }
  return out;
}

}  // namespace

StructuredKnowledgeRun structured_knowledge(const StructuredKnowledge& question, core::Run& run) {
  using core::BadParameter;
  const auto* name = std::get_if<std::string>(&question.net.activation);
  if (!name || *name != "sigmoid")
    throw BadParameter(kStructuredKnowledge, "net",
                       "of the activation " + (name ? "\"" + *name + "\"" : std::string("of a function")),
                       "of \"sigmoid\"");
  network_of(kStructuredKnowledge, question.net);  // whose refusals hold here
  if (question.steps < 2)
    throw BadParameter(kStructuredKnowledge, "steps", std::to_string(question.steps), "at least 2");
  if (!(question.rate > 0) || std::isinf(question.rate))
    throw BadParameter(kStructuredKnowledge, "rate", fmt::format("{:g}", question.rate), "above 0 and finite");
  const auto sigmoid = activation(kStructuredKnowledge, question.net.activation);
  const Network network(dense_sizes(kStructuredKnowledge, question.net), sigmoid, sigmoid);
  const Batch x = patterns_of(kStructuredKnowledge, "x", question.x, network);
  const auto start = question.net.parameters.real();
  std::vector<double> parameters(start.begin(), start.end());

  const std::size_t layers = network.layers().size(), steps = static_cast<std::size_t>(question.steps);
  std::vector<LayerValues> now(layers), before(layers);
  std::vector<Reading> readings;
  for (std::size_t step = 0; step < steps; ++step) {
    run.tick();
    for (std::size_t l = 0; l < layers; ++l)
      now[l] = values_of(network.layers()[l], parameters, l == 0 ? x : now[l - 1].outputs);
    if (step > 0) {
      std::vector<double> gradient(parameters.size());
      for (std::size_t l = 0; l < layers; ++l) {
        readings.push_back(read(now[l], before[l]));
        if (!std::isfinite(readings.back().size)) throw TrainingDiverged(kStructuredKnowledge, step + 1, "step");
        const Batch slopes = local_slopes(now[l], before[l]);
        const Layer& layer = network.layers()[l];
        add_slopes((l == 0 ? x : before[l - 1].outputs).values.data(), x.rows, layer.inputs, slopes.values.data(),
                   layer.outputs, gradient.data() + layer.weights, gradient.data() + layer.biases);
      }
      for (std::size_t p = 0; p < parameters.size(); ++p) parameters[p] -= question.rate * gradient[p];
    }
    std::swap(now, before);
    run.progress(static_cast<double>(step + 1) / static_cast<double>(steps));
  }

  std::vector<double> numbers(steps - 1), places(layers);
  std::iota(numbers.begin(), numbers.end(), 2.0);
  std::iota(places.begin(), places.end(), 1.0);
  const core::Dimension by_step("step", core::Array::of(numbers)), by_layer("layer", core::Array::of(places));
  const auto array = [&](double Reading::*member, const char* label) {
    std::vector<double> values;
    for (const Reading& reading : readings) values.push_back(reading.*member);
    core::Array out({by_step, by_layer}, std::move(values));
    out.label = label;
    return out;
  };
  StructuredKnowledgeRun out;
  out.net = {question.net.layers, question.net.activation, core::Array::along("parameter", std::move(parameters))};
  out.entropy = array(&Reading::entropy, "H (bit)");
  out.alignment = array(&Reading::alignment, "cos(z, ΔD)");
  out.size = array(&Reading::size, "|z|");
  out.decision_flow = array(&Reading::decision_flow, "Σ D Δz");
  out.entropy_flow = array(&Reading::entropy_flow, "Σ ∇H Δz");
  std::vector<double> nets;
  for (const Reading& reading : readings) nets.push_back(reading.decision_flow - reading.entropy_flow);
  out.tensor_net = core::Array({by_step, by_layer}, std::move(nets));
  out.tensor_net.label = "tensor net";
  const Batch& last = before.back().outputs;  // of the last step, by the swap
  std::vector<double> decisions;
  for (std::size_t i = 0; i < last.rows; ++i)
    for (std::size_t j = 0; j < last.columns; ++j) decisions.push_back(last.at(i, j));
  out.decisions = core::Array({{"pattern", last.rows}, {"unit", last.columns}}, std::move(decisions));
  return out;
}

}  // namespace ansatz::networks
