// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/decomposition/partial_information.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/discrete/decomposition/antichains.h"
#include "stdlib/information/discrete/joint/marginal.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kPartialInformation = "partial_information";

/// Σ_a p(a, y) ln[p(y|a)/p(y)] for each y: p(y) times the specific information.
std::vector<double> specific_information(const Joint& joint, const Marginal& source, const Marginal& target) {
  const Marginal pair = both(joint, source, target);
  std::vector<CompensatedSum> sums(target.size());
  std::vector<bool> seen(pair.size(), false);
  for (std::size_t i = 0; i < joint.cells(); ++i) {
    const auto value = pair.of_cell[i];
    if (seen[value]) continue;
    seen[value] = true;
    const auto y = target.of_cell[i];
    const double ratio = pair.weights[value] / source.weights[source.of_cell[i]] * (joint.total() / target.weights[y]);
    sums[y].add(pair.weights[value] / joint.total() * std::log(ratio));
  }
  std::vector<double> out;
  for (const auto& sum : sums) out.push_back(std::max(0.0, sum.value()));
  return out;
}

std::string label_of(const Antichain& antichain, const Names& sources) {
  const bool has_long = std::any_of(sources.begin(), sources.end(), [](const auto& name) { return name.size() > 1; });
  std::string out;
  for (const std::uint32_t set : antichain) {
    std::string names;
    for (std::size_t s = 0; s < sources.size(); ++s)
      if (set >> s & 1) names += (names.empty() || !has_long ? "" : ",") + sources[s];
    out += "{" + names + "}";
  }
  return out;
}

void check_sources(const PartialInformation& question) {
  const auto& sources = question.sources;
  if (sources.size() < 2 || sources.size() > 4)
    throw BadParameter(kPartialInformation, "sources",
                       fmt::format("{} variable{}", sources.size(), sources.size() == 1 ? "" : "s"),
                       "two, three or four");
  if (question.target.empty()) throw BadParameter(kPartialInformation, "target", "empty", "one variable or more");
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const auto again = std::find(sources.begin() + static_cast<std::ptrdiff_t>(i) + 1, sources.end(), sources[i]);
    if (again != sources.end())
      throw BadParameter(kPartialInformation, "sources", "\"" + *again + "\" twice", "named once each");
    if (std::find(question.target.begin(), question.target.end(), sources[i]) != question.target.end())
      throw BadParameter(kPartialInformation, "target", "\"" + sources[i] + "\", which is a source", "other variables");
  }
}

}  // namespace

PartialInformationResult partial_information(const PartialInformation& question, core::Run& run) {
  const double scale = log_of_base(kPartialInformation, question.base);
  check_sources(question);
  Names wanted = question.sources;
  wanted.insert(wanted.end(), question.target.begin(), question.target.end());
  const Joint joint = read_joint(kPartialInformation, question.p, wanted, run);
  const auto sources = places_of(kPartialInformation, joint, question.sources);
  const Marginal target = marginal(joint, places_of(kPartialInformation, joint, question.target));
  std::vector<std::vector<double>> specific(std::size_t{1} << sources.size());
  for (std::size_t set = 1; set < specific.size(); ++set) {
    run.tick();
    std::vector<std::size_t> chosen;
    for (std::size_t s = 0; s < sources.size(); ++s)
      if (set >> s & 1) chosen.push_back(sources[s]);
    specific[set] = specific_information(joint, marginal(joint, chosen), target);
  }
  const auto lattice = antichains(sources.size());
  std::vector<double> redundancy, atom(lattice.size());
  for (const Antichain& antichain : lattice) {
    CompensatedSum sum;
    for (std::size_t y = 0; y < target.size(); ++y) {
      double least = HUGE_VAL;
      for (const auto set : antichain) least = std::min(least, specific[set][y]);
      sum.add(least);
    }
    redundancy.push_back(sum.value());
  }
  for (std::size_t a = 0; a < lattice.size(); ++a) {
    CompensatedSum rest;
    rest.add(redundancy[a]);
    for (std::size_t b = 0; b < a; ++b)
      if (lies_below(lattice[b], lattice[a])) rest.add(-atom[b]);
    atom[a] = std::abs(rest.value()) < 1e-13 ? 0 : rest.value();
  }
  PartialInformationResult out;
  std::vector<std::string> labels;
  for (const Antichain& antichain : lattice) labels.push_back(label_of(antichain, question.sources));
  for (double& v : atom) v /= scale;
  for (double& v : redundancy) v /= scale;
  out.information = redundancy.back();
  const core::Dimension dimension("atom", core::Array::of_texts(labels));
  out.atoms = core::Array({dimension}, std::move(atom));
  out.redundancies = core::Array({dimension}, std::move(redundancy));
  out.atoms.label = out.redundancies.label = "I (" + base_name(question.base) + ")";
  return out;
}

}  // namespace ansatz::information
