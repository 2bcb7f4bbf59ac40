// SPDX-License-Identifier: MIT
#include "interpreter/host/closure.h"

#include <algorithm>

#include "interpreter/host/closure_graph.h"

namespace ansatz::host {

Closure::Closure(std::unique_ptr<Graph> graph, core::Fingerprint fingerprint, std::vector<const core::Kernel*> kernels,
                 bool keeps_state)
    : graph_(std::move(graph)), fingerprint_(fingerprint), kernels_(std::move(kernels)), keeps_state_(keeps_state) {}
Closure::~Closure() = default;

const std::vector<std::string>& Closure::asks_for() const {
  static const std::vector<std::string> kNothing;
  const auto* function = std::get_if<Graph::Function>(&graph_->nodes[graph_->root]);
  return function ? function->argument_fields : kNothing;
}

bool Closure::mentions(const std::string& text) const {
  return std::any_of(graph_->nodes.begin(), graph_->nodes.end(), [&](const Graph::Content& content) {
    const auto* function = std::get_if<Graph::Function>(&content);
    return function && std::find(function->texts.begin(), function->texts.end(), text) != function->texts.end();
  });
}

}  // namespace ansatz::host
