// SPDX-License-Identifier: MIT
#include "interpreter/experiment/sampling_units.h"

#include <algorithm>
#include <map>
#include <set>

namespace ansatz::experiment {

namespace {

/// The cells of each row's parameters, as text, by the parameter's name.
using Cells = std::map<std::string, std::string>;

std::map<std::size_t, Cells> parameters_of(const Store& store) {
  std::map<std::size_t, Cells> rows;
  const auto lines = store.query(
      "SELECT p.row, c.name, quote(coalesce(p.content, p.value)) || coalesce(p.unit, '') FROM parameters p "
      "JOIN columns c ON c.id = p.\"column\"");
  for (std::size_t i = 1; i < lines.size(); ++i) rows[std::stoul(lines[i][0]) - 1][lines[i][1]] = lines[i][2];
  return rows;
}

std::string key(const Cells& cells, const std::set<std::string>& left_out,
                const std::set<std::string>* only = nullptr) {
  std::string text;
  for (const auto& [name, cell] : cells) {
    if (!left_out.contains(name) && (!only || only->contains(name))) text += name + "=" + cell + "\n";
  }
  return text;
}

}  // namespace

bool SamplingUnits::can_vary() const {
  return std::any_of(strata.begin(), strata.end(), [](const auto& units) { return units.size() > 1; });
}

SamplingUnits sampling_units(const Store& store, const ExperimentTable& table, const SamplingDesign& design) {
  const auto parameters = parameters_of(store);
  std::map<std::size_t, std::string> replicates;
  const auto lines = store.query("SELECT row, replicate FROM plan");
  for (std::size_t i = 1; i < lines.size(); ++i) replicates[std::stoul(lines[i][0]) - 1] = lines[i][1];

  const std::set<std::string> paired(design.paired.begin(), design.paired.end());
  const std::set<std::string> sampled(design.sampled.begin(), design.sampled.end());
  std::set<std::string> inside = paired;
  inside.insert(sampled.begin(), sampled.end());
  // In the order in which rows first make them.
  std::map<std::string, std::size_t> stratum_of;
  std::vector<std::map<std::string, std::size_t>> unit_of;
  SamplingUnits units;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    const std::size_t row = table.row_indices()[i];
    const auto found = parameters.find(row);
    const Cells cells = found == parameters.end() ? Cells{} : found->second;
    const auto [stratum, is_new] = stratum_of.try_emplace(key(cells, inside), units.strata.size());
    if (is_new) {
      units.strata.emplace_back();
      unit_of.emplace_back();
    }
    const std::string unit_key = sampled.empty() ? replicates[row] : key(cells, {}, &sampled);
    const std::size_t s = stratum->second;
    const auto [unit, is_first] = unit_of[s].try_emplace(unit_key, units.strata[s].size());
    if (is_first) units.strata[s].emplace_back();
    units.strata[s][unit->second].push_back(i);
  }
  return units;
}

std::vector<std::size_t> resampled_rows(const SamplingUnits& units, const core::Stream& stream) {
  std::vector<std::size_t> rows;
  std::uint64_t draw = 0;
  for (const auto& stratum : units.strata) {
    const std::size_t n = stratum.size();
    std::vector<std::size_t> drawn;
    if (n == 1) drawn.push_back(0);
    for (std::size_t i = 0; n > 1 && i + 1 < n; ++i) drawn.push_back(stream.below(draw++, n));
    if (n > 1) {
      const bool repeats = stream.below(draw++, 2 * (n - 1)) < n;
      drawn.push_back(repeats ? drawn[stream.below(draw++, n - 1)] : stream.below(draw++, n));
    }
    for (const std::size_t unit : drawn) rows.insert(rows.end(), stratum[unit].begin(), stratum[unit].end());
  }
  return rows;
}

}  // namespace ansatz::experiment
