// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/multivariate/common_information.h"

#include <algorithm>
#include <numeric>

#include "stdlib/information/discrete/joint/numbering.h"
#include "stdlib/information/discrete/multivariate/whole.h"

namespace ansatz::information {

namespace {

/// Union and find, with the smaller number as the root.
class Components {
 public:
  explicit Components(std::size_t n) : root_(n) { std::iota(root_.begin(), root_.end(), 0U); }
  std::uint32_t of(std::uint32_t i) {
    while (root_[i] != i) i = root_[i] = root_[root_[i]];
    return i;
  }
  void link(std::uint32_t i, std::uint32_t j) {
    const auto a = of(i), b = of(j);
    root_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> root_;
};

}  // namespace

std::vector<std::uint32_t> common_components(const Joint& joint, const std::vector<Marginal>& variables) {
  const std::size_t cells = joint.cells();
  Components components(cells);
  for (const Marginal& variable : variables) {
    std::vector<std::uint32_t> first(variable.size(), 0xFFFFFFFF);  // a cell with that value
    for (std::size_t cell = 0; cell < cells; ++cell) {
      std::uint32_t& seen = first[variable.of_cell[cell]];
      if (seen == 0xFFFFFFFF) seen = static_cast<std::uint32_t>(cell);
      components.link(seen, static_cast<std::uint32_t>(cell));
    }
  }
  Numbering numbering;
  std::vector<std::uint32_t> out(cells);
  for (std::size_t cell = 0; cell < cells; ++cell)
    out[cell] = numbering.of(components.of(static_cast<std::uint32_t>(cell)));
  return out;
}

double common_information(const Multivariate& question, core::Run& run) {
  const Whole whole("common_information", question, run);
  const Joint& joint = whole.joint();
  std::vector<Marginal> variables;
  for (const std::size_t v : whole.all()) variables.push_back(marginal(joint, std::vector{v}));
  const auto component = common_components(joint, variables);
  std::vector<double> weights;
  for (std::size_t cell = 0; cell < joint.cells(); ++cell) {
    if (component[cell] >= weights.size()) weights.resize(component[cell] + 1, 0.0);
    weights[component[cell]] += joint.weights[cell];
  }
  return whole.exact(entropy_of_weights(weights, joint.total()));
}

}  // namespace ansatz::information
