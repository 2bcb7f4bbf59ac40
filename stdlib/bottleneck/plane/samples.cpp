// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/plane/samples.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "stdlib/bottleneck/plane/codes.h"
#include "stdlib/bottleneck/plane/drawn.h"
#include "stdlib/bottleneck/rows_as_points.h"
#include "stdlib/core/error.h"
#include "stdlib/information/neighbours/ksg_mutual_information.h"
#include "stdlib/information/neighbours/mixed_mutual_information.h"
#include "stdlib/information/representations/diffusion_entropy.h"
#include "stdlib/information/representations/matrix_entropy.h"

namespace ansatz::bottleneck {

namespace {

using core::Array;
using information::Points;
using networks::Batch;

std::vector<std::size_t> sampled(const std::string& kernel, const Task& task, int most, core::Run& run) {
  const auto [least, largest] = std::minmax_element(task.mass.begin(), task.mass.end());
  if (*largest - *least > 1e-9 * *largest)
    throw core::BadParameter(kernel, "data", "of patterns that are not equally likely",
                             "of equally likely ones for an estimator that looks at samples");
  if (task.patterns.rows < 10)
    throw core::BadParameter(kernel, "data", fmt::format("of {} patterns", task.patterns.rows),
                             "of 10 or more for an estimator that looks at samples");
  return drawn_rows(task.patterns.rows, most, run.stream("rows"));
}

Array as_array(const Points& points) {
  std::vector<double> values(points.values.size());
  for (std::size_t j = 0; j < points.dimension; ++j)
    for (std::size_t i = 0; i < points.count; ++i) values[i * points.dimension + j] = points.at(i, j);
  return Array({{"", points.count}, {"", points.dimension}}, std::move(values));
}

/// Each unit with noise of a share of its own deviation.
Points with_noise(Points units, double share, const core::Stream& stream) {
  std::vector<double> noise(units.count);
  for (std::size_t j = 0; j < units.dimension; ++j) {
    const auto column = units.column(j);
    double mean = 0, square = 0;
    for (const double v : column) mean += v / static_cast<double>(units.count);
    for (const double v : column) square += (v - mean) * (v - mean) / static_cast<double>(units.count);
    stream.at(j).fill_normal(noise);
    const double deviation = share * std::sqrt(square);
    for (std::size_t i = 0; i < units.count; ++i) column[i] += deviation * noise[i];
  }
  return units;
}

}  // namespace

std::vector<PlanePoint> points_of(const std::string& kernel, const Compressed& estimator, const Snapshot& snapshot,
                                  core::Run& run) {
  const auto rows = sampled(kernel, snapshot.task, estimator.most, run);
  const core::Stream learning = run.stream("learning");
  const auto code_of = [&](const Points& of, std::size_t place) {
    const auto size = static_cast<std::size_t>(estimator.components);
    return estimator.code == "components" ? linear_code(of, size)
                                          : learnt_code(kernel, of, size, learning.at(place), run);
  };
  const Array classes = Array::of(drawn_classes(snapshot.task, rows, run.stream("classes")));
  const Array x = as_array(code_of(as_points(rows_of(snapshot.task.patterns, rows)), 0).numbers);
  const auto layers = units_of(kernel, snapshot, run);
  std::vector<PlanePoint> out;
  for (std::size_t k = 0; k < layers.size(); ++k) {
    run.tick();
    const std::size_t number = snapshot.layers[k].number;
    Points units = as_points(rows_of(layers[k], rows));
    PlanePoint point{0, 0, estimator.deviation, 1};
    if (!is_constant(units)) {
      const ReducedRows code =
          code_of(with_noise(std::move(units), estimator.deviation, run.stream("noise").at(number)), number);
      const Array t = as_array(code.numbers);
      information::KsgMutualInformation about_x{x, t};
      about_x.neighbours = estimator.neighbours;
      about_x.scale = "standard";
      information::RossMutualInformation about_y{t, classes};
      about_y.neighbours = estimator.neighbours;
      point.about_x = information::ksg_mutual_information(about_x, run).information;
      point.about_y = information::ross_mutual_information(about_y, run).information;
      point.kept = code.kept;
    }
    out.push_back(point);
  }
  return out;
}

std::vector<PlanePoint> points_of(const std::string& kernel, const KernelMatrices& estimator, const Snapshot& snapshot,
                                  core::Run& run) {
  const auto rows = sampled(kernel, snapshot.task, estimator.most, run);
  const Array x = as_array(as_points(rows_of(snapshot.task.patterns, rows)));
  const Array classes = Array::of(drawn_classes(snapshot.task, rows, run.stream("classes")));
  constexpr double kNarrow = 1e-3;  // classes are whole numbers: e^(−500000) apart
  std::vector<PlanePoint> out;
  for (const Batch& layer : units_of(kernel, snapshot, run)) {
    const Points units = as_points(rows_of(layer, rows));
    const double width = information::kernel_width(kernel, "width", estimator.width, units, run);
    const Array t = as_array(units);
    information::MatrixMutualInformation about_x{x, t, estimator.order, estimator.width, width, std::string("nat")};
    information::MatrixMutualInformation about_y{classes, t, estimator.order, kNarrow, width, std::string("nat")};
    out.push_back({information::matrix_mutual_information(about_x, run).information,
                   information::matrix_mutual_information(about_y, run).information, width, 1});
  }
  return out;
}

std::vector<PlanePoint> points_of(const std::string& kernel, const Diffused& estimator, const Snapshot& snapshot,
                                  core::Run& run) {
  const auto rows = sampled(kernel, snapshot.task, estimator.most, run);
  const Array classes = Array::of(drawn_classes(snapshot.task, rows, run.stream("classes")));
  std::vector<PlanePoint> out;
  for (const Batch& layer : units_of(kernel, snapshot, run)) {
    const Points units = as_points(rows_of(layer, rows));
    information::Diffusion walk;
    walk.width = information::kernel_width(kernel, "width", estimator.width, units, run);
    walk.time = estimator.time;
    walk.most = estimator.most;
    walk.base = std::string("nat");
    information::DiffusionSpectralEntropy entropy{walk, as_array(units)};
    information::DiffusionMutualInformation told{walk, as_array(units), classes};
    out.push_back({information::diffusion_spectral_entropy(entropy, run),
                   information::diffusion_mutual_information(told, run), std::get<double>(walk.width), 1});
  }
  return out;
}

}  // namespace ansatz::bottleneck
