// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/ksg_mutual_information.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "stdlib/core/each_stretch.h"
#include "stdlib/core/error.h"
#include "stdlib/information/digamma.h"
#include "stdlib/information/neighbours/deterministic_map.h"
#include "stdlib/information/neighbours/estimate.h"
#include "stdlib/information/neighbours/local_boxes.h"
#include "stdlib/information/neighbours/nearest.h"
#include "stdlib/information/neighbours/paired_points.h"
#include "stdlib/information/neighbours/slant.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kKsgMutualInformation = "ksg_mutual_information";

struct Pair {
  Points x, y, joint;
  std::size_t k = 0, window = 0;
};

struct Local {
  std::vector<double> values;  ///< [row] in nats
  bool is_map = false;         ///< and has been told so
};

Local first_kind(const std::string& kernel, const Points& x, const Points& y, const Points& joint, std::size_t k,
                 std::size_t window, core::Run& run) {
  const std::size_t n = joint.count;
  if (tells_nothing(kernel, x, y, run)) return {std::vector<double>(n), true};
  const Nearest nearest(joint, Norm::largest, run);
  const auto reach = nearest.kth_distances(k, window, run);
  warn_of_ties(kernel, reach, run);
  std::vector<std::uint32_t> of_x, of_y;
  core::both([&] { of_x = count_neighbours(x, reach, true, window, run); },
             [&] { of_y = count_neighbours(y, reach, true, window, run); });
  const DigammaTable psi(n);
  Local local{std::vector<double>(n), warn_of_map(kernel, x, y, of_x, of_y, k, run)};
  for (std::size_t i = 0; i < n; ++i) local.values[i] = psi(k) + psi(n) - psi(of_x[i] + 1) - psi(of_y[i] + 1);
  return local;
}

Local second_kind(const Pair& pair, const std::vector<std::uint32_t>& neighbours, core::Run& run) {
  const std::size_t n = pair.joint.count;
  const auto reach_x = marginal_reach(pair.x, neighbours, pair.k), reach_y = marginal_reach(pair.y, neighbours, pair.k);
  std::vector<double> reach(n);
  for (std::size_t i = 0; i < n; ++i) reach[i] = std::max(reach_x[i], reach_y[i]);
  warn_of_ties(kKsgMutualInformation, reach, run);
  std::vector<std::uint32_t> of_x, of_y;
  core::both([&] { of_x = count_neighbours(pair.x, reach_x, false, pair.window, run); },
             [&] { of_y = count_neighbours(pair.y, reach_y, false, pair.window, run); });
  const DigammaTable psi(n);
  Local local{std::vector<double>(n), warn_of_map(kKsgMutualInformation, pair.x, pair.y, of_x, of_y, pair.k, run)};
  for (std::size_t i = 0; i < n; ++i)
    local.values[i] = psi(pair.k) - 1 / static_cast<double>(pair.k) + psi(n) - psi(of_x[i]) - psi(of_y[i]);
  return local;
}

// ln(V/V̄) where a neighbourhood is slanted.
void straighten(const Pair& pair, const std::vector<std::uint32_t>& neighbours, double slant,
                std::vector<double>& local, core::Run& run) {
  const std::size_t dimension = pair.joint.dimension, k = pair.k;
  core::each_stretch(pair.joint.count, 256, pair.joint.count >= 2048, run, [&](std::size_t first, std::size_t last) {
    std::vector<double> offsets(k * dimension);
    for (std::size_t i = first; i < last; ++i) {
      for (std::size_t s = 0; s < k; ++s)
        for (std::size_t a = 0; a < dimension; ++a)
          offsets[s * dimension + a] = pair.joint.at(neighbours[i * k + s], a) - pair.joint.at(i, a);
      const LocalBoxes boxes = local_boxes(offsets, dimension);
      const double gain = boxes.along_axes - boxes.along_principal;
      if (std::isfinite(gain) && -gain < std::log(slant)) local[i] += gain;
    }
  });
}

double slant_of(const KsgMutualInformation& question, const Pair& pair) {
  if (const auto* rule = std::get_if<std::string>(&question.slant)) {
    if (*rule != "calibrated")
      throw BadParameter(kKsgMutualInformation, "slant", "\"" + *rule + "\"", "\"calibrated\" or in (0, 1]");
    return calibrated_slant(pair.k, pair.joint.dimension);
  }
  const double slant = std::get<double>(question.slant);
  if (!(slant > 0 && slant <= 1))
    throw BadParameter(kKsgMutualInformation, "slant", fmt::format("{:g}", slant), "\"calibrated\" or in (0, 1]");
  return slant;
}

}  // namespace

std::vector<double> ksg_local(const std::string& kernel, const Points& x, const Points& y, std::size_t k,
                              std::size_t window, core::Run& run) {
  const Points both[] = {x, y};
  return first_kind(kernel, x, y, side_by_side(both), k, window, run).values;
}

MutualInformationEstimate ksg_mutual_information(const KsgMutualInformation& question, core::Run& run) {
  const double scale = log_of_base(kKsgMutualInformation, question.base);
  auto samples =
      paired_points(kKsgMutualInformation, {{"x", &question.x}, {"y", &question.y}}, question.missing, 2, run);
  for (Points& sample : samples) rescale(kKsgMutualInformation, question.scale, sample);
  Pair pair{{}, {}, side_by_side(samples), 0, 0};
  pair.x = std::move(samples[0]);
  pair.y = std::move(samples[1]);
  const std::size_t n = pair.joint.count;
  pair.window = checked_window(kKsgMutualInformation, question.window, n);
  pair.k = checked_neighbours(kKsgMutualInformation, question.neighbours, n, pair.window);
  Local local;
  if (question.estimator == "ksg1") {
    local = first_kind(kKsgMutualInformation, pair.x, pair.y, pair.joint, pair.k, pair.window, run);
  } else if (question.estimator == "ksg2" || question.estimator == "lnc") {
    const bool is_lnc = question.estimator == "lnc";
    if (is_lnc && pair.k <= pair.joint.dimension)
      throw BadParameter(kKsgMutualInformation, "neighbours", std::to_string(pair.k),
                         fmt::format("above {}, the dimension of x and y together, for \"lnc\"", pair.joint.dimension));
    const double slant = is_lnc ? slant_of(question, pair) : 0;
    if (tells_nothing(kKsgMutualInformation, pair.x, pair.y, run)) {
      local.values.assign(n, 0);
    } else {
      const auto neighbours = Nearest(pair.joint, Norm::largest, run).neighbours(pair.k, pair.window, run);
      local = second_kind(pair, neighbours, run);
      if (is_lnc) straighten(pair, neighbours, slant, local.values, run);
    }
  } else {
    throw BadParameter(kKsgMutualInformation, "estimator", "\"" + question.estimator + "\"",
                       "\"ksg1\", \"ksg2\" or \"lnc\"");
  }
  MutualInformationEstimate out = gathered(std::move(local.values), scale, question.base);
  if (!local.is_map) warn_of_saturation(kKsgMutualInformation, out.information * scale, n, run);
  return out;
}

}  // namespace ansatz::information
