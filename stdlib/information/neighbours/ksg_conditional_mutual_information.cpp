// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/ksg_conditional_mutual_information.h"

#include <algorithm>

#include "stdlib/core/error.h"
#include "stdlib/information/digamma.h"
#include "stdlib/information/neighbours/estimate.h"
#include "stdlib/information/neighbours/nearest.h"
#include "stdlib/information/neighbours/paired_points.h"

namespace ansatz::information {

namespace {

constexpr const char* kKsgConditionalMutualInformation = "ksg_conditional_mutual_information";

struct Counts {
  std::vector<double> reach;
  std::vector<std::uint32_t> xz, yz, z;
};

Points pair_of(const Points& one, const Points& other) {
  const Points both[] = {one, other};
  return side_by_side(both);
}

Counts count(const Nearest& nearest, const Points& x, const Points& y, const Points& given, bool is_strict,
             std::size_t k, std::size_t window, core::Run& run) {
  Counts counts;
  counts.reach = nearest.kth_distances(k, window, run);
  counts.xz = count_neighbours(pair_of(x, given), counts.reach, is_strict, window, run);
  counts.yz = count_neighbours(pair_of(y, given), counts.reach, is_strict, window, run);
  counts.z = count_neighbours(given, counts.reach, is_strict, window, run);
  return counts;
}

Points all_three(const Points& x, const Points& y, const Points& given) {
  const Points all[] = {x, y, given};
  return side_by_side(all);
}

std::vector<double> mesner_shalizi(const Points& x, const Points& y, const Points& given, std::size_t k,
                                   std::size_t window, core::Run& run) {
  const std::size_t n = x.count;
  const Nearest nearest(all_three(x, y, given), Norm::largest, run);
  const Counts counts = count(nearest, x, y, given, false, k, window, run);
  const auto joint = nearest.counts(counts.reach, false, window, run);
  const DigammaTable psi(n);
  std::vector<double> local(n);
  for (std::size_t i = 0; i < n; ++i)
    local[i] = psi(counts.reach[i] == 0 ? joint[i] : k) - psi(counts.xz[i]) - psi(counts.yz[i]) + psi(counts.z[i]);
  return local;
}

}  // namespace

std::vector<double> frenzel_pompe(const std::string& kernel, const Points& x, const Points& y, const Points& given,
                                  std::size_t k, std::size_t window, core::Run& run) {
  const std::size_t n = x.count;
  if (tells_nothing(kernel, x, y, run)) return std::vector<double>(n);
  const Nearest nearest(all_three(x, y, given), Norm::largest, run);
  const Counts counts = count(nearest, x, y, given, true, k, window, run);
  warn_of_ties(kernel, counts.reach, run);
  const DigammaTable psi(n);
  std::vector<double> local(n);
  for (std::size_t i = 0; i < n; ++i)
    local[i] = psi(k) - psi(counts.xz[i] + 1) - psi(counts.yz[i] + 1) + psi(counts.z[i] + 1);
  return local;
}

MutualInformationEstimate ksg_conditional_mutual_information(const KsgConditionalMutualInformation& question,
                                                             core::Run& run) {
  const double scale = log_of_base(kKsgConditionalMutualInformation, question.base);
  auto samples =
      paired_points(kKsgConditionalMutualInformation,
                    {{"x", &question.x}, {"y", &question.y}, {"given", &question.given}}, question.missing, 2, run);
  for (Points& sample : samples) rescale(kKsgConditionalMutualInformation, question.scale, sample);
  const std::size_t n = samples[0].count, window = checked_window(kKsgConditionalMutualInformation, question.window, n);
  const std::size_t k = checked_neighbours(kKsgConditionalMutualInformation, question.neighbours, n, window);
  if (question.estimator == "frenzel_pompe")
    return gathered(frenzel_pompe(kKsgConditionalMutualInformation, samples[0], samples[1], samples[2], k, window, run),
                    scale, question.base);
  if (question.estimator != "mesner_shalizi")
    throw core::BadParameter(kKsgConditionalMutualInformation, "estimator", "\"" + question.estimator + "\"",
                             "\"frenzel_pompe\" or \"mesner_shalizi\"");
  MutualInformationEstimate out =
      gathered(mesner_shalizi(samples[0], samples[1], samples[2], k, window, run), scale, question.base);
  out.information = std::max(0.0, out.information);
  return out;
}

}  // namespace ansatz::information
