// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/joint/mutual.h"

#include <algorithm>

#include "stdlib/core/error.h"
#include "stdlib/information/discrete/joint/choice.h"

namespace ansatz::information {

double entropy(const JointEntropy& question, core::Run& run) {
  constexpr const char* kKernel = "entropy";
  const double scale = log_of_base(kKernel, question.base);
  Names wanted = question.of;
  if (!wanted.empty()) wanted.insert(wanted.end(), question.given.begin(), question.given.end());
  const Joint joint = read_joint(kKernel, question.p, wanted, run);
  const auto given = places_of(kKernel, joint, question.given);
  auto of = places_of(kKernel, joint, question.of);
  if (question.of.empty())
    for (std::size_t v = 0; v < joint.variables.size(); ++v)
      if (std::find(given.begin(), given.end(), v) == given.end()) of.push_back(v);
  const auto all = united(of, given);
  const double together = estimated_entropy(kKernel, joint, all, question.estimator);
  if (given.empty()) return together / scale;
  const double difference = together - estimated_entropy(kKernel, joint, given, question.estimator);
  return (question.estimator == "plugin" ? std::max(0.0, difference) : difference) / scale;
}

double mutual(const Mutual& question, core::Run& run) {
  constexpr const char* kKernel = "mutual";
  const double scale = log_of_base(kKernel, question.base);
  const auto [joint, x, y, z] = choose(kKernel, question.p, question.x, question.y, question.given, run);
  if (question.estimator == "plugin")
    return conditional_information(joint, marginal(joint, x), marginal(joint, y), marginal(joint, z)) / scale;
  const auto& sample = joint;
  const auto h = [&](const std::vector<std::size_t>& variables) {
    return estimated_entropy(kKernel, sample, variables, question.estimator);
  };
  const auto xz = united(x, z), yz = united(y, z), xyz = united(xz, y);
  return (h(xz) + h(yz) - h(xyz) - h(z)) / scale;
}

core::Array pointwise_mutual(const PointwiseMutual& question, core::Run& run) {
  constexpr const char* kKernel = "pointwise_mutual";
  const double scale = log_of_base(kKernel, question.base);
  const auto [joint, x, y, z] = choose(kKernel, question.p, question.x, question.y, question.given, run);
  const auto terms = pointwise_information(joint, marginal(joint, x), marginal(joint, y), marginal(joint, z));
  core::Array out(question.p.dimensions(), std::vector<double>(question.p.size(), 0.0));
  const auto values = out.mutable_real();
  for (std::size_t i = 0; i < joint.cells(); ++i) {
    std::size_t at = 0;
    for (std::size_t d = 0; d < out.rank(); ++d) at += joint.codes[d][i] * out.stride(d);
    values[at] = terms[i] / scale;
  }
  out.label = "i (" + base_name(question.base) + ")";
  return out;
}

}  // namespace ansatz::information
