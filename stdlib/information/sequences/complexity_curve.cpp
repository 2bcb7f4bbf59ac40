// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/complexity_curve.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::information {

namespace {

constexpr int kFactors = 60;  // of the default orders, four decades

std::vector<double> orders_or_default(const char* kernel, EntropyFamily family, const std::vector<double>& given) {
  if (given.empty()) {
    std::vector<double> out{0};
    // An even number of factors meets 1 in the middle.
    for (int i = 0; i <= kFactors; ++i) out.push_back(2 * i == kFactors ? 1 : std::pow(10.0, -2 + 4.0 * i / kFactors));
    return out;
  }
  for (const double q : given)
    if (!(q >= 0) || (std::isinf(q) && family == EntropyFamily::tsallis))
      throw core::BadParameter(kernel, "orders", fmt::format("{:g}", q),
                               family == EntropyFamily::tsallis ? "at least 0 and finite" : "at least 0");
  return given;
}

}  // namespace

ComplexityCurveEstimate complexity_curve_of(const char* kernel, const std::vector<double>& counts, std::size_t order,
                                            const std::string& family, const std::vector<double>& orders,
                                            core::Run& run) {
  const EntropyFamily of = entropy_family(kernel, "family", family);
  const std::vector<double> at = orders_or_default(kernel, of, orders);
  const auto cells = static_cast<double>(patterns_of(order));
  std::vector<double> seen, entropy, complexity;
  double windows = 0;
  for (const double count : counts) {
    if (count > 0) seen.push_back(count);
    windows += count;
  }
  for (const double q : at) {
    run.tick();
    const ComplexityPoint point = generalised_complexity(seen, cells, of, q);
    entropy.push_back(point.entropy);
    complexity.push_back(point.complexity);
  }
  const core::Dimension along("q", core::Array::of(at));
  ComplexityCurveEstimate out;
  out.entropy = core::Array({along}, std::move(entropy));
  out.entropy.label = "normalised entropy";
  out.complexity = core::Array({along}, std::move(complexity));
  out.complexity.label = "complexity";
  out.missing = 1 - static_cast<double>(seen.size()) / cells;
  out.windows = windows;
  return out;
}

ComplexityCurveEstimate complexity_curve(const ComplexityCurve& question, core::Run& run) {
  constexpr const char* kKernel = "complexity_curve";
  const OrdinalSeries read(kKernel, question, kLongestPattern);
  const OrdinalCounts found = count_patterns(read.windows, run);
  read.warn_of(kKernel, found.windows, run);
  return complexity_curve_of(kKernel, {found.counts.begin(), found.counts.end()}, read.order, question.family,
                             question.orders, run);
}

}  // namespace ansatz::information
