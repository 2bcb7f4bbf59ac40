// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/discrete/multivariate/multivariate.h"
#include "stdlib/information/discrete/multivariate/whole.h"

namespace ansatz::information {

namespace {

constexpr const char* kTseComplexity = "tse_complexity";
constexpr std::size_t kMostVariables = 62;

double choose(std::size_t n, std::size_t k) {
  double out = 1;
  for (std::size_t i = 0; i < k; ++i) out = out * static_cast<double>(n - i) / static_cast<double>(i + 1);
  return std::round(out);
}

/// ⟨H(X_A)⟩ over all A of size k.
double mean_entropy(const Whole& whole, std::size_t k, core::Run& run) {
  const auto& all = whole.all();
  std::vector<std::size_t> places(k), variables(k);
  std::iota(places.begin(), places.end(), std::size_t{0});
  CompensatedSum sum;
  double count = 0;
  while (true) {
    run.tick();
    for (std::size_t i = 0; i < k; ++i) variables[i] = all[places[i]];
    sum.add(whole.entropy(variables));
    count += 1;
    // The next combination: the last place that can move does, those behind it follow.
    std::size_t i = k;
    while (i > 0 && places[i - 1] == all.size() - k + i - 1) --i;
    if (i == 0) break;
    ++places[i - 1];
    for (std::size_t j = i; j < k; ++j) places[j] = places[j - 1] + 1;
  }
  return sum.value() / count;
}

/// The same over drawn subsets: the first k of a shuffle each.
double drawn_mean_entropy(const Whole& whole, std::size_t k, int subsets, core::Run& run) {
  const core::Stream stream = run.stream("subset").at(k);
  const std::size_t n = whole.all().size();
  CompensatedSum sum;
  std::vector<double> u(k);
  for (int s = 0; s < subsets; ++s) {
    run.tick();
    stream.at(static_cast<std::uint64_t>(s)).fill_uniform(u);
    std::vector<std::size_t> variables = whole.all();
    for (std::size_t i = 0; i < k; ++i) {
      const auto other = i + static_cast<std::size_t>(u[i] * static_cast<double>(n - i));
      std::swap(variables[i], variables[std::min(other, n - 1)]);
    }
    variables.resize(k);
    std::sort(variables.begin(), variables.end());
    sum.add(whole.entropy(variables));
  }
  return sum.value() / subsets;
}

}  // namespace

double tse_complexity(const TseComplexity& question, core::Run& run) {
  const Whole whole(kTseComplexity, question, run);
  const std::size_t n = whole.all().size();
  if (n > kMostVariables)
    throw core::BadParameter(kTseComplexity, "of", fmt::format("{} variables", n),
                             fmt::format("at most {}", kMostVariables));
  if (question.subsets < 1)
    throw core::BadParameter(kTseComplexity, "subsets", std::to_string(question.subsets), "at least 1");
  // ⟨TC(X_A)⟩ = (k/n) Σ H(X_i) − ⟨H(X_A)⟩, so that each term is ⟨H(X_A)⟩ − (k/n) H(X).
  const double together = whole.entropy(whole.all());
  CompensatedSum sum;
  bool is_drawn = false;
  for (std::size_t k = 1; k < n; ++k) {
    const bool draws = choose(n, k) > question.subsets;
    is_drawn |= draws;
    sum.add(draws ? drawn_mean_entropy(whole, k, question.subsets, run) : mean_entropy(whole, k, run));
    sum.add(-static_cast<double>(k) / static_cast<double>(n) * together);
  }
  if (is_drawn)
    run.warn(
        fmt::format("{}: of sizes with more than {} subsets that many were drawn", kTseComplexity, question.subsets));
  return whole.exact(sum.value());
}

}  // namespace ansatz::information
