// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/rank_alignment.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "stdlib/core/error.h"
#include "stdlib/information/representations/von_neumann_entropy.h"

namespace ansatz::information {

namespace {

constexpr double kEntropyRounding = 1e-12;  // of entropies that are 0

double mean_over_largest(const std::vector<double>& values) {
  double sum = 0, largest = 0;
  for (const double v : values) {
    sum += v;  // NaN stays
    largest = std::max(largest, v);
  }
  return sum / static_cast<double>(values.size()) / largest;
}

core::Array by_representation(std::vector<double> values) {
  const std::size_t count = values.size();
  return core::Array({{"representation", count}}, std::move(values));
}

}  // namespace

RankAlignment rank_alignment(const RankAlignmentQuestion& question, core::Run& run) {
  constexpr const char* kKernel = "rank_alignment";
  if (question.representations.size() < 2)
    throw core::BadParameter(kKernel, "representations", std::to_string(question.representations.size()),
                             "two or more");
  std::vector<double> entropies, ranks;
  for (const core::Array& x : question.representations) {
    const double entropy = row_entropy(kKernel, "representations", {x, question.centred}, run);
    entropies.push_back(entropy < kEntropyRounding ? 0 : entropy);
    ranks.push_back(std::exp(entropies.back()));
  }
  RankAlignment out;
  out.alignment = mean_over_largest(ranks);
  const bool is_flat = std::all_of(entropies.begin(), entropies.end(), [](double v) { return v == 0; });
  out.entropy_alignment = is_flat ? 1 : mean_over_largest(entropies);
  out.ranks = by_representation(std::move(ranks));
  out.entropies = by_representation(std::move(entropies));
  return out;
}

}  // namespace ansatz::information
