// SPDX-License-Identifier: MIT
#include "stdlib/networks/joined.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "stdlib/core/error.h"

namespace ansatz::networks {

namespace {

std::string text_of(const std::variant<std::string, core::Function>& bend) {
  const auto* name = std::get_if<std::string>(&bend);
  return name ? *name : std::get<core::Function>(bend).fingerprint();
}

}  // namespace

Perceptron joined(const Joined& question, core::Run&) {
  const Network one = network_of("joined", question.first), two = network_of("joined", question.second);
  if (one.outputs() < two.inputs())
    throw core::BadParameter("joined", "first", fmt::format("of {} outputs", one.outputs()),
                             fmt::format("of {} at least, the inputs of second", two.inputs()));
  const bool both_bend = one.layers().size() > 1 && two.layers().size() > 1;
  if (both_bend && text_of(question.first.activation) != text_of(question.second.activation))
    throw core::BadParameter("joined", "second", "of another activation", "of that of first");
  Perceptron out;
  std::vector<LayerWord> words = question.first.layers.words();
  const std::vector<LayerWord> after = question.second.layers.words();
  words.pop_back();
  words.insert(words.end(), after.begin() + 1, after.end());
  out.layers = Layers::of(std::move(words));
  out.activation = one.layers().size() > 1 ? question.first.activation : question.second.activation;
  const auto a = question.first.parameters.real(), b = question.second.parameters.real();
  const Layer &last = one.layers().back(), &next = two.layers().front();
  if (!last.block->is_dense() || !next.block->is_dense())
    throw core::BadParameter(
        "joined", next.block->is_dense() ? "first" : "second",
        "a network with " + (next.block->is_dense() ? last : next).block->name() + " where they meet",
        "one with a dense layer there, so that the two layers are one");
  std::vector<double> parameters(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(last.weights));
  // A unit of the joint layer: Σ_k v_k (w_k · x + b_k) + c.
  std::vector<double> biases(b.begin() + static_cast<std::ptrdiff_t>(next.biases),
                             b.begin() + static_cast<std::ptrdiff_t>(next.biases + next.outputs));
  for (std::size_t j = 0; j < next.outputs; ++j) {
    const double* v = b.data() + next.weights + j * next.inputs;
    std::vector<double> weights(last.inputs);
    for (std::size_t k = 0; k < next.inputs; ++k) {
      for (std::size_t i = 0; i < last.inputs; ++i) weights[i] += v[k] * a[last.weights + k * last.inputs + i];
      biases[j] += v[k] * a[last.biases + k];
    }
    parameters.insert(parameters.end(), weights.begin(), weights.end());
  }
  parameters.insert(parameters.end(), biases.begin(), biases.end());
  parameters.insert(parameters.end(), b.begin() + static_cast<std::ptrdiff_t>(next.biases + next.outputs), b.end());
  out.parameters = core::Array::along("parameter", std::move(parameters));
  return out;
}

}  // namespace ansatz::networks
