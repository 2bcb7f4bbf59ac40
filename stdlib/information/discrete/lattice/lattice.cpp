// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/lattice/lattice.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/discrete/joint/choice.h"
#include "stdlib/information/discrete/lattice/labels.h"
#include "stdlib/information/discrete/multivariate/common_information.h"

namespace ansatz::information {

namespace {

/// H(X|Y) + H(Y|X) in nats.
double distance_of(const Joint& joint, const Marginal& x, const Marginal& y) {
  const Marginal xy = both(joint, x, y);
  CompensatedSum sum;
  for (std::size_t i = 0; i < joint.cells(); ++i) {
    const double together = xy.weights[xy.of_cell[i]];
    const double ratio = x.weights[x.of_cell[i]] / together * (y.weights[y.of_cell[i]] / together);
    if (ratio > 1) sum.add(joint.weights[i] / joint.total() * std::log(ratio));
  }
  return sum.value();
}

bool determines(const Joint& joint, const Marginal& x, const Marginal& y) {
  return both(joint, x, y).size() == x.size();
}

double entropy_of(const Joint& joint, const Marginal& x) { return entropy_of_weights(x.weights, joint.total()); }

}  // namespace

double information_distance(const InformationDistance& question, core::Run& run) {
  constexpr const char* kKernel = "information_distance";
  const double scale = log_of_base(kKernel, question.base);
  const Choice chosen = choose(kKernel, question.p, question.x, question.y, {}, run);
  return distance_of(chosen.joint, marginal(chosen.joint, chosen.x), marginal(chosen.joint, chosen.y)) / scale;
}

double rajski_distance(const RajskiDistance& question, core::Run& run) {
  const Choice chosen = choose("rajski_distance", question.p, question.x, question.y, {}, run);
  const Joint& joint = chosen.joint;
  const Marginal x = marginal(joint, chosen.x), y = marginal(joint, chosen.y);
  const double together = entropy_of(joint, both(joint, x, y));
  return together == 0 ? 0 : std::min(1.0, distance_of(joint, x, y) / together);
}

core::Array common_variable(const CommonVariable& question, core::Run& run) {
  constexpr const char* kKernel = "common_variable";
  const Places places = read_places(kKernel, question.p, question.of, run);
  const auto of = question.of.empty() ? places.all() : places_of(kKernel, places.joint, question.of);
  if (of.size() < 2) throw core::BadParameter(kKernel, "of", "one variable", "two variables or more");
  std::vector<Marginal> variables;
  for (const std::size_t v : of) variables.push_back(marginal(places.joint, std::vector{v}));
  auto numbers = common_components(places.joint, variables);
  for (auto& number : numbers) ++number;
  return places.labelled(numbers, "common part");
}

core::Array complement(const Complement& question, core::Run& run) {
  constexpr const char* kKernel = "complement";
  Names wanted = question.x;
  wanted.insert(wanted.end(), question.y.begin(), question.y.end());
  const Places places = read_places(kKernel, question.p, wanted, run);
  const Joint& joint = places.joint;
  const Marginal x = marginal(joint, places_of(kKernel, joint, question.x));
  const Marginal y = marginal(joint, places_of(kKernel, joint, question.y));
  if (!determines(joint, x, y)) throw core::BadParameter(kKernel, "y", "not determined by x", "a function of x");
  std::vector<std::uint32_t> class_of(x.size());
  for (std::size_t i = 0; i < joint.cells(); ++i) class_of[x.of_cell[i]] = y.of_cell[i];
  std::vector<std::uint32_t> order(x.size()), next(y.size(), 0), rank(x.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](auto i, auto j) { return x.weights[i] > x.weights[j]; });
  for (const auto value : order) rank[value] = ++next[class_of[value]];
  std::vector<std::uint32_t> numbers(joint.cells());
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = rank[x.of_cell[i]];
  return places.labelled(numbers, "complement");
}

ReconstructionResult reconstruction(const Reconstruction& question, core::Run& run) {
  constexpr const char* kKernel = "reconstruction";
  const double scale = log_of_base(kKernel, question.base);
  if (question.x.empty()) throw core::BadParameter(kKernel, "x", "empty", "one variable or more");
  if (question.parts.empty()) throw core::BadParameter(kKernel, "parts", "empty", "one part or more");
  Names wanted = question.x;
  wanted.insert(wanted.end(), question.parts.begin(), question.parts.end());
  const Joint joint = read_joint(kKernel, question.p, wanted, run);
  const Marginal x = marginal(joint, places_of(kKernel, joint, question.x));
  const auto places = places_of(kKernel, joint, question.parts);
  const double whole = entropy_of(joint, x);
  ReconstructionResult out;
  std::vector<double> distances;
  CompensatedSum parts;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Marginal part = marginal(joint, std::vector{places[i]});
    if (!determines(joint, x, part))
      throw core::BadParameter(kKernel, "parts", fmt::format("\"{}\", which x does not determine", question.parts[i]),
                               "functions of x");
    const double h = entropy_of(joint, part);
    parts.add(h);
    distances.push_back(whole == 0 ? 0 : std::clamp(distance_of(joint, x, part) / whole, 0.0, 1.0));
  }
  const Marginal together = marginal(joint, places);
  out.possible = determines(joint, together, x);
  // H(X | parts) as a distance, since the parts are functions of x.
  out.missing = out.possible ? 0 : distance_of(joint, x, together) / scale;
  out.spare = (parts.value() - whole) / scale;
  CompensatedSum slack;
  slack.add(static_cast<double>(places.size()) - 1);
  for (const double d : distances) slack.add(-d);
  out.slack = slack.value();
  out.condition = out.slack >= -1e-12;
  out.distances = core::Array::along("part", std::move(distances));
  out.distances.label = "Rajski distance";
  return out;
}

}  // namespace ansatz::information
