// SPDX-License-Identifier: MIT
#include "interpreter/experiment/spacing.h"

#include <algorithm>
#include <limits>
#include <map>

#include "interpreter/experiment/store/store.h"

namespace ansatz::experiment {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Of each row with an outcome, everything that tells it apart but this axis, as text without loss.
std::vector<std::string> lines_of(const Store& store, const std::string& axis) {
  std::string name;
  for (const char letter : axis) name += letter == '\'' ? std::string("''") : std::string(1, letter);
  const auto cells = store.query(
      "SELECT p.replicate || ' ' || coalesce(group_concat(quote(c.value) || quote(c.content)), '') FROM plan p "
      "JOIN outcomes o ON o.identity = p.identity AND o.status = 'done' "
      "LEFT JOIN parameters c ON c.row = p.row AND c.\"column\" <> "
      "(SELECT id FROM columns WHERE role = 'parameter' AND name = '" +
      name + "') GROUP BY p.row ORDER BY p.row");
  std::vector<std::string> lines;
  for (std::size_t i = 1; i < cells.size(); ++i) lines.push_back(cells[i].at(0));
  return lines;
}

}  // namespace

std::optional<Spacing> Spacing::along(const std::string& axis, const Store& store, const ExperimentTable& table) {
  const ColumnInfo* info = table.find(axis);
  if (!info || !info->is_parameter || info->kind != ColumnKind::number || table.rows() == 0) return std::nullopt;
  const core::Array column = table.column(axis);
  const std::vector<std::string> lines = lines_of(store, axis);
  Spacing spacing;
  std::map<std::string, std::vector<double>> places;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    spacing.at_.push_back(column.number(i));
    places[lines.at(i)].push_back(spacing.at_.back());
  }
  for (auto& [line, along] : places) std::sort(along.begin(), along.end());
  for (std::size_t i = 0; i < table.rows(); ++i) {
    const auto& along = places[lines[i]];
    const auto [first, last] = std::equal_range(along.begin(), along.end(), spacing.at_[i]);
    spacing.below_.push_back(first == along.begin() ? -kInfinity : *(first - 1));
    spacing.above_.push_back(last == along.end() ? kInfinity : *last);
  }
  return spacing;
}

}  // namespace ansatz::experiment
