// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/plane/cells.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>

#include "stdlib/core/expression/elementary.h"
#include "stdlib/core/extent.h"
#include "stdlib/core/sort.h"
#include "stdlib/core/sums.h"
#include "stdlib/information/discrete/joint/numbering.h"

namespace ansatz::bottleneck {

namespace {

using networks::Batch;

/// Σ p ln p, with 0 ln 0 = 0. `p` becomes the terms.
double sum_of_terms(std::span<double> p) {
  constexpr std::size_t kAtOnce = 256;  // so that logarithms stay near
  std::array<double, kAtOnce> logs;
  for (std::size_t first = 0; first < p.size(); first += kAtOnce) {
    const std::span<double> part = p.subspan(first, std::min(kAtOnce, p.size() - first));
    core::log_of(part.data(), logs.data(), part.size());
    for (std::size_t i = 0; i < part.size(); ++i) {
      const double term = part[i] * logs[i];  // of all, so that the loop takes several at a time
      part[i] = part[i] > 0 ? term : 0;
    }
  }
  return core::pairwise_sum(p);
}

/// Memory that the thread keeps from one look to the next: fresh pages would take as long as what is done on them.
/// While it is in use nothing waits for other threads, so that no other look can get in between.
struct Room {
  std::vector<double> mass, told;  ///< what cells hold
  std::vector<double> units;       ///< of all layers, as visit_layers gave them
};
thread_local Room room;

using core::Extent;

constexpr double kFar = std::numeric_limits<double>::infinity();

Extent joined(const Extent& a, const Extent& b) { return {std::min(a.low, b.low), std::max(a.high, b.high)}; }
double length(const Extent& of) { return of.high - of.low; }

using Visit = std::function<void(std::size_t k, std::size_t rows, std::span<const double> units)>;

/// Layers as visit_layers has them, which may be looked at twice for one way forward where their units are few.
class Twice {
 public:
  Twice(const std::string& kernel, const Snapshot& snapshot, core::Run& run)
      : kernel_(kernel), snapshot_(snapshot), run_(run) {
    std::size_t units = 0;
    for (const LayerView& layer : snapshot.layers) units += layer.units;
    is_little_ = units * snapshot.task.patterns.rows <= kFew;
  }
  /// `again`: whether there will be another look.
  void visit(const Visit& see, bool again) {
    const std::size_t layers = snapshot_.layers.size();
    if (parts_.empty()) {
      const bool keeps = again && is_little_;
      room.units.clear();
      return visit_layers(kernel_, snapshot_, run_,
                          [&](std::size_t k, std::size_t, std::size_t rows, std::span<const double> units) {
                            if (keeps) {
                              if (k == 0) parts_.push_back(rows);
                              room.units.insert(room.units.end(), units.begin(), units.end());
                            }
                            see(k, rows, units);
                          });
    }
    const double* from = room.units.data();
    for (const std::size_t rows : parts_) {
      for (std::size_t k = 0; k < layers; ++k) {
        const std::size_t count = rows * snapshot_.layers[k].units;
        see(k, rows, {from, count});
        from += count;
      }
    }
  }

 private:
  static constexpr std::size_t kFew = std::size_t{1} << 18;  // 2 MB

  const std::string& kernel_;
  const Snapshot& snapshot_;
  core::Run& run_;
  bool is_little_ = false;
  std::vector<std::size_t> parts_;  ///< rows of each stretch of patterns that was kept
};

/// From where to where each layer is binned.
std::vector<Extent> ranges_of(const Binned& estimator, const Snapshot& snapshot, Twice& layers) {
  const std::size_t count = snapshot.layers.size();
  std::vector<Extent> out(count, {kFar, -kFar});
  if (const auto* given = std::get_if<core::Interval>(&estimator.range)) {
    out.assign(count, {given->low, given->high});
    return out;
  }
  const std::string& range = std::get<std::string>(estimator.range);
  const auto by_activation = [&](const LayerView& layer) { return range == "activation" && layer.is_bounded; };
  if (!std::all_of(snapshot.layers.begin(), snapshot.layers.end(), by_activation))
    layers.visit(
        [&](std::size_t k, std::size_t, std::span<const double> units) {
          if (!by_activation(snapshot.layers[k])) out[k] = joined(out[k], core::extent(units));
        },
        true);
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
  std::vector<double>&mass = room.mass, &told = room.told;
  mass.assign(count, 0.0);
  told.assign(count * classes, 0.0);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const double p = task.mass[i];
    const double* const share = task.shares.data() + i * classes;
    double* const to = told.data() + cells[i] * classes;
    mass[cells[i]] += p;
    for (std::size_t c = 0; c < classes; ++c) to[c] += p * share[c];
  }
  std::vector<double> of_classes = task.class_mass;
  const double of_cells = sum_of_terms(mass);
  const double about_x = -of_cells, about_y = sum_of_terms(told) - of_cells - sum_of_terms(of_classes);
  return {std::max(0.0, about_x), std::max(0.0, about_y), 0, 1};
}

std::vector<PlanePoint> points_of(const std::string& kernel, const Binned& estimator, const Snapshot& snapshot,
                                  core::Run& run) {
  const auto bins = static_cast<std::uint64_t>(estimator.bins);
  const double last = estimator.bins - 1;
  Twice layers(kernel, snapshot, run);
  const auto ranges = ranges_of(estimator, snapshot, layers);
  std::vector<information::RowKeys> keys(snapshot.layers.size());
  for (auto& each : keys) each.expect(snapshot.task.patterns.rows);
  layers.visit(
      [&](std::size_t k, std::size_t rows, std::span<const double> units) {
        keys[k].begin(rows);
        const double low = ranges[k].low, width = length(ranges[k]);
        const double scale = width > 0 ? static_cast<double>(bins) / width : 0;
        for (std::size_t j = 0; j < snapshot.layers[k].units; ++j) {
          const double* column = units.data() + j * rows;
          keys[k].append(bins, [&](std::size_t i) {
            return static_cast<std::int32_t>(std::min(std::max((column[i] - low) * scale, 0.0), last));
          });
        }
      },
      false);
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
