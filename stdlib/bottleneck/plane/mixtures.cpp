// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/plane/mixtures.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "stdlib/bottleneck/plane/drawn.h"
#include "stdlib/bottleneck/rows_as_points.h"
#include "stdlib/core/each_stretch.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/networks/loss.h"
#include "stdlib/networks/products.h"
#include "stdlib/networks/rules/layer_alone.h"

namespace ansatz::bottleneck {

namespace {

using information::CompensatedSum;
using information::gaussian_column;
using information::Points;
using networks::Batch;

constexpr std::size_t kStretch = 16;

/// What the densities of a mixture and of its classes are at points t, in units of a component's peak, each point
/// belonging to a pattern. Gives what ln of them adds up to, in the manner of −Σ p ln q and Σ p Σ_y p(y|x) ln(q_y/q).
struct Densities {
  double about_x = 0, about_y = 0;
};

Densities densities(const Task& task, const Points& centres, const Points& at, std::size_t a_pattern, double width,
                    core::Run& run) {
  const std::size_t n = centres.count, classes = task.classes;
  std::vector<double> about_x(at.count), about_y(at.count);
  core::each_stretch(at.count, kStretch, true, run, [&](std::size_t first, std::size_t last) {
    std::vector<double> near(n), of_class(classes);
    for (std::size_t j = first; j < last; ++j) {
      const std::size_t pattern = j / a_pattern;
      if (!(task.mass[pattern] > 0)) continue;
      gaussian_column(centres, at, j, width, near);
      double all = 0;
      std::fill(of_class.begin(), of_class.end(), 0.0);
      for (std::size_t i = 0; i < n; ++i) {
        const double share = task.mass[i] * near[i];
        all += share;
        for (std::size_t c = 0; c < classes; ++c) of_class[c] += share * task.shares[i * classes + c];
      }
      about_x[j] = -std::log(all);
      for (std::size_t c = 0; c < classes; ++c)
        if (const double p = task.share_of(pattern)[c]; p > 0)
          about_y[j] += p * std::log(of_class[c] / (task.class_mass[c] * all));
    }
  });
  CompensatedSum x, y;
  for (std::size_t j = 0; j < at.count; ++j) {
    const double share = task.mass[j / a_pattern] / static_cast<double>(a_pattern);
    x.add(share * about_x[j]);
    y.add(share * about_y[j]);
  }
  return {x.value(), y.value()};
}

double largest_unit(const Batch& units) {
  double out = 0;
  for (const double v : units.values) out = std::max(out, std::abs(v));
  return out;
}

// ── Noise on the way ────────────────────────────────────────────────────────────────────────────────────────────────

Batch through(const networks::Layer& layer, std::span<const double> parameters, const Batch& in, bool to_shares) {
  networks::LayerValues values = networks::values_of(layer, parameters, in);
  if (!to_shares) return std::move(values.outputs);
  networks::softmax(values.sums.values.data(), values.sums.rows, values.sums.columns);
  return std::move(values.sums);
}

Batch with_noise(Batch units, double deviation, const core::Stream& stream) {
  std::vector<double> noise(units.values.size());
  stream.fill_normal(noise);
  for (std::size_t i = 0; i < noise.size(); ++i) units.values[i] += deviation * noise[i];
  return units;
}

/// Before its own noise, what layer `number` gives along one path.
std::vector<Batch> path_of(const Snapshot& snapshot, const Batch& inputs, double deviation,
                           const core::Stream& stream) {
  const auto& layers = snapshot.network.layers();
  std::vector<Batch> centres;
  Batch noisy = inputs;
  for (std::size_t l = 0; l < layers.size(); ++l) {
    const bool to_shares = snapshot.ends_in_shares && l + 1 == layers.size();
    centres.push_back(through(layers[l], snapshot.parameters, noisy, to_shares));
    noisy = with_noise(centres.back(), deviation, stream.at(l));
  }
  return centres;
}

/// Σ p_i of the mean ln density at points of the mixture of pattern i's paths, in units of a component's peak, and of
/// what a single component would have there.
double own_density(const Task& task, const std::vector<const Batch*>& paths, double deviation,
                   const core::Stream& stream) {
  const std::size_t rows = paths[0]->rows, units = paths[0]->columns;
  std::vector<double> noise(units), square(paths.size());
  CompensatedSum sum;
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t r = 0; r < paths.size(); ++r) {
      stream.at(i).at(r).fill_normal(noise);
      double own = 0;
      for (const double z : noise) own += z * z;
      double all = 0;
      for (const Batch* other : paths) {
        double distance = 0;
        for (std::size_t a = 0; a < units; ++a) {
          const double d = (paths[r]->at(i, a) - other->at(i, a)) / deviation + noise[a];
          distance += d * d;
        }
        all += std::exp(0.5 * (own - distance));
      }
      sum.add(task.mass[i] * std::log(all / static_cast<double>(paths.size())));
    }
  return sum.value() / static_cast<double>(paths.size());
}

/// Points of each pattern's component, side by side, and what −½|z|² is on average there: half the number of units but
/// for chance, which cancels against the same points' densities.
struct Probe {
  Points at;
  double own = 0;
};

Probe probe(const Task& task, const Batch& centres, double deviation, std::size_t draws, const core::Stream& stream) {
  Probe out{{centres.rows * draws, centres.columns, std::vector<double>(centres.rows * draws * centres.columns)}, 0};
  std::vector<double> noise(centres.columns);
  CompensatedSum own;
  for (std::size_t i = 0; i < centres.rows; ++i)
    for (std::size_t m = 0; m < draws; ++m) {
      stream.at(i).at(m).fill_normal(noise);
      for (std::size_t a = 0; a < noise.size(); ++a) {
        out.at.column(a)[i * draws + m] = centres.at(i, a) + deviation * noise[a];
        own.add(-0.5 * task.mass[i] * noise[a] * noise[a]);
      }
    }
  out.own = own.value() / static_cast<double>(draws);
  return out;
}

}  // namespace

std::vector<PlanePoint> points_of(const std::string& kernel, const Smoothed& estimator, const Snapshot& snapshot,
                                  core::Run& run) {
  std::vector<PlanePoint> out;
  for (Batch& layer : units_of(kernel, snapshot, run)) {
    const double activity = estimator.of_activity ? largest_unit(layer) : 1;
    if (!(activity > 0)) {  // a dead layer: all patterns are one
      out.push_back({0, 0, 0, 1});
      continue;
    }
    const double deviation = std::sqrt(estimator.variance * activity);
    const Points units = as_points(std::move(layer));
    const Densities found =
        densities(snapshot.task, units, units, 1, estimator.bound == "lower" ? 2 * deviation : deviation, run);
    out.push_back({std::max(0.0, found.about_x), std::max(0.0, found.about_y), deviation, 1});
  }
  return out;
}

std::vector<PlanePoint> points_of(const std::string&, const Noised& estimator, const Snapshot& snapshot,
                                  core::Run& run) {
  const Task task = drawn(snapshot.task, estimator.most, run.stream("rows"));
  const auto paths = static_cast<std::size_t>(estimator.paths), draws = static_cast<std::size_t>(estimator.draws);
  std::vector<std::vector<Batch>> centres;
  for (std::size_t r = 0; r < paths; ++r) {
    run.tick();
    centres.push_back(path_of(snapshot, task.patterns, estimator.deviation, run.stream("noise").at(r)));
  }
  std::vector<PlanePoint> out;
  for (const LayerView& layer : snapshot.layers) {
    const std::size_t l = layer.number - 1;
    std::vector<const Batch*> of_layer;
    for (const auto& path : centres) of_layer.push_back(&path[l]);
    const core::Stream stream = run.stream("points").at(l);
    const Probe at = probe(task, centres[0][l], estimator.deviation, draws, stream.at("all"));
    const Densities found = densities(task, as_points(centres[0][l]), at.at, draws, estimator.deviation, run);
    const double own = l == 0 ? 0 : own_density(task, of_layer, estimator.deviation, stream.at("own"));
    out.push_back({std::max(0.0, found.about_x + at.own + own), std::max(0.0, found.about_y), estimator.deviation, 1});
  }
  return out;
}

}  // namespace ansatz::bottleneck
