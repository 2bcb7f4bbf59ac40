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

/// Whether some record tells two replicates of a point apart.
bool differs_within_points(const core::Array& column, const std::vector<std::vector<std::size_t>>& points) {
  for (const auto& replicates : points) {
    for (std::size_t i = 1; i < replicates.size(); ++i) {
      if (!equal_rows(column, replicates[0], replicates[i])) return true;
    }
  }
  return false;
}

/// How finely the claim wants to know; nothing where it does not say.
std::optional<double> resolution(const experiment::Claim& claim) {
  if (claim.relation == experiment::Relation::near) return claim.tolerance;
  if (claim.relation == experiment::Relation::inside) return 0.5 * (claim.upper - claim.target);
  return std::nullopt;
}

}  // namespace

void doubt_replicates(const std::vector<std::vector<std::size_t>>& points, const experiment::ExperimentTable& table,
                      const host::ExperimentSpec& spec, Doubts& doubts) {
  if (std::none_of(points.begin(), points.end(), [](const auto& each) { return each.size() > 1; })) return;
  bool has_records = false;
  for (const experiment::ColumnInfo& column : table.columns()) {
    if (column.is_parameter) continue;
    has_records = true;
    try {
      if (differs_within_points(table.column(column.name), points)) return;
    } catch (const core::Mismatch&) {
      return;  // rows of different shape differ
    }
  }
  if (!has_records) return;
  doubts.add_of_replicates(
      "the replicates of every point are equal bit for bit: the model draws no randomness, and one says as much "
      "as all",
      spec.replicate ? host::place_of(*spec.replicate) : std::string());
}

void doubt_boundary(const Boundaries::Gap& gap, const std::vector<MeasuredClaim>& claims,
                    const std::vector<double>& errors, Doubts& doubts) {
  for (std::size_t i = 0; i < claims.size() && i < errors.size(); ++i) {
    const experiment::Claim& claim = claims[i].claim;
    const auto wanted = resolution(claim);
    // A step may be the tolerance written otherwise: 0.12/24 beside 0.005.
    if (!wanted || !(errors[i] > *wanted * (1 + 1e-9))) continue;
    if (std::isinf(gap.low) || std::isinf(gap.high)) {
      const bool is_last = std::isinf(gap.high);
      doubts.add(fmt::format("a boundary is read off the end of a grid: no row of {} stands {} {:.6g}", gap.axis,
                             is_last ? "above" : "below", is_last ? gap.low : gap.high),
                 claim.place, claims[i].because);
      continue;
    }
    doubts.add(fmt::format("a boundary is read off a grid: {} steps from {:.6g} to {:.6g}, which leaves {:.3g} open, "
                           "coarser than the claimed tolerance {:.3g}",
                           gap.axis, gap.low, gap.high, errors[i], *wanted),
               claim.place, claims[i].because);
  }
}

}  // namespace ansatz::study
