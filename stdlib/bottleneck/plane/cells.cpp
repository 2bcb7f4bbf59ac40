// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/plane/cells.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/core/expression/function.h"
#include "stdlib/core/extent.h"
#include "stdlib/core/sort.h"
#include "stdlib/core/sums.h"
#include "stdlib/information/discrete/joint/numbering.h"

namespace ansatz::bottleneck {

namespace {

using networks::Batch;

/// Σ p ln p.
double sum_of_terms(std::vector<double> p) {
  static const core::Function kTerm = [] {
    const core::Expression x = core::Expression::argument(0);
    return core::Function::traced(if_else(greater(x, 0.0), x * log(x), 0.0), 1);
  }();
  const double* in = p.data();
  kTerm.evaluate(std::span(&in, 1), p.data(), p.size());
  return core::pairwise_sum(p);
}

using core::Extent;

constexpr double kFar = std::numeric_limits<double>::infinity();

Extent joined(const Extent& a, const Extent& b) { return {std::min(a.low, b.low), std::max(a.high, b.high)}; }
double length(const Extent& of) { return of.high - of.low; }

/// From where to where each layer is binned.
std::vector<Extent> ranges_of(const std::string& kernel, const Binned& estimator, const Snapshot& snapshot,
                              core::Run& run) {
  const std::size_t count = snapshot.layers.size();
  std::vector<Extent> out(count, {kFar, -kFar});
  if (const auto* given = std::get_if<core::Interval>(&estimator.range)) {
    out.assign(count, {given->low, given->high});
    return out;
  }
  const std::string& range = std::get<std::string>(estimator.range);
  const auto by_activation = [&](const LayerView& layer) { return range == "activation" && layer.is_bounded; };
  if (!std::all_of(snapshot.layers.begin(), snapshot.layers.end(), by_activation))
    visit_layers(kernel, snapshot, run, [&](std::size_t k, std::size_t, std::size_t, std::span<const double> units) {
      if (!by_activation(snapshot.layers[k])) out[k] = joined(out[k], core::extent(units));
    });
  for (std::size_t k = 0; k < count; ++k)
    if (by_activation(snapshot.layers[k])) out[k] = {snapshot.layers[k].low, snapshot.layers[k].high};
  if (range == "network") {
    Extent all{kFar, -kFar};
    for (const Extent& one : out) all = joined(all, one);
    out.assign(count, all);
  }
  return out;
}

/// Values that agree to 1e-12 are one, or units equal but for rounding would be told apart.
double level_of(double value) { return std::nearbyint(value * 1e12) / 1e12; }

/// Edges between bins of equally many of the values that occur.
std::vector<double> adaptive_edges(const Batch& units, std::size_t bins) {
  std::vector<double> levels;
  levels.reserve(units.values.size());
  for (const double v : units.values) levels.push_back(level_of(v));
  core::sort_numbers(levels);
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  const std::size_t m = levels.size();
  if (m <= bins) return {levels.begin() + 1, levels.end()};
  std::vector<double> edges;
  for (std::size_t j = 1; j < bins; ++j) edges.push_back(levels[(j * m + bins - 1) / bins]);
  return edges;
}

}  // namespace

PlanePoint point_of_cells(const Task& task, const std::vector<std::uint32_t>& cells, std::size_t count) {
  const std::size_t classes = task.classes;
  std::vector<double> mass(count), told(count * classes);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::size_t cell = cells[i];
    const double p = task.mass[i];
    const double* share = task.shares.data() + i * classes;
    mass[cell] += p;
    for (std::size_t c = 0; c < classes; ++c) told[cell * classes + c] += p * share[c];
  }
  const double of_cells = sum_of_terms(mass);
  const double about_x = -of_cells, about_y = sum_of_terms(told) - of_cells - sum_of_terms(task.class_mass);
  return {std::max(0.0, about_x), std::max(0.0, about_y), 0, 1};
}

std::vector<PlanePoint> points_of(const std::string& kernel, const Binned& estimator, const Snapshot& snapshot,
                                  core::Run& run) {
  const auto ranges = ranges_of(kernel, estimator, snapshot, run);
  const auto bins = static_cast<std::uint64_t>(estimator.bins);
  const double last = estimator.bins - 1;
  std::vector<information::RowKeys> keys(snapshot.layers.size());
  visit_layers(kernel, snapshot, run, [&](std::size_t k, std::size_t, std::size_t rows, std::span<const double> units) {
    keys[k].begin(rows);
    const double low = ranges[k].low, width = length(ranges[k]);
    const double scale = width > 0 ? static_cast<double>(bins) / width : 0;
    for (std::size_t j = 0; j < snapshot.layers[k].units; ++j) {
      const double* column = units.data() + j * rows;
      keys[k].append(bins, [&](std::size_t i) {
        return static_cast<std::int32_t>(std::min(std::max((column[i] - low) * scale, 0.0), last));
      });
    }
  });
  std::vector<PlanePoint> out;
  for (std::size_t k = 0; k < keys.size(); ++k) {
    const auto cells = keys[k].numbers();
    out.push_back(point_of_cells(snapshot.task, cells.of_row, cells.count));
    out.back().scale = length(ranges[k]) / estimator.bins;
  }
  return out;
}

std::vector<PlanePoint> points_of(const std::string& kernel, const AdaptivelyBinned& estimator,
                                  const Snapshot& snapshot, core::Run& run) {
  std::vector<PlanePoint> out;
  for (const Batch& units : units_of(kernel, snapshot, run)) {
    run.tick();
    const auto edges = adaptive_edges(units, static_cast<std::size_t>(estimator.bins));
    information::RowKeys keys;
    keys.begin(units.rows);
    for (std::size_t j = 0; j < units.columns; ++j) {
      const auto column = units.column(j);
      keys.append(edges.size() + 1, [&](std::size_t i) {
        return std::upper_bound(edges.begin(), edges.end(), level_of(column[i])) - edges.begin();
      });
    }
    const auto cells = keys.numbers();
    out.push_back(point_of_cells(snapshot.task, cells.of_row, cells.count));
    out.back().scale = length(core::extent(units.values)) / static_cast<double>(edges.size() + 1);
  }
  return out;
}

}  // namespace ansatz::bottleneck
