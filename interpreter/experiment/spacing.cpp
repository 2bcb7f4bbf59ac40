// SPDX-License-Identifier: MIT
#include "interpreter/experiment/spacing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <vector>

#include "interpreter/experiment/store/store.h"

namespace ansatz::experiment {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Spacing around(const std::vector<double>& places, double value, bool& has_value) {
  Spacing spacing{kInfinity, kInfinity};
  for (const double place : places) {
    if (place == value) has_value = true;
    if (place < value) spacing.below = std::min(spacing.below, value - place);
    if (place > value) spacing.above = std::min(spacing.above, place - value);
  }
  return spacing;
}

}  // namespace

std::optional<Spacing> spacing_near(const Store& store, const std::string& axis, double value) {
  const ExperimentTable table(store);
  const ColumnInfo* info = table.find(axis);
  if (!info || !info->is_parameter || info->kind != ColumnKind::number || table.rows() == 0) return std::nullopt;
  const core::Array places = table.column(axis);
  std::string name;
  for (const char letter : axis) name += letter == '\'' ? std::string("''") : std::string(1, letter);
  // Everything that tells rows apart but this axis, as text without loss.
  const auto others = store.query(
      "SELECT p.replicate || ' ' || coalesce(group_concat(quote(c.value)), '') FROM plan p "
      "JOIN outcomes o ON o.identity = p.identity AND o.status = 'done' "
      "LEFT JOIN parameters c ON c.row = p.row AND c.\"column\" <> "
      "(SELECT id FROM columns WHERE role = 'parameter' AND name = '" +
      name + "') GROUP BY p.row ORDER BY p.row");
  std::map<std::string, std::vector<double>> lines;
  for (std::size_t i = 0; i < places.size(); ++i) lines[others.at(i + 1).at(0)].push_back(places.number(i));

  Spacing widest, widest_at;
  bool is_anywhere = false;
  for (const auto& [line, along] : lines) {
    bool is_here = false;
    const Spacing spacing = around(along, value, is_here);
    widest = {std::max(widest.below, spacing.below), std::max(widest.above, spacing.above)};
    if (!is_here) continue;
    is_anywhere = true;
    widest_at = {std::max(widest_at.below, spacing.below), std::max(widest_at.above, spacing.above)};
  }
  return is_anywhere ? widest_at : widest;
}

}  // namespace ansatz::experiment
