// SPDX-License-Identifier: MIT
#include "interpreter/study/design_doubts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "stdlib/core/error.h"
#include "stdlib/core/rearrange.h"

namespace ansatz::study {
namespace {

bool equal_rows(const core::Array& column, std::size_t a, std::size_t b) {
  return core::take(column, 0, {&a, 1}).identical(core::take(column, 0, {&b, 1}));
}

/// Whether some record tells two units of one stratum apart.
bool differs_within_strata(const core::Array& column, const experiment::SamplingUnits& units) {
  for (const auto& stratum : units.strata) {
    for (std::size_t u = 1; u < stratum.size(); ++u) {
      if (stratum[u].size() != stratum[0].size()) return true;
      for (std::size_t i = 0; i < stratum[u].size(); ++i) {
        if (!equal_rows(column, stratum[0][i], stratum[u][i])) return true;
      }
    }
  }
  return false;
}

/// The largest gap between a value of a grid and its neighbours; nothing where the grid does not hold the value.
std::optional<double> step_around(std::vector<double> grid, double value) {
  std::sort(grid.begin(), grid.end());
  grid.erase(std::unique(grid.begin(), grid.end()), grid.end());
  const auto at = std::find(grid.begin(), grid.end(), value);
  if (at == grid.end() || grid.size() < 2) return std::nullopt;
  double step = 0;
  if (at != grid.begin()) step = *at - *(at - 1);
  if (at + 1 != grid.end()) step = std::max(step, *(at + 1) - *at);
  return step;
}

/// How finely the claim wants to know; nothing where it does not say.
std::optional<double> resolution(const experiment::Claim& claim) {
  if (claim.relation == experiment::Relation::near) return claim.tolerance;
  if (claim.relation == experiment::Relation::inside) return 0.5 * (claim.upper - claim.target);
  return std::nullopt;
}

}  // namespace

void doubt_replicates(const experiment::SamplingUnits& units, const experiment::ExperimentTable& table,
                      const host::ExperimentSpec& spec, Doubts& doubts) {
  if (!units.can_vary()) return;
  bool has_records = false;
  for (const experiment::ColumnInfo& column : table.columns()) {
    if (column.is_parameter) continue;
    has_records = true;
    try {
      if (differs_within_strata(table.column(column.name), units)) return;
    } catch (const core::Mismatch&) {
      return;  // rows of different shape differ
    }
  }
  if (!has_records) return;
  doubts.add(
      "the replicates of every point are equal bit for bit: the model draws no randomness, and one says as much "
      "as all",
      spec.replicate ? host::place_of(*spec.replicate) : std::string());
}

void doubt_boundaries(const std::vector<MeasuredClaim>& claims, const experiment::ExperimentTable& table,
                      const host::ExperimentSpec& spec, Doubts& doubts) {
  for (const MeasuredClaim& each : claims) {
    const experiment::Claim& claim = each.claim;
    const auto wanted = resolution(claim);
    if (!claim.measured || !wanted) continue;
    for (const std::string& axis : spec.claims[each.statement].boundaries) {
      const experiment::ColumnInfo* column = table.find(axis);
      if (!column || column->kind != experiment::ColumnKind::number) continue;
      const core::Array values = table.column(axis);
      if (values.unit.symbol != claim.unit) continue;
      const auto step = step_around({values.real().begin(), values.real().end()}, *claim.measured);
      // A step may be the tolerance written otherwise: 0.12/24 beside 0.005.
      if (!step || *step <= *wanted * (1 + 1e-9)) continue;
      doubts.add(
          fmt::format("a boundary is read off a grid: {} steps by {:.3g} around {:.6g}, coarser than the claimed "
                      "tolerance {:.3g}",
                      axis, *step, *claim.measured, *wanted),
          claim.place);
    }
  }
}

}  // namespace ansatz::study
