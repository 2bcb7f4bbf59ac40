// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/joint/joint_distribution.h"

#include <fmt/format.h>

#include "stdlib/core/error.h"

namespace ansatz::information {

namespace {

constexpr const char* kJoint = "joint";
constexpr double kMostCells = 1 << 26;

}  // namespace

core::Array joint(const JointDistribution& question, core::Run& run) {
  if (!question.samples.is<core::Table>() && !question.samples.is<core::Record>())
    throw core::BadParameter(kJoint, "samples", question.samples.describe(), "a table or a record of columns");
  const Joint counted = read_joint(kJoint, question.samples, question.variables, run);
  std::vector<core::Dimension> dimensions;
  double cells = 1;
  for (const auto& variable : counted.variables) {
    dimensions.emplace_back(variable.name, variable.values);
    cells *= static_cast<double>(variable.size());
  }
  if (cells > kMostCells)
    throw core::BadParameter(
        kJoint, "samples", fmt::format("a sample whose table has {:g} cells", cells),
        fmt::format("of at most {:g}; entropies and informations take the sample itself", kMostCells));
  std::vector<double> values(static_cast<std::size_t>(cells), 0.0);
  for (std::size_t i = 0; i < counted.cells(); ++i) {
    std::size_t at = 0;
    for (std::size_t d = 0; d < dimensions.size(); ++d) at = at * dimensions[d].size + counted.codes[d][i];
    values[at] = question.counts ? counted.weights[i] : counted.weights[i] / counted.rows;
  }
  core::Array out(std::move(dimensions), std::move(values));
  out.label = question.counts ? "rows" : "share";
  out.is_mass = true;
  return out;
}

}  // namespace ansatz::information
