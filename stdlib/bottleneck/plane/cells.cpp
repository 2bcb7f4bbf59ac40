// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/plane/cells.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/discrete/joint/numbering.h"

namespace ansatz::bottleneck {

namespace {

using networks::Batch;

struct Stretch {
  double low = 0, high = 0;
};

Stretch stretch_of(const Batch& units) {
  const auto [low, high] = std::minmax_element(units.values.begin(), units.values.end());
  return {*low, *high};
}

/// The even bins of a column, appended to the keys of its rows.
struct EvenBins {
  Stretch range;
  int bins;

  double width() const { return (range.high - range.low) / bins; }
  void append(std::span<const double> column, information::RowKeys& keys) const {
    const double scale = width() > 0 ? 1 / width() : 0, low = range.low, last = bins - 1;
    keys.append(static_cast<std::uint64_t>(bins), [&](std::size_t i) {
      return static_cast<std::int32_t>(std::min(std::max((column[i] - low) * scale, 0.0), last));
    });
  }
};

/// Edges between bins of equally many of the values that occur; values that agree to 1e-12 are one, or units equal but
/// for rounding would be told apart.
std::vector<double> adaptive_edges(const Batch& units, std::size_t bins) {
  std::vector<double> levels;
  levels.reserve(units.values.size());
  for (const double v : units.values) levels.push_back(std::round(v * 1e12) / 1e12);
  std::sort(levels.begin(), levels.end());
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
  const auto term = [](double p) { return p > 0 ? p * std::log(p) : 0; };
  information::CompensatedSum about_x, about_y;
  for (std::size_t cell = 0; cell < count; ++cell) {
    const double own = term(mass[cell]);
    about_x.add(-own);
    about_y.add(-own);
    for (std::size_t c = 0; c < classes; ++c) about_y.add(term(told[cell * classes + c]));
  }
  for (const double p : task.class_mass) about_y.add(-term(p));
  return {std::max(0.0, about_x.value()), std::max(0.0, about_y.value()), 0, 1};
}

std::vector<PlanePoint> points_of(const Binned& estimator, const Snapshot& snapshot, core::Run& run) {
  const auto* named = std::get_if<std::string>(&estimator.range);
  Stretch network{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
  if (named && *named == "network")
    for (const LayerView& layer : snapshot.layers) {
      const Stretch of_layer = stretch_of(layer.units);
      network = {std::min(network.low, of_layer.low), std::max(network.high, of_layer.high)};
    }
  std::vector<PlanePoint> out;
  for (const LayerView& layer : snapshot.layers) {
    run.tick();
    EvenBins even{{}, estimator.bins};
    if (!named)
      even.range = {std::get<core::Interval>(estimator.range).low, std::get<core::Interval>(estimator.range).high};
    else if (*named == "network")
      even.range = network;
    else
      even.range =
          *named == "activation" && layer.is_bounded ? Stretch{layer.low, layer.high} : stretch_of(layer.units);
    information::RowKeys keys(layer.units.rows);
    for (std::size_t j = 0; j < layer.units.columns; ++j) even.append(layer.units.column(j), keys);
    const auto cells = keys.numbers();
    PlanePoint point = point_of_cells(snapshot.task, cells.of_row, cells.count);
    point.scale = even.width();
    out.push_back(point);
  }
  return out;
}

std::vector<PlanePoint> points_of(const AdaptivelyBinned& estimator, const Snapshot& snapshot, core::Run& run) {
  std::vector<PlanePoint> out;
  for (const LayerView& layer : snapshot.layers) {
    run.tick();
    const auto edges = adaptive_edges(layer.units, static_cast<std::size_t>(estimator.bins));
    information::RowKeys keys(layer.units.rows);
    for (std::size_t j = 0; j < layer.units.columns; ++j) {
      const auto column = layer.units.column(j);
      keys.append(edges.size() + 1, [&](std::size_t i) {
        const double level = std::round(column[i] * 1e12) / 1e12;
        return std::upper_bound(edges.begin(), edges.end(), level) - edges.begin();
      });
    }
    const auto cells = keys.numbers();
    PlanePoint point = point_of_cells(snapshot.task, cells.of_row, cells.count);
    const Stretch range = stretch_of(layer.units);
    point.scale = (range.high - range.low) / static_cast<double>(edges.size() + 1);
    out.push_back(point);
  }
  return out;
}

}  // namespace ansatz::bottleneck
