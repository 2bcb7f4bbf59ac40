// SPDX-License-Identifier: MIT
#include "interpreter/study/design_doubts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>

#include "interpreter/study/hypotheses.h"
#include "stdlib/core/error.h"
#include "stdlib/core/rearrange.h"

namespace ansatz::study {
namespace {

bool equal_rows(const core::Array& column, std::size_t a, std::size_t b) {
  return core::take(column, 0, {&a, 1}).identical(core::take(column, 0, {&b, 1}));
}

/// Whether the column tells two replicates of a point apart; rows of different shape differ.
bool differs_within_points(const core::Array& column, const std::vector<std::vector<std::size_t>>& points) {
  for (const auto& replicates : points) {
    for (std::size_t i = 1; i < replicates.size(); ++i) {
      if (!equal_rows(column, replicates[0], replicates[i])) return true;
    }
  }
  return false;
}

/// Numbers that are equal by chance once in an age: counts and shares of few are equal often enough.
bool is_continuous(const core::Array& column) {
  if (column.type() != core::ElementType::real) return false;
  const auto numbers = column.real();
  return std::any_of(numbers.begin(), numbers.end(), [](double x) {
    const double thousandfold = 1000 * x;
    return std::isfinite(x) && thousandfold != std::round(thousandfold);
  });
}

/// What replicates leave as it is, of what the rows record.
struct Alike {
  std::set<std::string> columns, continuous;
  bool are_all = true;  ///< nothing differs
};

Alike columns_alike(const std::vector<std::vector<std::size_t>>& points, const experiment::ExperimentTable& table) {
  Alike alike;
  for (const experiment::ColumnInfo& column : table.columns()) {
    if (column.is_parameter) continue;
    try {
      const core::Array values = table.column(column.name);
      if (differs_within_points(values, points)) {
        alike.are_all = false;
        continue;
      }
      alike.columns.insert(column.name);
      if (is_continuous(values)) alike.continuous.insert(column.name);
    } catch (const core::Mismatch&) {
      alike.are_all = false;
    }
  }
  return alike;
}

/// A test that reads only such columns takes copies for a sample.
void doubt_copies(const host::ExperimentSpec::Hypothesis& hypothesis, const Alike& alike,
                  const experiment::ExperimentTable& table, const host::ExperimentSpec& spec, Doubts& doubts) {
  std::string read;
  bool has_continuous = false;
  for (const std::string& name : columns_read_by(*hypothesis.test, spec)) {
    const auto column = std::find_if(table.columns().begin(), table.columns().end(),
                                     [&](const experiment::ColumnInfo& each) { return each.name == name; });
    if (column == table.columns().end() || column->is_parameter) continue;
    if (!alike.columns.count(name)) return;
    has_continuous = has_continuous || alike.continuous.count(name);
    read += (read.empty() ? "" : ", ") + name;
  }
  if (!has_continuous) return;
  doubts.add(fmt::format("\"{}\" counts copies: {} {} equal bit for bit in all replicates of every point, which its "
                         "test takes for so many independent values",
                         hypothesis.title, read, read.find(',') == std::string::npos ? "is" : "are"),
             host::place_of(*hypothesis.test), hypothesis.because);
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
  const Alike alike = columns_alike(points, table);
  if (!alike.are_all) {
    for (const auto& hypothesis : spec.hypotheses) doubt_copies(hypothesis, alike, table, spec, doubts);
  } else if (!alike.columns.empty()) {
    doubts.add_of_replicates(
        "the replicates of every point are equal bit for bit: the model draws no randomness, and one says as much "
        "as all",
        spec.replicate ? host::place_of(*spec.replicate) : std::string());
  }
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
