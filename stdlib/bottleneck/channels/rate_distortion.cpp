// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/channels/rate_distortion.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <vector>

#include "stdlib/bottleneck/channels/relaxed_shares.h"
#include "stdlib/core/error.h"
#include "stdlib/core/value.h"
#include "stdlib/information/discrete/distribution.h"

namespace ansatz::bottleneck {

namespace {

constexpr const char* kRateDistortion = "rate_distortion";
constexpr int kMostTurns = 100'000;

struct Problem {
  std::vector<double> source, distortion, least;  ///< least: of each row of distortion
  std::size_t reproductions = 0;

  std::span<const double> row(std::size_t x) const {
    return std::span(distortion).subspan(x * reproductions, reproductions);
  }
};

struct Weighing {
  std::vector<double> partition;  ///< Σ q e^{−s(d − least)}, one a source symbol
  std::vector<double> c;
  double free_energy = 0;  ///< −Σ p ln partition
};

struct Point {
  double rate = 0, distortion = 0, gap = 0;
  std::vector<double> output;
  int turns = 0;
};

Problem read(const RateDistortion& question, core::Run& run) {
  const core::Array &p = question.source, &d = question.distortion;
  if (p.rank() != 1 || p.size() == 0)
    throw core::BadParameter(kRateDistortion, "source", core::Value(p).describe(), "a list of masses");
  if (question.slopes.rank() > 1)
    throw core::BadParameter(kRateDistortion, "slopes", core::Value(question.slopes).describe(),
                             "a number or a list of them");
  if (d.rank() != 2 || d.size() == 0)
    throw core::BadParameter(kRateDistortion, "distortion", core::Value(d).describe(),
                             "a matrix [source, reproduction]");
  if (d.dimension(0).size != p.size())
    throw core::BadParameter(kRateDistortion, "distortion", fmt::format("of {} rows", d.dimension(0).size),
                             fmt::format("of {}, one for each symbol of the source", p.size()));
  Problem out;
  out.reproductions = d.dimension(1).size;
  for (std::size_t i = 0; i < p.size(); ++i) out.source.push_back(p.number(i));
  information::normalise_masses(kRateDistortion, "source", out.source, run);
  for (std::size_t i = 0; i < d.size(); ++i) {
    const double value = d.number(i);
    if (std::isnan(value) || value == -std::numeric_limits<double>::infinity())
      throw core::BadParameter(kRateDistortion, "distortion", fmt::format("{} at element {}", value, i + 1),
                               "a number, or infinity for what may never be");
    out.distortion.push_back(value);
  }
  for (std::size_t x = 0; x < p.size(); ++x) {
    out.least.push_back(*std::min_element(out.row(x).begin(), out.row(x).end()));
    if (std::isinf(out.least[x]))
      throw core::BadParameter(kRateDistortion, "distortion", fmt::format("infinite all along row {}", x + 1),
                               "finite for some reproduction of each symbol");
  }
  return out;
}

// e^{−s(d − least)}: large slopes neither overflow nor lose the best reproduction.
std::vector<double> weights_at(const Problem& problem, double slope) {
  std::vector<double> out(problem.distortion.size());
  for (std::size_t x = 0; x < problem.source.size(); ++x) {
    const auto row = problem.row(x);
    for (std::size_t y = 0; y < row.size(); ++y)
      out[x * row.size() + y] = std::isinf(row[y]) ? 0 : std::exp(-slope * (row[y] - problem.least[x]));
  }
  return out;
}

Weighing turn_of(const Problem& problem, const std::vector<double>& weights, const std::vector<double>& q) {
  Weighing turn{std::vector<double>(problem.source.size()), std::vector<double>(q.size()), 0};
  for (std::size_t x = 0; x < problem.source.size(); ++x) {
    const double* w = &weights[x * q.size()];
    double sum = 0;
    for (std::size_t y = 0; y < q.size(); ++y) sum += q[y] * w[y];
    turn.partition[x] = sum;
    if (problem.source[x] == 0) continue;
    turn.free_energy -= problem.source[x] * std::log(sum);
    const double share = problem.source[x] / sum;
    for (std::size_t y = 0; y < q.size(); ++y) turn.c[y] += share * w[y];
  }
  return turn;
}

double gap_of(const Weighing& turn, const std::vector<double>& q) {
  double largest = 0, mean = 0;
  for (std::size_t y = 0; y < q.size(); ++y) {
    largest = std::max(largest, turn.c[y]);
    if (turn.c[y] > 0) mean += q[y] * turn.c[y] * std::log(turn.c[y]);
  }
  return std::log(largest) - mean;
}

Point reached(const Problem& problem, const std::vector<double>& weights, const std::vector<double>& q,
              const Weighing& turn, double slope) {
  Point point;
  double excess = 0;  // mean of d − least
  for (std::size_t x = 0; x < problem.source.size(); ++x) {
    if (problem.source[x] == 0) continue;
    const auto row = problem.row(x);
    double sum = 0;
    for (std::size_t y = 0; y < q.size(); ++y)
      if (const double w = weights[x * q.size() + y]; w > 0) sum += q[y] * w * (row[y] - problem.least[x]);
    excess += problem.source[x] * sum / turn.partition[x];
    point.distortion += problem.source[x] * problem.least[x];
  }
  point.distortion += excess;
  point.output.resize(q.size());
  double mean = 0;
  for (std::size_t y = 0; y < q.size(); ++y) {
    point.output[y] = q[y] * turn.c[y];
    if (turn.c[y] > 0) mean += point.output[y] * std::log(turn.c[y]);
  }
  point.rate = std::max(0.0, -slope * excess + turn.free_energy - mean);
  point.gap = std::max(0.0, gap_of(turn, q));
  return point;
}

Point search(const Problem& problem, double slope, std::vector<double>& q, double tolerance, core::Run& run) {
  const std::vector<double> weights = weights_at(problem, slope);
  Weighing turn = turn_of(problem, weights, q);
  double stride = 1, gap = 0;
  int turns = 0;
  for (;; ++turns) {
    run.tick();
    gap = gap_of(turn, q);
    if (gap <= tolerance || turns == kMostTurns) break;
    std::vector<double> gains(q.size());
    std::transform(turn.c.begin(), turn.c.end(), gains.begin(), [](double c) { return std::log(c); });
    std::vector<double> next = relaxed_shares(q, gains, stride);
    Weighing found = turn_of(problem, weights, next);
    if (stride > 1 && !(found.free_energy < turn.free_energy)) {
      stride = 1;
      continue;
    }
    q = std::move(next);
    turn = std::move(found);
    stride *= 1.5;
  }
  if (gap > tolerance)
    run.warn(fmt::format("{}: at slope {:g} the bounds are still {:.2g} nats apart after {} turns", kRateDistortion,
                         slope, gap, turns));
  Point point = reached(problem, weights, q, turn, slope);
  point.turns = turns;
  return point;
}

// One reproduction for all symbols, the best: no rate at all. None where each is forbidden to some symbol.
std::optional<Point> without_rate(const Problem& problem) {
  std::optional<Point> best;
  for (std::size_t y = 0; y < problem.reproductions; ++y) {
    double mean = 0;
    for (std::size_t x = 0; x < problem.source.size(); ++x)
      if (problem.source[x] > 0) mean += problem.source[x] * problem.row(x)[y];
    if (std::isinf(mean) || (best && mean >= best->distortion)) continue;
    best = Point{0, mean, 0, std::vector<double>(problem.reproductions), 0};
    best->output[y] = 1;
  }
  return best;
}

}  // namespace

RateDistortionResult rate_distortion(const RateDistortion& question, core::Run& run) {
  const double scale = information::log_of_base(kRateDistortion, question.base);
  if (!(question.tolerance > 0))
    throw core::BadParameter(kRateDistortion, "tolerance", fmt::format("{:g}", question.tolerance), "above 0");
  const Problem problem = read(question, run);
  const std::size_t count = question.slopes.size(), width = problem.reproductions;
  std::vector<double> slopes(count);
  for (std::size_t i = 0; i < count; ++i) {
    slopes[i] = question.slopes.number(i);
    if (!(slopes[i] >= 0) || std::isinf(slopes[i]))
      throw core::BadParameter(kRateDistortion, "slopes", fmt::format("{:g}", slopes[i]), "finite and at least 0");
  }
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return slopes[a] < slopes[b]; });

  std::vector<double> rates(count), distortions(count), outputs(count * width), gaps(count);
  std::vector<double> q(width, 1 / static_cast<double>(width));
  RateDistortionResult out;
  for (std::size_t done = 0; done < count; ++done) {
    const std::size_t i = order[done];
    run.progress(static_cast<double>(done) / static_cast<double>(count));
    std::optional<Point> point;
    if (slopes[i] == 0) point = without_rate(problem);
    if (!point) {
      for (double& share : q) share = 0.99 * share + 0.01 / static_cast<double>(width);  // none starts from nothing
      point = search(problem, slopes[i], q, question.tolerance, run);
    }
    rates[i] = point->rate / scale;
    distortions[i] = point->distortion;
    gaps[i] = point->gap / scale;
    out.steps += point->turns;
    std::copy(point->output.begin(), point->output.end(), outputs.begin() + static_cast<std::ptrdiff_t>(i * width));
  }

  std::vector<core::Dimension> along = question.slopes.dimensions();
  if (!along.empty()) along[0] = core::Dimension("slope", core::Array::of(slopes));
  std::vector<core::Dimension> across = along;
  across.push_back(question.distortion.dimension(1));
  out.rates = core::Array(along, std::move(rates));
  out.distortions = core::Array(along, std::move(distortions));
  out.gap = core::Array(along, std::move(gaps));
  out.outputs = core::Array(std::move(across), std::move(outputs));
  out.outputs.is_mass = true;
  out.rates.label = "R (" + information::base_name(question.base) + ")";
  out.distortions.label = "D";
  out.outputs.label = "q(x̂)";
  return out;
}

}  // namespace ansatz::bottleneck
