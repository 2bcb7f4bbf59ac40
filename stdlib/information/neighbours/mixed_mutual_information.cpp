// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/mixed_mutual_information.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "stdlib/core/error.h"
#include "stdlib/information/digamma.h"
#include "stdlib/information/neighbours/estimate.h"
#include "stdlib/information/neighbours/nearest.h"
#include "stdlib/information/neighbours/paired_points.h"

namespace ansatz::information {

namespace {

constexpr const char* kMixed = "mixed_mutual_information";
constexpr const char* kRoss = "ross_mutual_information";

std::map<double, std::vector<std::size_t>> members_of(const Points& labels) {
  std::map<double, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < labels.count; ++i) members[labels.at(i, 0)].push_back(i);
  return members;
}

// Without rows whose label stands alone.
void leave_out_singles(Points& x, Points& labels, core::Run& run) {
  std::vector<std::size_t> kept;
  const auto members = members_of(labels);
  for (std::size_t i = 0; i < labels.count; ++i)
    if (members.at(labels.at(i, 0)).size() > 1) kept.push_back(i);
  if (kept.empty()) throw core::BadParameter(kRoss, "labels", "different in every row", "shared by some rows");
  if (kept.size() == x.count) return;
  run.warn(fmt::format("{}: {} of {} rows have a label of their own and were left out", kRoss, x.count - kept.size(),
                       x.count));
  x = rows_of(x, kept);
  labels = rows_of(labels, kept);
}

}  // namespace

MutualInformationEstimate mixed_mutual_information(const MixedMutualInformation& question, core::Run& run) {
  const double scale = log_of_base(kMixed, question.base);
  const core::Array x = as_array(question.x), y = as_array(question.y);
  auto samples = paired_points(kMixed, {{"x", &x, true}, {"y", &y, true}}, question.missing, 2, run);
  if (!are_labels(x)) rescale(kMixed, question.scale, samples[0]);
  if (!are_labels(y)) rescale(kMixed, question.scale, samples[1]);
  const Points joint = side_by_side(samples);
  const std::size_t n = joint.count, k = checked_neighbours(kMixed, question.neighbours, n, 0);
  const Nearest nearest(joint, Norm::largest, run);
  auto reach = nearest.kth_distances(k, 0, run);
  std::vector<bool> repeats(n);
  bool has_repeats = false;
  for (std::size_t i = 0; i < n; ++i) has_repeats |= repeats[i] = reach[i] == 0;
  const auto strictly = [&](const Points& points) { return count_neighbours(points, reach, true, 0, run); };
  const auto of_x = strictly(samples[0]), of_y = strictly(samples[1]);
  std::vector<std::uint32_t> equal, equal_x, equal_y;
  if (has_repeats) {
    const std::vector<double> nowhere(n, 0.0);
    equal = nearest.counts(nowhere, false, 0, run);
    equal_x = count_neighbours(samples[0], nowhere, false, 0, run);
    equal_y = count_neighbours(samples[1], nowhere, false, 0, run);
  }
  const DigammaTable psi(n);
  const double log_n = std::log(static_cast<double>(n));
  std::vector<double> local(n);
  for (std::size_t i = 0; i < n; ++i)
    local[i] = repeats[i] ? psi(equal[i] + 1) + log_n - psi(equal_x[i] + 1) - psi(equal_y[i] + 1)
                          : psi(k) + log_n - psi(of_x[i] + 1) - psi(of_y[i] + 1);
  return gathered(std::move(local), scale, question.base);
}

MutualInformationEstimate ross_mutual_information(const RossMutualInformation& question, core::Run& run) {
  const double scale = log_of_base(kRoss, question.base);
  const core::Array given = as_array(question.labels);
  auto samples = paired_points(kRoss, {{"x", &question.x}, {"labels", &given, true}}, question.missing, 2, run);
  Points &x = samples[0], &labels = samples[1];
  if (labels.dimension != 1)
    throw core::BadParameter(kRoss, "labels", fmt::format("{} components a row", labels.dimension), "one label a row");
  if (question.neighbours < 1)
    throw core::BadParameter(kRoss, "neighbours", std::to_string(question.neighbours), "at least 1");
  leave_out_singles(x, labels, run);
  const std::size_t n = x.count;
  const DigammaTable psi(n);
  std::vector<double> reach(n), local(n);
  for (const auto& [label, rows] : members_of(labels)) {
    const std::size_t k = std::min(static_cast<std::size_t>(question.neighbours), rows.size() - 1);
    const auto distances = Nearest(rows_of(x, rows), Norm::largest, run).kth_distances(k, 0, run);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      reach[rows[i]] = distances[i];
      local[rows[i]] = psi(n) + psi(k) - psi(rows.size());
    }
  }
  warn_of_ties(kRoss, reach, run);
  const auto nearer = count_neighbours(x, reach, true, 0, run);
  for (std::size_t i = 0; i < n; ++i) local[i] -= psi(nearer[i] + 1);
  return gathered(std::move(local), scale, question.base);
}

}  // namespace ansatz::information
