// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/joint/dense_joint.h"

#include <fmt/format.h>

#include <utility>

#include "stdlib/core/error.h"

namespace ansatz::information {

core::Array DenseJoint::array(std::vector<double> values) const {
  core::Array out(dimensions, std::move(values));
  out.is_mass = true;
  return out;
}

DenseJoint dense_joint(const char* kernel, const char* parameter, const Joint& joint, double most,
                       const char* otherwise) {
  DenseJoint out;
  double cells = 1;
  for (const auto& variable : joint.variables) {
    out.dimensions.emplace_back(variable.name, variable.values);
    cells *= static_cast<double>(variable.size());
  }
  if (cells > most)
    throw core::BadParameter(kernel, parameter, fmt::format("a sample whose table has {:g} cells", cells),
                             fmt::format("of at most {:g}; {}", most, otherwise));
  out.weights.assign(static_cast<std::size_t>(cells), 0.0);
  for (std::size_t i = 0; i < joint.cells(); ++i) {
    std::size_t at = 0;
    for (std::size_t d = 0; d < out.dimensions.size(); ++d) at = at * out.dimensions[d].size + joint.codes[d][i];
    out.weights[at] = joint.weights[i];
  }
  return out;
}

}  // namespace ansatz::information
