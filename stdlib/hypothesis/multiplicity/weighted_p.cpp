// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/multiplicity/weighted_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>

#include "stdlib/core/as_array.h"
#include "stdlib/core/error.h"
#include "stdlib/hypothesis/multiplicity/ordered_p.h"

namespace ansatz::hypothesis {

namespace {

/// How many of n hypotheses hold, by the first of the lines from (n + 1, 1) to (i, p) whose slope turns back; p in
/// increasing order.
double holding(const std::vector<double>& p) {
  const auto n = static_cast<double>(p.size());
  double before = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < p.size(); ++i) {
    const double here = (n - static_cast<double>(i)) / (1 - p[i]);
    if (here > before || i + 1 == p.size()) return std::min(n, std::floor(here) + 1);
    before = here;
  }
  return n;
}

}  // namespace

core::Array weighted_benjamini_hochberg(const WeightedP& question, core::Run& run) {
  constexpr const char* kKernel = "weighted_benjamini_hochberg";
  core::Array out = checked_p(kKernel, question.p);
  const auto p = out.mutable_real();
  if (question.weights.size() != p.size())
    throw core::BadParameter(kKernel, "weights", fmt::format("{} numbers for {} p", question.weights.size(), p.size()),
                             "one for each p");
  double sum = 0, counted = 0;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const double weight = question.weights[i];
    if (!(weight >= 0) || std::isinf(weight))
      throw core::BadParameter(kKernel, "weights", fmt::format("{:g} somewhere", weight), "finite and at least 0");
    if (!std::isnan(p[i])) sum += weight, counted += 1;
  }
  if (counted > 0 && !(sum > 0)) throw core::BadParameter(kKernel, "weights", "0 everywhere", "above 0 somewhere");
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (std::isnan(p[i])) continue;
    const double weight = question.weights[i] * counted / sum;
    p[i] = weight > 0 ? std::min(1.0, p[i] / weight) : 1;
  }
  return benjamini_hochberg({std::move(out)}, run);
}

core::Array grouped_benjamini_hochberg(const GroupedP& question, core::Run& run) {
  constexpr const char* kKernel = "grouped_benjamini_hochberg";
  core::Array out = checked_p(kKernel, question.p);
  const auto p = out.mutable_real();
  const auto names = core::as_array(question.group);
  if (!names || names->rank() != 1 || names->size() != p.size())
    throw core::BadParameter(kKernel, "group",
                             names ? fmt::format("an array of {}", names->size()) : question.group.describe(),
                             fmt::format("an array with a text or number for each of the {} p", p.size()));
  std::map<std::string, std::vector<double>> groups;
  for (std::size_t i = 0; i < p.size(); ++i)
    if (!std::isnan(p[i])) groups[names->element_text(i)].push_back(p[i]);
  std::map<std::string, double> share;
  double held = 0, counted = 0;
  for (auto& [name, values] : groups) {
    std::sort(values.begin(), values.end());
    const double here = holding(values);
    held += here, counted += static_cast<double>(values.size());
    share[name] = here / static_cast<double>(values.size());
  }
  const double rest = 1 - (counted > 0 ? held / counted : 0);
  if (!(rest > 0))
    run.warn("grouped_benjamini_hochberg: all hypotheses of all groups seem to hold, so that none is rejected");
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (std::isnan(p[i])) continue;
    const double holds = share.at(names->element_text(i));
    // Weighted p are compared with α/(1 − π̄₀): the factor `rest` brings them back to α.
    p[i] = holds < 1 ? std::min(1.0, p[i] * holds / (1 - holds) * rest) : 1;
  }
  return benjamini_hochberg({std::move(out)}, run);
}

}  // namespace ansatz::hypothesis
