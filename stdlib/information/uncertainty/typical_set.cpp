// SPDX-License-Identifier: MIT
#include "stdlib/information/uncertainty/typical_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "stdlib/core/count.h"
#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/discrete/distribution.h"
#include "stdlib/information/discrete/entropies.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

constexpr const char* kTypicalSet = "typical_set";
constexpr double kMostTypes = 2e7;
constexpr double kOnTheBorder = 1e-12;

double checked_tolerance(const char* kernel, double tolerance) {
  if (!(tolerance > 0) || std::isinf(tolerance))
    throw core::BadParameter(kernel, "tolerance", fmt::format("{:g}", tolerance), "above 0 and finite");
  return tolerance;
}

// Symbols of one mass.
struct AlikeSymbols {
  double log_mass, log_number;
};

std::vector<AlikeSymbols> grouped(std::vector<double> p) {
  std::sort(p.begin(), p.end());
  std::vector<AlikeSymbols> out;
  for (std::size_t first = 0; first < p.size();) {
    std::size_t last = first;
    while (last < p.size() && p[last] == p[first]) ++last;
    if (p[first] > 0) out.push_back({std::log(p[first]), std::log(static_cast<double>(last - first))});
    first = last;
  }
  return out;
}

// A sum of exponentials that keeps the largest apart.
struct LogSum {
  double largest = -std::numeric_limits<double>::infinity();
  CompensatedSum scaled;

  void add(double logarithm) {
    if (logarithm > largest) {
      CompensatedSum moved;
      moved.add(scaled.value() * std::exp(largest - logarithm));
      scaled = moved;
      largest = logarithm;
    }
    scaled.add(std::exp(logarithm - largest));
  }
  double value() const { return largest + std::log(scaled.value()); }
};

}  // namespace

TypicalityEstimate typicality(const Typicality& question, core::Run&) {
  constexpr const char* kKernel = "typicality";
  const double tolerance = checked_tolerance(kKernel, question.tolerance);
  if (!(question.entropy >= 0) || std::isinf(question.entropy))
    throw core::BadParameter(kKernel, "entropy", fmt::format("{:g}", question.entropy), "at least 0 and finite");
  const Series series(kKernel, "x", question.x, 1);
  const Moments about = moments(series.values());
  const auto n = static_cast<double>(series.size());
  TypicalityEstimate out;
  out.rate = about.mean;
  out.excess = out.rate - question.entropy;
  out.is_typical = std::abs(out.excess) <= tolerance;
  out.error = n > 1 ? about.deviation / std::sqrt(n - 1) : std::numeric_limits<double>::quiet_NaN();
  return out;
}

TypicalSetMeasures typical_set(const TypicalSet& question, core::Run& run) {
  const double scale = log_of_base(kTypicalSet, question.base);
  const double tolerance = checked_tolerance(kTypicalSet, question.tolerance) * scale;
  const std::size_t n = core::count_of_at_least(1, kTypicalSet, "length", question.length);
  const Series given(kTypicalSet, "p", question.p, 1);
  std::vector<double> p(given.values().begin(), given.values().end());
  normalise_masses(kTypicalSet, "p", p, run);
  const double entropy = shannon_entropy(p);
  const std::vector<AlikeSymbols> kinds = grouped(p);
  const auto length = static_cast<double>(n);
  double types = 1;
  for (std::size_t k = 1; k < kinds.size(); ++k) types *= (length + static_cast<double>(k)) / static_cast<double>(k);
  if (types > kMostTypes)
    throw core::BadParameter(
        kTypicalSet, "length",
        fmt::format("{}, which is shared among {} different masses in {:.2g} ways", n, kinds.size(), types),
        fmt::format("such that there are at most {:.0e}; shorter, or with fewer masses", kMostTypes));
  std::vector<double> log_factorial(n + 1);
  for (std::size_t i = 2; i <= n; ++i) log_factorial[i] = std::lgamma(static_cast<double>(i) + 1);
  CompensatedSum mass;
  LogSum size;
  bool is_any = false;
  // Shares out what is left among the kinds from `kind` on; `ways` and `surprisal` are those of the kinds before.
  const std::function<void(std::size_t, std::size_t, double, double)> share = [&](std::size_t kind, std::size_t left,
                                                                                  double ways, double surprisal) {
    const bool is_last = kind + 1 == kinds.size();
    if (kind + 2 >= kinds.size()) run.tick();
    for (std::size_t taken = is_last ? left : 0; taken <= left; ++taken) {
      const auto count = static_cast<double>(taken);
      const double with_ways = ways - log_factorial[taken] + count * kinds[kind].log_number;
      const double with_surprisal = surprisal - count * kinds[kind].log_mass;
      if (!is_last) {
        share(kind + 1, left - taken, with_ways, with_surprisal);
        continue;
      }
      if (std::abs(with_surprisal / length - entropy) > tolerance + kOnTheBorder) continue;
      is_any = true;
      mass.add(std::exp(with_ways - with_surprisal));
      size.add(with_ways);
    }
  };
  share(0, n, log_factorial[n], 0);
  TypicalSetMeasures out;
  out.entropy = entropy / scale;
  out.mass = std::min(1.0, mass.value());
  out.log_size = is_any ? size.value() / scale : -std::numeric_limits<double>::infinity();
  out.size = is_any ? std::exp(size.value()) : 0;
  return out;
}

}  // namespace ansatz::information
