// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/decomposition/unique_information.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/information/discrete/decomposition/coupling.h"
#include "stdlib/information/discrete/joint/marginal.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kUniqueInformation = "unique_information";
constexpr double kMostCells = 1 << 22;

void check(const UniqueInformation& question) {
  const std::pair<const char*, const Names*> sets[] = {
      {"first", &question.first}, {"second", &question.second}, {"target", &question.target}};
  for (const auto& [name, set] : sets)
    if (set->empty()) throw BadParameter(kUniqueInformation, name, "empty", "one variable or more");
  for (std::size_t a = 0; a < 3; ++a)
    for (std::size_t b = 0; b < a; ++b)
      for (const auto& variable : *sets[a].second)
        if (std::find(sets[b].second->begin(), sets[b].second->end(), variable) != sets[b].second->end())
          throw BadParameter(kUniqueInformation, sets[a].first,
                             fmt::format("\"{}\", which {} has as well", variable, sets[b].first), "other variables");
  if (!(question.tolerance > 0))
    throw BadParameter(kUniqueInformation, "tolerance", fmt::format("{:g}", question.tolerance), "above 0");
}

/// The pairs of two variables that occur, ordered by the second.
std::vector<PairMasses::Pair> pairs_of(const Joint& joint, const Marginal& x, const Marginal& y) {
  const Marginal pair = both(joint, x, y);
  std::vector<PairMasses::Pair> out(pair.size());
  for (std::size_t i = 0; i < joint.cells(); ++i) {
    const auto value = pair.of_cell[i];
    out[value] = {x.of_cell[i], y.of_cell[i], pair.weights[value] / joint.total()};
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; });
  return out;
}

}  // namespace

UniqueInformationResult unique_information(const UniqueInformation& question, core::Run& run) {
  const double scale = log_of_base(kUniqueInformation, question.base);
  check(question);
  Names wanted = question.first;
  wanted.insert(wanted.end(), question.second.begin(), question.second.end());
  wanted.insert(wanted.end(), question.target.begin(), question.target.end());
  const Joint joint = read_joint(kUniqueInformation, question.p, wanted, run);
  const Marginal first = marginal(joint, places_of(kUniqueInformation, joint, question.first));
  const Marginal second = marginal(joint, places_of(kUniqueInformation, joint, question.second));
  const Marginal target = marginal(joint, places_of(kUniqueInformation, joint, question.target));
  const Marginal none = marginal(joint, {});
  const PairMasses pairs{pairs_of(joint, first, target), pairs_of(joint, second, target), first.size(), second.size(),
                         target.size()};
  const double cells =
      static_cast<double>(first.size()) * static_cast<double>(second.size()) * static_cast<double>(target.size());
  if (cells > kMostCells)
    throw BadParameter(kUniqueInformation, "p", fmt::format("of {:g} cells", cells),
                       fmt::format("of at most {:g}", kMostCells));
  const LeastCoupling least = least_coupling(pairs, 0.1 * question.tolerance, run);
  const double told_first = conditional_information(joint, first, target, none);
  const double told_second = conditional_information(joint, second, target, none);
  const double told = conditional_information(joint, both(joint, first, second), target, none);
  const double without_synergy = std::min(told, entropy_of_weights(target.weights, joint.total()) + least.value);
  const auto part = [&](double nats) { return std::abs(nats) <= question.tolerance ? 0 : nats / scale; };
  UniqueInformationResult out;
  out.redundant = part(told_first + told_second - without_synergy);
  out.unique_first = part(without_synergy - told_second);
  out.unique_second = part(without_synergy - told_first);
  out.synergistic = part(told - without_synergy);
  out.information = told / scale;
  out.gap = least.gap / scale;
  out.steps = least.steps;
  if (least.gap > question.tolerance)
    run.warn(fmt::format("{}: the parts are known to {:.2g} nats only", kUniqueInformation, least.gap));
  return out;
}

}  // namespace ansatz::information
