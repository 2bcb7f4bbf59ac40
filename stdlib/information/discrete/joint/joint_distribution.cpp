// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/joint/joint_distribution.h"

#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/information/discrete/joint/dense_joint.h"

namespace ansatz::information {

namespace {

constexpr const char* kJoint = "joint";
constexpr double kMostCells = 1 << 26;

}  // namespace

core::Array joint(const JointDistribution& question, core::Run& run) {
  if (!question.samples.is<core::Table>() && !question.samples.is<core::Record>())
    throw core::BadParameter(kJoint, "samples", question.samples.describe(), "a table or a record of columns");
  const Joint counted = read_joint(kJoint, question.samples, question.variables, run);
  DenseJoint dense =
      dense_joint(kJoint, "samples", counted, kMostCells, "entropies and informations take the sample itself");
  if (!question.counts)
    for (double& weight : dense.weights) weight /= counted.rows;
  core::Array out = dense.array(std::move(dense.weights));
  out.label = question.counts ? "rows" : "share";
  return out;
}

}  // namespace ansatz::information
