// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/scorecards/scorecards.h"

#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/information/discrete/scorecards/two_groups.h"

namespace ansatz::information {

namespace {

core::Array by_bin(const TwoGroups& groups, std::vector<double> values, const char* label) {
  core::Array out({groups.bins}, std::move(values));
  out.label = label;
  return out;
}

const char* strength(double value) {
  if (value < 0.02) return "none";
  if (value < 0.1) return "weak";
  if (value < 0.3) return "medium";
  return value < 0.5 ? "strong" : "suspicious";
}

const char* stability(double value) {
  if (value < 0.1) return "stable";
  return value < 0.25 ? "moderate" : "shifted";
}

}  // namespace

InformationValueResult information_value(const InformationValue& question, core::Run& run) {
  constexpr const char* kKernel = "information_value";
  if (question.errors != "totals" && question.errors != "simple")
    throw core::BadParameter(kKernel, "errors", "\"" + question.errors + "\"", "\"totals\" or \"simple\"");
  const TwoGroups groups = read_groups(kKernel, question, "goods", question.goods, "bads", question.bads, false, run);
  const JeffreysInference inferred = infer_jeffreys(groups, question.level);
  const double all_goods = groups.first_total, all_bads = groups.second_total;
  const double totals = question.errors == "totals" ? 1 / all_goods + 1 / all_bads : 0;
  std::vector<double> weights, errors, shares;
  for (std::size_t j = 0; j < groups.first.size(); ++j) {
    const double g = groups.first[j] * all_goods, b = groups.second[j] * all_bads;
    weights.push_back(std::log(groups.first[j] / groups.second[j]));
    errors.push_back(std::sqrt(std::max(0.0, 1 / g + 1 / b - totals)));
    shares.push_back((g + b) / (all_goods + all_bads));
  }
  InformationValueResult out;
  out.value = inferred.value;
  out.standard_error = inferred.standard_error;
  out.low = inferred.low;
  out.high = inferred.high;
  out.statistic = inferred.statistic;
  out.df = inferred.df;
  out.p = inferred.p;
  out.weights = by_bin(groups, std::move(weights), "weight of evidence");
  out.weight_errors = by_bin(groups, std::move(errors), "standard error");
  out.shares = by_bin(groups, std::move(shares), "share");
  out.reading = strength(out.value);
  return out;
}

StabilityIndexResult stability_index(const StabilityIndex& question, core::Run& run) {
  constexpr const char* kKernel = "stability_index";
  const TwoGroups groups =
      read_groups(kKernel, question, "expected", question.expected, "actual", question.actual, true, run);
  const JeffreysInference inferred = infer_jeffreys(groups, question.level);
  std::vector<double> terms;
  for (std::size_t j = 0; j < groups.first.size(); ++j)
    terms.push_back((groups.second[j] - groups.first[j]) * std::log(groups.second[j] / groups.first[j]));
  StabilityIndexResult out;
  out.value = inferred.value;
  out.df = inferred.df;
  if (groups.are_counts()) {
    out.standard_error = inferred.standard_error;
    out.low = inferred.low;
    out.high = inferred.high;
    out.statistic = inferred.statistic;
    out.p = inferred.p;
  }
  out.terms = by_bin(groups, std::move(terms), "share of the index");
  out.reading = stability(out.value);
  return out;
}

}  // namespace ansatz::information
