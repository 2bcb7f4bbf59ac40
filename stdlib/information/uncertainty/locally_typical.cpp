// SPDX-License-Identifier: MIT
#include "stdlib/information/uncertainty/locally_typical.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/discrete/distribution.h"
#include "stdlib/information/discrete/entropies.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

TypicalTokens locally_typical(const LocallyTypical& question, core::Run& run) {
  constexpr const char* kKernel = "locally_typical";
  if (!(question.mass > 0 && question.mass <= 1))
    throw core::BadParameter(kKernel, "mass", fmt::format("{:g}", question.mass), "in (0, 1]");
  const Series given(kKernel, "masses", question.masses, 1);
  const std::size_t least = checked_count(kKernel, "least", question.least, 1, given.size());
  std::vector<double> p(given.values().begin(), given.values().end());
  normalise_masses(kKernel, "masses", p, run);
  const double entropy = shannon_entropy(p);
  std::vector<double> distance;
  for (const double v : p)
    distance.push_back(v > 0 ? std::abs(-std::log(v) - entropy) : std::numeric_limits<double>::infinity());
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
    return distance[i] != distance[j] ? distance[i] < distance[j] : p[i] > p[j];
  });
  std::vector<core::Array::Boolean> kept(p.size());
  std::vector<double> masses(p.size()), ranks;
  double sum = 0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const std::size_t token = order[rank];
    ranks.push_back(static_cast<double>(token + 1));
    const bool has_enough = question.mass < 1 && sum >= question.mass;
    if (rank >= least && (has_enough || p[token] == 0)) continue;
    kept[token] = 1;
    masses[token] = p[token];
    sum += p[token];
  }
  for (double& v : masses) v /= sum;
  const core::Dimension along("token", p.size());
  TypicalTokens out;
  out.kept = core::Array({along}, std::move(kept));
  out.masses = core::Array({along}, std::move(masses));
  out.masses.is_mass = true;
  out.order = core::Array({core::Dimension("rank", p.size())}, std::move(ranks));
  out.kept_mass = sum;
  return out;
}

}  // namespace ansatz::information
