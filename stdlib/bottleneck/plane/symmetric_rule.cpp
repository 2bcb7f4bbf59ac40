// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/plane/symmetric_rule.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <vector>

#include "stdlib/bottleneck/entropy_term.h"
#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"

namespace ansatz::bottleneck {

namespace {

using core::Array;
using core::BadParameter;

constexpr const char* kSymmetricRule = "symmetric_rule";
constexpr std::array<double, 3> kWeights{1, 5.0 / 4, 2.0 / 3};  // of the powers of degree 0, 1, 2
// Powers are polynomials of cosines in double precision: what differs does so by far more, what agrees by far less.
constexpr double kAlike = 1e-9;

using Point = std::array<double, 3>;

/// Corners of the Platonic solid with so many of them, on the unit sphere.
std::vector<Point> corners(int count) {
  constexpr double kGolden = 1.6180339887498948482;
  std::vector<Point> out;
  if (count == 4) out = {{1, 1, 1}, {1, -1, -1}, {-1, 1, -1}, {-1, -1, 1}};
  for (const double s : {-1.0, 1.0}) {
    if (count == 6) out.insert(out.end(), {{s, 0, 0}, {0, s, 0}, {0, 0, s}});
    if (count == 8) out.insert(out.end(), {{s, 1, 1}, {s, 1, -1}, {s, -1, 1}, {s, -1, -1}});
    for (const double t : {-kGolden, kGolden})
      if (count == 12) out.insert(out.end(), {{0, s, t}, {s, t, 0}, {t, 0, s}});
  }
  for (Point& p : out) {
    const double length = std::hypot(p[0], p[1], p[2]);
    for (double& c : p) c /= length;
  }
  return out;
}

/// The cosines between points, each as the number of its value among those that occur, in rising order.
struct Angles {
  std::vector<double> cosines;
  std::vector<std::vector<std::size_t>> between;
};

Angles angles_of(const std::vector<Point>& points) {
  Angles out;
  const auto cosine = [&](std::size_t i, std::size_t j) {
    return std::inner_product(points[i].begin(), points[i].end(), points[j].begin(), 0.0);
  };
  for (std::size_t j = 0; j < points.size(); ++j) out.cosines.push_back(cosine(0, j));
  std::sort(out.cosines.begin(), out.cosines.end());
  const auto end =
      std::unique(out.cosines.begin(), out.cosines.end(), [](double a, double b) { return std::abs(a - b) < kAlike; });
  out.cosines.erase(end, out.cosines.end());
  for (std::size_t i = 0; i < points.size(); ++i) {
    auto& row = out.between.emplace_back();
    for (std::size_t j = 0; j < points.size(); ++j)
      row.push_back(static_cast<std::size_t>(
          std::lower_bound(out.cosines.begin(), out.cosines.end(), cosine(i, j) - kAlike) - out.cosines.begin()));
  }
  return out;
}

/// How many ordered pairs of points of a pattern stand at each angle. Two patterns have one power spectrum just where
/// they agree in these, since powers of enough degrees tell the angles apart.
std::vector<int> pairs_of(std::size_t pattern, const Angles& angles) {
  const std::size_t bits = angles.between.size();
  std::vector<int> counts(angles.cosines.size());
  const auto has = [&](std::size_t i) { return (pattern >> (bits - 1 - i) & 1) != 0; };
  for (std::size_t i = 0; i < bits; ++i)
    for (std::size_t j = 0; j < bits && has(i); ++j) counts[angles.between[i][j]] += has(j) ? 1 : 0;
  return counts;
}

double power_of(const std::vector<int>& pairs, const Angles& angles) {
  double sum = 0;
  for (std::size_t a = 0; a < pairs.size(); ++a)
    for (unsigned l = 0; l < kWeights.size(); ++l)
      sum += kWeights[l] * (2 * l + 1) * pairs[a] * std::legendre(l, std::clamp(angles.cosines[a], -1.0, 1.0));
  return sum;
}

double threshold_of(std::vector<double> powers) {
  std::sort(powers.begin(), powers.end(), std::greater<>());
  std::size_t above = powers.size() / 2;
  while (above < powers.size() && powers[above - 1] - powers[above] < kAlike) ++above;
  return above < powers.size() ? (powers[above - 1] + powers[above]) / 2 : powers.back() - 1;
}

double entropy_of_two(double p) { return entropy_term(p) + entropy_term(1 - p); }

core::Dimension patterns_named(const std::vector<std::size_t>& rows) { return {"pattern", rows.size()}; }

Array bits_of(const std::vector<std::size_t>& rows, std::size_t bits) {
  std::vector<double> values;
  for (const std::size_t pattern : rows)
    for (std::size_t i = 0; i < bits; ++i) values.push_back(static_cast<double>(pattern >> (bits - 1 - i) & 1));
  return Array({patterns_named(rows), {"bit", bits}}, std::move(values));
}

Array classes_of(const std::vector<std::size_t>& rows, const std::vector<double>& labels) {
  std::vector<std::int64_t> values;
  for (const std::size_t pattern : rows) values.push_back(static_cast<std::int64_t>(labels[pattern]));
  return Array({patterns_named(rows)}, std::move(values));
}

}  // namespace

SymmetricRuleResult symmetric_rule(const SymmetricRule& question, core::Run& run) {
  const double base = information::log_of_base(kSymmetricRule, question.base);
  const auto corner = corners(question.bits);
  if (corner.empty()) throw BadParameter(kSymmetricRule, "bits", std::to_string(question.bits), "4, 6, 8 or 12");
  if (!(question.gain > 0)) throw BadParameter(kSymmetricRule, "gain", fmt::format("{:g}", question.gain), "above 0");
  const std::size_t bits = corner.size(), count = std::size_t{1} << bits;
  if (!(question.held_out >= 0 && question.held_out < 1))
    throw BadParameter(kSymmetricRule, "held_out", fmt::format("{:g}", question.held_out), "in [0, 1)");
  const auto apart = static_cast<std::size_t>(std::lround(question.held_out * static_cast<double>(count)));
  if (apart == count) throw BadParameter(kSymmetricRule, "held_out", fmt::format("{:g}", question.held_out), "less");

  const Angles angles = angles_of(corner);
  std::map<std::vector<int>, double> spectra;
  std::vector<double> power(count);
  for (std::size_t pattern = 0; pattern < count; ++pattern) {
    const auto pairs = pairs_of(pattern, angles);
    power[pattern] = spectra.try_emplace(pairs, power_of(pairs, angles)).first->second;
  }
  SymmetricRuleResult out;
  out.orbits = static_cast<int>(spectra.size());
  out.threshold = threshold_of(power);
  const core::Stream draws = run.stream("labels");
  const double share = 1 / static_cast<double>(count);
  std::vector<double> joint, labels;
  information::CompensatedSum ones, doubt;
  for (std::size_t pattern = 0; pattern < count; ++pattern) {
    const double one = 1 / (1 + std::exp(-question.gain * (power[pattern] - out.threshold)));
    joint.insert(joint.end(), {share * (1 - one), share * one});
    labels.push_back(draws.uniform(pattern) < one ? 1 : 0);
    ones.add(share * one);
    doubt.add(share * entropy_of_two(one));
  }
  out.information = std::max(0.0, entropy_of_two(ones.value()) - doubt.value()) / base;

  std::vector<std::size_t> all(count);
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::vector<std::size_t> order = all;
  run.stream("held_out").shuffle(order);
  const auto first_learnt = order.begin() + static_cast<std::ptrdiff_t>(apart);
  std::vector<std::size_t> kept(order.begin(), first_learnt), learnt(first_learnt, order.end());
  std::sort(kept.begin(), kept.end());
  std::sort(learnt.begin(), learnt.end());
  out.x = bits_of(learnt, bits);
  out.y = classes_of(learnt, labels);
  out.held_out.set("x", bits_of(kept, bits));
  out.held_out.set("y", classes_of(kept, labels));
  out.patterns = bits_of(all, bits);
  out.joint = Array({patterns_named(all), {"class", 2}}, std::move(joint));
  out.joint.is_mass = true;
  out.joint.label = "p(x, y)";
  out.power = Array({patterns_named(all)}, std::move(power));
  out.power.label = "u";
  return out;
}

}  // namespace ansatz::bottleneck
